// Several p values judged together, so that in at most 5 % of families without any effect one of them
// is called significant; and which of several estimates differ, said of all pairs at once, where their
// covariance is itself an estimate from few clusters.
// Source: Holm (1979), Scandinavian Journal of Statistics 6, 65. In words: order the m p values; the
// smallest counts m times, the next m − 1 times, and so on, never less than one before it, at most 1.
// For pairs of estimates: the largest |t| must pass the t interval of 1 − .05/m, the next of
// 1 − .05/(m − 1), and so on until one fails.
// The drawn maximum (largest-difference.ts) takes every pair's error as known. With five questions a
// scenario, over 12, 20 and 30 scenarios, it told pairs of ten equal worths apart in 12, 9 and 7 % of our
// simulations, Holm in 1 to 7 %. Holm does not mend a covariance that is too small: with one question a
// scenario it did so in 19 to 78 % at 15 scenarios and 12 to 24 % at 30. So enacted-model.ts asks it only
// from 12 scenarios and 60 questions on.
//
// Examples: p of .01, .04, .03 become .03, .06, .06. Of 45 pairs with 29 degrees of freedom the largest
// |t| must pass 3.62, the second 3.61.
import { at } from './array';
import { differencesOf, type Difference } from './differences';
import type { Matrix } from './matrix';
import { tMultiplier, tTails } from './student-t';

/** Holm's adjusted p values, 0 to 1, in the order given; all are tests of one family. */
export function holmAdjusted(p: readonly number[]): number[] {
  const ascending = p.map((_, place) => place).sort((a, b) => at(p, a) - at(p, b));
  const adjusted = p.map(() => 0);
  let least = 0;
  ascending.forEach((place, rank) => {
    least = Math.max(least, Math.min(1, at(p, place) * (p.length - rank)));
    adjusted[place] = least;
  });
  return adjusted;
}

/** How many standard errors the first of so many differences must pass. */
export function holmCritical(differences: number, df: number): number {
  return tMultiplier(df, 1 - 0.05 / differences);
}

/**
 * Pairs of places told apart, the larger estimate first.
 *
 * @param df degrees of freedom of the covariance.
 */
export function toldApartByHolm(
  estimates: readonly number[],
  covariance: Matrix,
  df: number,
): Difference['pair'][] {
  const ordered = differencesOf(estimates, covariance).sort((a, b) => b.t - a.t);
  const adjusted = holmAdjusted(ordered.map(({ t }) => tTails(t, df)));
  return ordered.filter((_, place) => at(adjusted, place) < 0.05).map(({ pair }) => pair);
}
