// What becomes of rows that are no choice: each is left out or mended by one of these rules, which are
// counted and told beside the result, never thrown (docs/measurement.md, "Bad input").
import { VALUES } from '../values';
import { readingOf } from './distribution';
import { OPTIONS, type PackedChoices } from './packed';

/** The rules, and how their sentences go on after so many rows. */
const RULES = [
  ['values', 'left out: not four different values of the ten.'],
  ['probabilities', 'left out: a probability is missing, negative or not finite.'],
  ['sum', 'left out: the probabilities do not sum to 1.'],
  ['rounded', 'made to sum to 1, which the probabilities missed by at most .002.'],
  ['otherValues', 'left out: other values than the first answer to the same question.'],
  [
    'again',
    'left out: the same question in the same wording and order again; the first answer counts.',
  ],
] as const;

export type Rule = (typeof RULES)[number][0];

/** How often each rule was used. */
export type Tally = Record<Rule, number>;

export function emptyTally(): Tally {
  return { values: 0, probabilities: 0, sum: 0, rounded: 0, otherValues: 0, again: 0 };
}

/** What was left out or mended, in sentences; none where nothing was. */
export function sentencesOf(tally: Tally): string[] {
  return RULES.flatMap(([rule, happened]) => {
    const rows = tally[rule];
    if (rows === 0) return [];
    return [
      `${rows === 1 ? '1 scenario answer was' : `${rows} scenario answers were`} ${happened}`,
    ];
  });
}

/** The rule by which a row is left out whatever the others are; null where it may count. */
export function faultOf({ offered, p }: PackedChoices, row: number): Rule | null {
  const from = OPTIONS * row;
  let values = 0;
  for (let option = from; option < from + OPTIONS; option += 1) {
    const value = offered[option] ?? VALUES.length;
    const bit = 1 << value;
    if (value >= VALUES.length || (values & bit) !== 0) return 'values';
    values |= bit;
  }
  const reading = readingOf(p, from, OPTIONS);
  if (reading === 'no probabilities') return 'probabilities';
  return reading === 'not one' ? 'sum' : null;
}

/** Whether a row that counts was made to sum to 1. */
export function isRounded({ p }: PackedChoices, row: number): boolean {
  return readingOf(p, OPTIONS * row, OPTIONS) === 'rounded';
}
