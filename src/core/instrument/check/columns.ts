// What the classifier counts in an action: function words, lengths, or all common words.
import { sparse, type SparseRow } from '../../stats/ridge';
import { addTo, zeros } from '../../stats/vector';
import { VALUES, type PerValue } from '../../values';
import { FUNCTION_WORDS } from './function-words';
import { bareWords, sentenceCount, words } from './words';

/** All words: those of at least this many actions, and at most so many. */
const COMMON = 3;
const MOST_WORDS = 600;

/** The ten actions of one scenario. */
export interface TenActions {
  actions: PerValue<string>;
}

/** What is counted in a text: names of columns, and their numbers. */
export interface Columns {
  names: readonly string[];
  of: (text: string) => number[];
}

export const LENGTHS: Columns = {
  names: ['(words)', '(characters)', '(long words)', '(commas)', '(sentences)'],
  of: (text) => {
    const all = words(text);
    const letters = all.reduce((total, word) => total + word.length, 0);
    const commas = text.split(',').length - 1;
    const meanLength = all.length === 0 ? 0 : letters / all.length;
    return [all.length, text.length, meanLength, commas, sentenceCount(text)];
  },
};

/** The ten actions of a scenario as rows, in circular order. */
export const rowsOf = (columns: Columns, { actions }: TenActions): SparseRow[] =>
  VALUES.map((value) => sparse(columns.of(actions[value])));

/** The part that each listed word has of a text's words. */
export function frequencies(names: readonly string[]): Columns {
  const places = new Map(names.map((word, place) => [word, place]));
  const of = (text: string) => {
    const all = bareWords(text);
    const parts = zeros(names.length);
    for (const word of all) {
      const place = places.get(word);
      if (place !== undefined) addTo(parts, place, 1 / all.length);
    }
    return [...parts];
  };
  return { names, of };
}

/** Commonest words first; of equally common ones in the order of their letters. */
export function commonWords(texts: readonly string[]): string[] {
  const actions = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(bareWords(text))) actions.set(word, (actions.get(word) ?? 0) + 1);
  }
  return [...actions]
    .filter(([, count]) => count >= COMMON)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

const FREQUENCIES = frequencies(FUNCTION_WORDS);

/** Function words and lengths. */
export const PHRASING: Columns = {
  names: [...FREQUENCIES.names, ...LENGTHS.names],
  of: (text) => [...FREQUENCIES.of(text), ...LENGTHS.of(text)],
};
