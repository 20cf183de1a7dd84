// The t interval of a mean, and the mean that so many numbers could have found.
// Sources: Student (1908), Biometrika 6, 1; Cohen (1988), Statistical Power Analysis, chapter 2. In words:
// mean ± t × standard deviation / √n, with n − 1 degrees of freedom. A true mean is found in 80 % of
// repeats if it lies as many standard errors from 0 as the test asks, plus .84 (of t: its 80 % point).
//
// Example: 1, 2, 6: mean 3, standard error 1.53, t with 2 degrees of freedom 4.30, so −3.57 to 9.57.
import type { Interval } from './interval';
import { centre, mean, sum } from './mean';
import { isConstant } from './spread';
import { tMultiplier, tTails } from './student-t';

const POWER = 0.8;

/** Standard error of the mean; null for one number and for numbers that do not differ. */
function errorOf(numbers: readonly number[]): number | null {
  if (numbers.length < 2 || isConstant(numbers)) return null;
  const squares = sum(centre(numbers).map((x) => x * x));
  return Math.sqrt(squares / (numbers.length - 1) / numbers.length);
}

/** 95 % interval of the mean of at least one number; null where nothing shows how they differ. */
export function meanInterval(numbers: readonly number[]): Interval | null {
  const error = errorOf(numbers);
  if (error === null) return null;
  const [middle, reach] = [mean(numbers), error * tMultiplier(numbers.length - 1)];
  return { low: middle - reach, high: middle + reach };
}

/** Two-sided p of the t test that the mean is 0; 1 where nothing shows how the numbers differ. */
export function meanP(numbers: readonly number[]): number {
  const error = errorOf(numbers);
  return error === null ? 1 : tTails(Math.abs(mean(numbers)) / error, numbers.length - 1);
}

/**
 * The distance from 0 of a true mean that a two-sided t test of so many, so different numbers finds in 80 %
 * of repeats, in their unit; null where nothing shows how they differ.
 *
 * @param level of the test, above 0 and below 1.
 */
export function detectableMean(numbers: readonly number[], level: number): number | null {
  const error = errorOf(numbers);
  if (error === null) return null;
  const df = numbers.length - 1;
  return error * (tMultiplier(df, 1 - level) + tMultiplier(df, 2 * POWER - 1));
}
