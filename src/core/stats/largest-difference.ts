// Which of several estimates differ, said of all pairs at once, where their covariance is known.
// Source: the maximum |t| of simultaneous inference, Hothorn, Bretz & Westfall (2008), Biometrical
// Journal 50, 346. In words: draw the errors of all estimates 10,000 times, note each time the largest
// |difference| in standard errors, and ask of every pair more than 95 % of these. So in at most 5 % of
// profiles without differences any pair is told apart.
//
// Example: ten independent estimates ask for 3.16 standard errors of a difference, not for 1.96 (the
// 95 % point of the studentised range, 4.47, over √2).
import { differencesOf, type Difference } from './differences';
import { cholesky, sizeOf, times, type Matrix } from './matrix';
import { quantile } from './quantile';
import type { Random } from './random';
import { entry, zeros } from './vector';

const DRAWS = 10_000;

/** How many standard errors two estimates must lie apart, simultaneously over all pairs at 95 %. */
export function criticalDifference(
  differences: readonly Difference[],
  covariance: Matrix,
  random: Random,
): number {
  const lower = cholesky(covariance);
  const [normal, errors] = [zeros(sizeOf(covariance)), zeros(sizeOf(covariance))];
  const largest = zeros(DRAWS).map(() => {
    times(lower, random.normals(normal), errors);
    let top = 0;
    for (const { pair, error } of differences) {
      top = Math.max(top, Math.abs(entry(errors, pair[0]) - entry(errors, pair[1])) / error);
    }
    return top;
  });
  return quantile(largest.sort(), 0.95);
}

/** Pairs of places told apart, the larger estimate first. */
export function toldApartByLargest(
  estimates: readonly number[],
  covariance: Matrix,
  random: Random,
): Difference['pair'][] {
  const differences = differencesOf(estimates, covariance);
  const critical = criticalDifference(differences, covariance, random);
  return differences.filter(({ t }) => t > critical).map(({ pair }) => pair);
}
