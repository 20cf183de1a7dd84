// A pack of one's own: beginning one, putting a scenario in, and what a version changed.
import { dealOf, THIRTY } from '../../../core/instrument/deal';
import type { Pack, Scenario } from '../../../core/instrument/pack';
import { randomFor } from '../../../core/stats/random';
import { shuffle } from '../../../core/stats/shuffle';
import { canonicalJson, hashOf } from '../../../core/study/trial';
import { VALUES, type Value } from '../../../core/values';
import { count } from '../../../ui/format';
import type { Written } from './drafts';

const UNTITLED = 'pack';

/** What is asked of somebody who begins a pack. */
export interface NewPack {
  title: string;
  language: string;
  licence: string;
  author: string;
}

/** "My school", s-3f9a2c1b → "my-school-3f9a2c1b": apart from what others call theirs. */
export function packId(title: string, scenario: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '');
  return `${name === '' ? UNTITLED : name}-${scenario.replace(/^s-/, '')}`.slice(0, 40);
}

/** The relabelling of one thirty: the same for a pack for ever, another for every thirty. */
function relabelling(pack: string, thirty: number): Value[] {
  const seed = Number.parseInt(hashOf({ pack, thirty }).slice(0, 8), 16);
  return shuffle(VALUES, randomFor(seed, 'dealing'));
}

/** The scenarios dealt anew from the first on; those that had their place keep their deal. */
function dealt(pack: string, known: readonly Value[][], scenarios: readonly Written[]) {
  const thirties = Math.ceil(scenarios.length / THIRTY);
  const all = Array.from(
    { length: thirties },
    (_, thirty) => known[thirty] ?? relabelling(pack, thirty),
  );
  return {
    relabelling: all,
    scenarios: scenarios.map(({ id, area, title, text, actions }, index): Scenario => ({
      id,
      area,
      title,
      text,
      actions,
      ...dealOf(index, all[Math.floor(index / THIRTY)]),
    })),
  };
}

/**
 * A new pack with one scenario. Its texts are as they were written: `readPack` says whether they do.
 *
 * @param year of the citation.
 */
export function beginPack(about: NewPack, scenario: Written, year: number): Pack {
  const title = about.title.trim();
  const author = about.author.trim();
  const licence = about.licence.trim();
  const id = packId(title, scenario.id);
  return {
    format: 'axia-pack',
    formatVersion: 1,
    id,
    // Storing it as the next version of those with its id gives it its own.
    version: '1.0.0',
    title,
    language: about.language.trim(),
    translationOf: null,
    licence,
    source: author === '' ? '' : `Written by ${author}.`,
    citation: `${author} (${year}). ${title}. ${licence}.`,
    questionnaire: null,
    scenarios: { kind: 'scenarios', id: 'scenarios', title, ...dealt(id, [], [scenario]) },
  };
}

/** The pack with the scenario in the place of the one with its id, or else as its last. */
export function withScenario(pack: Pack, scenario: Written): Pack {
  const set = pack.scenarios ?? {
    kind: 'scenarios',
    id: 'scenarios',
    title: pack.title,
    relabelling: [],
    scenarios: [],
  };
  const isKnown = set.scenarios.some(({ id }) => id === scenario.id);
  const scenarios = isKnown
    ? set.scenarios.map((one) => (one.id === scenario.id ? scenario : one))
    : [...set.scenarios, scenario];
  return { ...pack, scenarios: { ...set, ...dealt(pack.id, set.relabelling, scenarios) } };
}

const contentOf = ({ area, title, text, actions }: Scenario) =>
  canonicalJson({ area, title, text, actions });

function named(what: string, list: readonly Scenario[]): string[] {
  const [first] = list;
  if (first === undefined) return [];
  return [
    list.length === 1 ? `${what} “${first.title}”` : `${what} ${count(list.length, 'scenario')}`,
  ];
}

/** What a version changed of the one before it, in a line: "Changed “The borrowed van”." */
export function changeLine(before: Pack | null, after: Pack): string {
  const [old, now] = [before, after].map((pack) => pack?.scenarios?.scenarios ?? []);
  const oldById = new Map(old?.map((one) => [one.id, one]));
  const nowIds = new Set(now?.map(({ id }) => id));
  const added = now?.filter(({ id }) => !oldById.has(id)) ?? [];
  const taken = old?.filter(({ id }) => !nowIds.has(id)) ?? [];
  const changed =
    now?.filter((one) => {
      const known = oldById.get(one.id);
      return known !== undefined && contentOf(known) !== contentOf(one);
    }) ?? [];
  const parts = [
    ...named(before === null ? 'begun with' : 'added', added),
    ...named('changed', changed),
    ...named('took out', taken),
  ];
  const line = parts.length === 0 ? 'other details' : parts.join(', ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}
