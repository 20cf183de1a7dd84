// The interval of any smooth figure of a list of units, from leaving each of them out once.
// Source: Tukey (1958), Annals of Mathematical Statistics 29, 614; Efron & Tibshirani (1993), An
// Introduction to the Bootstrap, chapter 11.
// In words: the squared standard error is (n − 1)/n times the sum of squared distances of the n figures
// without one unit from their mean; the interval is the figure of all units ± t(n − 1) standard errors.
// Nothing is drawn, so the same units always give the same interval.
//
// Example: the mean of 1, 2, 6 without one of them is 4, 3.5 and 1.5; mean 3, squared distances 1, .25,
// 2.25; standard error √(2/3 × 3.5) = 1.528, which is the textbook's s/√n = 2.646/√3.
import type { Interval } from './interval';
import { centre, sum } from './mean';
import { isConstant } from './spread';
import { tMultiplier } from './student-t';

/**
 * 95 % interval of a figure, whose units are a sample of those that could have been taken.
 *
 * @param figure a smooth function of the units, in any order; null where it is not defined for them.
 * @returns null for fewer than two units, where the figure is not defined for all of them or without
 *   one of them, and where no unit changes it: then they do not show how far others would.
 */
export function jackknifeInterval<Unit>(
  units: readonly Unit[],
  figure: (units: readonly Unit[]) => number | null,
): Interval | null {
  const all = units.length < 2 ? null : figure(units);
  if (all === null) return null;
  const without = units.flatMap(
    (_, left) => figure(units.filter((_one, place) => place !== left)) ?? [],
  );
  if (without.length < units.length || isConstant(without)) return null;
  const squares = sum(centre(without).map((distance) => distance ** 2));
  const error = Math.sqrt(((units.length - 1) / units.length) * squares);
  const reach = tMultiplier(units.length - 1) * error;
  return { low: all - reach, high: all + reach };
}
