// Fisher's interval of a correlation: the n pairs taken as a sample.
// Source: Fisher (1921), Metron 1, 3.
// In words: on the scale artanh r the standard error is 1/√(n − 3); go 1.96 of it either way, come
// back with tanh.
//
// Example: r = .32 of ten values: artanh .3316, standard error .378, so −.39 to .79.
import { NORMAL_95, type Interval } from './interval';

/**
 * 95 % interval of a correlation `r` (−1 to 1) of `pairs` pairs; r of exactly 1 or −1 keeps it.
 *
 * @throws RangeError for fewer than four pairs.
 */
export function fisherInterval(r: number, pairs: number): Interval {
  if (pairs < 4) throw new RangeError(`Fisher's interval needs four pairs or more, not ${pairs}`);
  const middle = Math.atanh(r);
  const reach = NORMAL_95 / Math.sqrt(pairs - 3);
  return { low: Math.tanh(middle - reach), high: Math.tanh(middle + reach) };
}
