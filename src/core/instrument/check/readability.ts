// How hard a text is to read: the Flesch–Kincaid grade, in school years of the United States; the
// age of a reader is about five years more.
// Source: Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of new readability formulas for Navy
// enlisted personnel, Research Branch Report 8-75. In words: .39 × words a sentence + 11.8 × syllables
// a word − 15.59.
//
// Example: “The cat sat on the mat.” has 6 words, 1 sentence, 6 syllables: 2.34 + 11.8 − 15.59 = −1.45.
import type { Band } from './lengths';
import { sentenceCount, words } from './words';

/** A scenario's text is for readers of fourteen: grade 9. Below 1 it would be baby talk. */
export const SCENARIO_GRADE: Band = { low: 1, high: 9 };
/** The ten actions of a scenario, read together. One sentence each, so a little above the text. */
export const ACTIONS_GRADE: Band = { low: 1, high: 10 };
/** All portraits read together: a reading age of about twelve is grade 7 at most. */
export const PORTRAITS_GRADE: Band = { low: 1, high: 7 };
/**
 * One portrait alone, so that easy ones do not make up for a hard one. It has no lowest grade, for two
 * short sentences are no baby talk; no text reads below −3.4, the grade of one short word.
 */
export const PORTRAIT_GRADE: Band = { low: -4, high: PORTRAITS_GRADE.high };

const SILENT_ENDING = /[^aeiouy](?:e|(?<=[^td])ed|(?<=[^sxzcgh])es)$/;
/** In “table”, “tables” and “tabled” the l is a syllable, written with the e. */
const SYLLABIC_L = /[^aeioulry]le[sd]?$/;

/**
 * Syllables of a word by its spelling, at least 1: groups of vowels; y is one unless it starts the
 * word or stands between vowels; a silent e, -es or -ed is none; “being” and “radio” have one more
 * than groups. Digits count one each. About one word in twenty comes out wrong by one (“idea”, 2).
 */
export function syllables(word: string): number {
  return word.split('-').reduce((total, part) => total + syllablesOfPart(part), 0);
}

function syllablesOfPart(part: string): number {
  const digits = part.match(/\p{N}/gu)?.length ?? 0;
  const letters = part
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .replace(/^y|(?<=[aeiou])y(?=[aeiou])/g, '-');
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = SILENT_ENDING.test(letters) && !SYLLABIC_L.test(letters) ? 1 : 0;
  const apart = letters.match(/[aeiouy](?=ing$|ings$)|(?<![tscg])i(?=[ao])/g)?.length ?? 0;
  return digits + Math.max(digits > 0 ? 0 : 1, groups - silent + apart);
}

/**
 * Grade of texts read together.
 *
 * @returns null where there is no word.
 */
export function gradeOf(texts: readonly string[]): number | null {
  const all = texts.flatMap(words);
  if (all.length === 0) return null;
  const sentences = texts.reduce((total, text) => total + sentenceCount(text), 0);
  const spoken = all.reduce((total, word) => total + syllables(word), 0);
  return (0.39 * all.length) / Math.max(1, sentences) + (11.8 * spoken) / all.length - 15.59;
}

/** What to change in texts whose grade is outside its band, or null; `name` starts the sentence. */
export function gradeMessage(texts: readonly string[], band: Band, name: string): string | null {
  const grade = gradeOf(texts);
  if (grade === null || (grade >= band.low && grade <= band.high)) return null;
  const change =
    grade > band.high
      ? `at most ${band.high} is allowed: use shorter sentences and shorter words`
      : `at least ${band.low} is wanted: join some of its very short sentences`;
  return `${name} reads at school grade ${grade.toFixed(1)}; ${change}.`;
}
