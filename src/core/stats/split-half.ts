// Reliability by split halves: how far a profile would come out the same with other questions.
// Source: Spearman (1910) and Brown (1910), British Journal of Psychology 3, 271 and 296.
// In words: cut the questions at random into two halves, make a profile of each, and correlate the two;
// take the mean r of 100 such cuts, and step it up once to the whole length, 2r/(1 + r). Stepping up the
// single r and then taking the mean would lean on the cuts that happen to agree.
//
// Example: a mean r of .5 between halves gives 1/1.5 = .667 for the whole.
import { mean } from './mean';
import { pearson } from './pearson';

const CUTS = 100;

/** Two profiles of one length, from two halves of the questions. */
export type Halves = readonly [readonly number[], readonly number[]];

/**
 * Mean r between halves over 100 cuts, −1 to 1. A cut with a flat half counts as 0: a half without shape
 * agrees with nothing. Null where every cut has one.
 *
 * @param cut makes the two half profiles of a new random cut.
 */
export function meanHalfR(cut: () => Halves): number | null {
  const found = Array.from({ length: CUTS }, () => pearson(...cut()));
  return found.every((r) => r === null) ? null : mean(found.map((r) => r ?? 0));
}

/**
 * Reliability of the whole from the r between its halves. Null for r of 0 or less: the formula then runs
 * off to −∞, and halves that do not go together show no reliability to step up.
 */
export function spearmanBrown(r: number): number | null {
  return r > 0 ? (2 * r) / (1 + r) : null;
}
