// A draft as the page uses it: a new one, one of a scenario that a pack has already, what is written
// of it, and how it looks as a scenario, to the checks, and as a text file.
import type { ScenarioDraft } from '../../../core/instrument/check/scenario';
import type { KeptDraft } from '../../../core/instrument/draft';
import type { Scenario } from '../../../core/instrument/pack';
import { asParagraph } from '../../../core/instrument/plain-text';
import { VALUE_NAMES, VALUES, type PerValue, type Value } from '../../../core/values';
import { newId } from '../../me/people';
import { AREA_NAMES } from '../words';

export type DraftAction = KeptDraft['actions'][Value];

/** The title, the request and ten actions. */
export const TEXTS = 2 + VALUES.length;

/**
 * A new draft's id, which becomes the id of its scenario: the same draft added twice, as after a tab
 * that closed in between, is one scenario.
 */
export function newDraftId(): string {
  return `s-${newId().slice(0, 8)}`;
}

/** The id of the draft in which a pack's scenario is edited: there is one at a time. */
export function editId(pack: string, scenario: string): string {
  return `${pack}/${scenario}`;
}

/** What a draft's id says of its scenario; null for what is no such id. */
export function readDraftId(id: string): { pack: string | null; scenario: string } | null {
  const match = /^(?:([a-z0-9][a-z0-9-]{0,39})\/)?([a-z0-9][a-z0-9-]{0,39})$/.exec(id);
  return match === null ? null : { pack: match[1] ?? null, scenario: match[2] ?? '' };
}

function actionsOf<T>(of: (value: Value) => T): Record<Value, T> {
  return {
    SD: of('SD'),
    ST: of('ST'),
    HE: of('HE'),
    AC: of('AC'),
    PO: of('PO'),
    SE: of('SE'),
    CO: of('CO'),
    TR: of('TR'),
    BE: of('BE'),
    UN: of('UN'),
  };
}

/** An action in a person's words. */
export function byPerson(text: string): DraftAction {
  return { text, draftedBy: null, readByPerson: true };
}

export function emptyDraft(scenario: string): KeptDraft {
  const actions = actionsOf(() => byPerson(''));
  return { pack: null, scenario, area: 'other', title: '', text: '', actions };
}

export function draftOf(pack: string, { id, area, title, text, actions }: Scenario): KeptDraft {
  const drafted = actionsOf((value) => byPerson(actions[value]));
  return { pack, scenario: id, area, title, text, actions: drafted };
}

const isWritten = (text: string) => text.trim() !== '';

/** How many of the twelve texts have words. */
export function written({ title, text, actions }: KeptDraft): number {
  return [title, text, ...VALUES.map((value) => actions[value].text)].filter(isWritten).length;
}

/** The values whose action a model has written and nobody has read. */
export function unreadActions({ actions }: Pick<KeptDraft, 'actions'>): Value[] {
  return VALUES.filter((value) => isUnread(actions[value]));
}

export function isUnread({ text, draftedBy, readByPerson }: DraftAction): boolean {
  return isWritten(text) && draftedBy !== null && !readByPerson;
}

export function emptyActions({ actions }: Pick<KeptDraft, 'actions'>): Value[] {
  return VALUES.filter((value) => !isWritten(actions[value].text));
}

/** As the checks read it. */
export function toCheck({ scenario, title, text, actions }: KeptDraft): ScenarioDraft {
  return { id: scenario, title, text, actions: actionsOf((value) => actions[value].text) };
}

/** A scenario before it has a place in a pack, and so no deal; its texts may still be wrong. */
export interface Written {
  id: string;
  area: Scenario['area'];
  title: string;
  text: string;
  actions: PerValue<string>;
}

/** The scenario of a draft, each of its texts as one paragraph. */
export function scenarioOf({ scenario, area, title, text, actions }: KeptDraft): Written {
  return {
    id: scenario,
    area,
    title: asParagraph(title),
    text: asParagraph(text),
    actions: actionsOf((value) => asParagraph(actions[value].text)),
  };
}

/** The draft as a text for people, for when it cannot be stored. */
export function asText({ area, title, text, actions }: KeptDraft): string {
  const lines = VALUES.map((value) => `${VALUE_NAMES[value]}: ${actions[value].text}`);
  return [title, `Area: ${AREA_NAMES[area]}`, text, ...lines, ''].join('\n\n');
}
