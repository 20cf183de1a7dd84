// How far two distributions over the same options lie apart: the Jensen–Shannon distance, base 2.
// Source: Lin (1991), IEEE Transactions on Information Theory 37, 145; that its root is a metric: Endres &
// Schindelin (2003), ibid. 49, 1858. In words: the entropy of the average of the two, less the average of
// their entropies, is the divergence, 0 to 1 bit; the distance is its root.
//
// Example: (1, 0) and (½, ½): average (¾, ¼) has .8113 bits, the two have 0 and 1, so the divergence is
// .3113 and the distance .558.
import { at } from './array';
import { entropy } from './entropy';

/** Divergences below this are rounding of the entropies. */
const ROUNDING = 1e-15;

/**
 * 0 for equal distributions, 1 for two without a common option.
 *
 * @param p probabilities that sum to 1, as many as in `q`; options in the same order.
 */
export function jensenShannonDistance(p: readonly number[], q: readonly number[]): number {
  const average = p.map((part, option) => (part + at(q, option)) / 2);
  const divergence = entropy(average) - (entropy(p) + entropy(q)) / 2;
  return divergence < ROUNDING ? 0 : Math.min(1, Math.sqrt(divergence));
}
