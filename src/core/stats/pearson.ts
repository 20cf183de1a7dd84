// Pearson's correlation: how far two lists of numbers rise and fall together.
// Source: Pearson (1895), Proceedings of the Royal Society 58, 240.
// In words: the sum of products of the distances from the two means, divided by the root of the
// product of the two sums of squared distances.
//
// Example: 1, 2, 3 and 1, 3, 2: distances −1, 0, 1 and −1, 1, 0; r = 1 / √(2 × 2) = .5.
import { dot } from './array';
import { centre } from './mean';
import { isConstant } from './spread';

/**
 * Pearson's r of two lists of the same length, −1 to 1; null where either list is constant, for
 * then no correlation exists.
 *
 * @throws RangeError for lists of different lengths.
 */
export function pearson(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) {
    throw new RangeError(
      `a correlation pairs lists of one length, not ${a.length} and ${b.length}`,
    );
  }
  if (isConstant(a) || isConstant(b)) return null;
  const [x, y] = [centre(a), centre(b)];
  const r = dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
  return Math.min(1, Math.max(-1, r));
}
