// Search as you type: every word of the query has to stand somewhere in an entry. Entries are lower-cased
// once, so that a search is nothing but a look through texts.
import { formOf } from '../../core/instrument/deal';
import type { Scenario } from '../../core/instrument/pack';
import { VALUES, type Value } from '../../core/values';
import type { Choice } from './address';

/** The texts of an entry as one, in lower case. A word has no line break, so it never spans two texts. */
export function searchable(texts: readonly string[]): string {
  return texts.join('\n').toLowerCase();
}

const built = new WeakMap<readonly Scenario[], string[]>();

/** The texts of scenarios, lower-cased, in order; built once for each pack that is open. */
export function textsOf(scenarios: readonly Scenario[]): string[] {
  const known = built.get(scenarios);
  if (known !== undefined) return known;
  const texts = scenarios.map(({ title, text, actions }) =>
    searchable([title, text, ...VALUES.map((value) => actions[value])]),
  );
  built.set(scenarios, texts);
  return texts;
}

/**
 * The scenarios that a choice leaves: those of the area, form and search.
 *
 * @param scenarios all of a pack: how many there are decides the form (deal.ts).
 */
export function found(
  scenarios: readonly Scenario[],
  { area, form, search }: Pick<Choice, 'area' | 'form' | 'search'>,
): readonly Scenario[] {
  const words = wordsOf(search);
  const texts = words.length === 0 ? [] : textsOf(scenarios);
  return scenarios.filter(
    (scenario, place) =>
      (area === null || scenario.area === area) &&
      (form === null || formOf(scenario, scenarios) === form) &&
      hasWords(texts[place] ?? '', words),
  );
}

/** The words of a query; none for an empty one, which finds everything. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

export function hasWords(lowered: string, words: readonly string[]): boolean {
  return words.every((word) => lowered.includes(word));
}

export interface Piece {
  text: string;
  isHit: boolean;
}

/** So many hits of a text are marked: a single letter stands everywhere. */
const MARKED = 3;

/** A text in pieces, the first of those that the query names marked. */
export function pieces(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ text, isHit: false }];
  const hits = [...text.matchAll(pattern(words))].slice(0, MARKED);
  const found: Piece[] = [];
  let end = 0;
  for (const { 0: hit, index } of hits) {
    found.push({ text: text.slice(end, index), isHit: false }, { text: hit, isHit: true });
    end = index + hit.length;
  }
  return [...found, { text: text.slice(end), isHit: false }].filter((piece) => piece.text !== '');
}

function pattern(words: readonly string[]): RegExp {
  // Longest first: of two words that begin alike the longer one is marked.
  const longest = words.toSorted((a, b) => b.length - a.length);
  const escaped = longest.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'giu');
}

export interface Excerpt {
  /** The value whose action it is; null for the scenario's own text. */
  value: Value | null;
  text: string;
}

/** So much of a text stands before its first hit, and so much of it is shown; lists cut it by lines. */
const BEFORE = 60;
const SHOWN = 300;

/** The part of a scenario that shows why it was found: from its text, or else from an action. */
export function excerpt(scenario: Scenario, words: readonly string[]): Excerpt {
  const title = scenario.title.toLowerCase();
  const sought = words.filter((word) => !title.includes(word));
  const texts: Excerpt[] = [
    { value: null, text: scenario.text },
    ...VALUES.map((value) => ({ value, text: scenario.actions[value] })),
  ];
  const found =
    texts.find(({ text }) => hasWords(text.toLowerCase(), sought)) ??
    texts.find(({ text }) => sought.some((word) => text.toLowerCase().includes(word)));
  const { value, text } = found ?? { value: null, text: scenario.text };
  return { value, text: part(text, sought) };
}

/** What is shown of a text: from a little before its first hit, cut between two words. */
function part(text: string, words: readonly string[]): string {
  const hit = words.length === 0 ? 0 : text.search(pattern(words));
  const cut = hit <= BEFORE ? 0 : text.lastIndexOf(' ', hit - BEFORE) + 1;
  const shown = text.length - cut <= SHOWN ? text.slice(cut) : `${text.slice(cut, cut + SHOWN)}…`;
  return cut === 0 ? shown : `… ${shown}`;
}
