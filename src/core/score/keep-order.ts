// In about how many of 100 repeats, with other questions of the same length, two values of one person
// would keep their order (docs/measurement.md, section 9).
// Method: the predictive distribution of a normal model, Gelman et al., Bayesian Data Analysis, 2.5. In
// words: N = 100 × Φ(d / √(v + s)). d and v are mean and variance of the difference of two worths after the
// answers, from a fit whose prior has the spread of worths among people, .8. s is the sampling variance of
// the repeat: what is left of 1/v when the prior's part, 1/(2 × .8²), is taken off, turned over again.
// Rounded to 5 and never above 95, because no more is known; below 60 nothing is said. Only pairs that were
// told apart over all 45 at once, or fixed before looking, may be asked: the pair that looks best does so
// partly by chance. Never the share of bootstrap draws: in simulations a printed 98 kept the order in 71.
//
// Example: d = 1.2, v = .2: s = 1/(5 − .78) = .237, N = 100 × Φ(1.2/.661) = 96.5, printed as 95.
import { at } from '../stats/array';
import { inverse } from '../stats/matrix';
import { normalProbability } from '../stats/normal';
import { entry } from '../stats/vector';
import type { Question } from './questions';
import { fitToForecast, FORECAST_DEVIATION } from './worth';

const STEP = 5;
const MOST = 95;
const LEAST = 60;

/** Places of two values on the circle, the one that stands higher first. */
export type Pair = readonly [number, number];

export interface KeptOrder {
  pair: Pair;
  /** 60 to 95 in steps of 5; null where the order cannot be told. */
  of100: number | null;
}

/**
 * N from the difference of two worths, higher less lower, and its variance after the answers; null below
 * 60, and where the answers tell nothing of the difference.
 */
export function keptOf100(difference: number, variance: number): number | null {
  const precision = 1 / variance - 1 / (2 * FORECAST_DEVIATION ** 2);
  if (!(difference > 0 && precision > 0)) return null;
  const repeats = 100 * normalProbability(difference / Math.sqrt(variance + 1 / precision));
  return repeats < LEAST ? null : Math.min(MOST, STEP * Math.round(repeats / STEP));
}

/**
 * @param questions of one person, at least one.
 * @param pairs told apart simultaneously over the 45 (EnactedProfile.toldApart), or fixed before looking.
 */
export function keptOrders(questions: readonly Question[], pairs: readonly Pair[]): KeptOrder[] {
  const { parameters, curvature } = fitToForecast(questions);
  const covariance = inverse(curvature);
  const cell = (row: number, column: number) => entry(covariance, row * parameters.length + column);
  return pairs.map((pair) => {
    const [i, j] = pair;
    const difference = at(parameters, i) - at(parameters, j);
    const variance = cell(i, i) + cell(j, j) - 2 * cell(i, j);
    return { pair, of100: keptOf100(difference, variance) };
  });
}
