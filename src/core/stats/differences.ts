// All differences between estimates that share a covariance, in standard errors.
// In words: t = (a − b) / √(variance of a + variance of b − 2 × their covariance).
//
// Example: estimates 3 and 1, variances 1 and 2, covariance .5: t = 2 / √(1 + 2 − 1) = 1.41.
import { sizeOf, type Matrix } from './matrix';
import { entry } from './vector';

export interface Difference {
  /** Place of the larger estimate, then of the smaller. */
  pair: readonly [number, number];
  /** Standard error of the difference, above 0. */
  error: number;
  /** Difference in standard errors, 0 or more. */
  t: number;
}

/** Standard errors below this are rounding: such a difference has no error and is left out. */
const ROUNDING = 1e-9;

/** The differences of all pairs; of ten estimates 45. */
export function differencesOf(estimates: readonly number[], covariance: Matrix): Difference[] {
  const size = sizeOf(covariance);
  const cell = (row: number, column: number) => entry(covariance, row * size + column);
  return estimates
    .flatMap((estimate, i) =>
      estimates.slice(0, i).map((other, j): Difference => {
        const variance = cell(i, i) + cell(j, j) - 2 * cell(i, j);
        const error = Math.sqrt(Math.max(0, variance));
        const pair = estimate > other ? ([i, j] as const) : ([j, i] as const);
        return { pair, error, t: Math.abs(estimate - other) / error };
      }),
    )
    .filter(({ error }) => error > ROUNDING);
}
