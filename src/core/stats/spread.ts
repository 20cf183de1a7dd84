// The spread of a profile: the root of the mean squared distance from the mean. It divides by the
// count and not by one less, because the ten values are all there are, not a sample of values.
//
// Example: 2, 4, 9 has mean 5, squared distances 9, 1, 16, mean 8.667, spread 2.944.
import { centre, mean } from './mean';

/** Differences below this are rounding of the arithmetic, relative to the largest number. */
const ROUNDING = 1e-9;

/** Whether all numbers are the same up to rounding: such a profile has no shape to correlate. */
export function isConstant(numbers: readonly number[]): boolean {
  const scale = Math.max(1, ...numbers.map(Math.abs));
  return Math.max(...numbers) - Math.min(...numbers) <= ROUNDING * scale;
}

/** Spread of at least one number; exactly 0 where `isConstant`. */
export function spread(numbers: readonly number[]): number {
  if (isConstant(numbers)) return 0;
  return Math.sqrt(mean(centre(numbers).map((distance) => distance * distance)));
}
