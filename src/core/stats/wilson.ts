// Wilson's interval of a proportion: good for few trials, and never outside 0 to 1.
// Source: Wilson (1927), Journal of the American Statistical Association 22, 209.
// In words: all proportions π for which the observed one lies within 1.96 standard errors √(π(1−π)/n).
//
// Example: 3 of 12: centre (3 + 1.92) / (12 + 3.84) = .311, bounds .089 and .532.
import { NORMAL_95, type Interval } from './interval';

/**
 * 95 % interval of a proportion, 0 to 1.
 *
 * @param hits 0 to `trials`.
 * @throws RangeError for no trials or hits outside 0 to `trials`.
 */
export function wilson(hits: number, trials: number): Interval {
  if (!(trials > 0 && hits >= 0 && hits <= trials)) {
    throw new RangeError(`a proportion is some of at least one trial, not ${hits} of ${trials}`);
  }
  const square = NORMAL_95 ** 2;
  const middle = (hits + square / 2) / (trials + square);
  const reach =
    (NORMAL_95 / (trials + square)) * Math.sqrt((hits * (trials - hits)) / trials + square / 4);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
