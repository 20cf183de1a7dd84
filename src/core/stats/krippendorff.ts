// Krippendorff's α: how far raters agree beyond chance, with any number of raters a unit and ratings
// missing; for names (nominal data) and for numbers whose distances count (interval data).
// Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, case C.
// In words: 1 − observed ÷ expected disagreement. Observed: over the ordered pairs of ratings given to
// one unit, the sum of their disagreement, each unit weighted by 1 / (its ratings − 1). Expected: the
// same over all ratings that could have been paired. Two names disagree by 0 or 1, two numbers by the
// square of their distance. 1 is full agreement, 0 what chance gives, below 0 less than that.
//
// Example: two raters, units (a, a), (a, b), (b, b): n = 6, observed 2/6, expected 18/30 of a pair of
// different names, α = .444. Numbers (1, 1), (1, 3), (3, 3): every disagreement is 4 and not 1, so .444 too.
import { centre, sum } from './mean';

/** Expected disagreements below this part of the ratings' squares are rounding. */
const ROUNDING = 1e-12;

/** α from the sum of disagreements over all ordered pairs of a list of ratings. */
function alphaBy<T>(
  units: readonly (readonly T[])[],
  disagreement: (ratings: readonly T[]) => number,
): number | null {
  const paired = units.filter((ratings) => ratings.length >= 2);
  const all = paired.flat();
  const observed = sum(paired.map((ratings) => disagreement(ratings) / (ratings.length - 1)));
  const expected = all.length === 0 ? 0 : disagreement(all) / (all.length - 1);
  return expected > 0 ? 1 - observed / expected : null;
}

/** Ordered pairs of different names. */
function differingPairs(names: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].reduce((pairs, count) => pairs - count ** 2, names.length ** 2);
}

/** Σ (a − b)² over ordered pairs: 2 n × the squared distances from the mean; 0 where it is rounding. */
function squaredDistances(numbers: readonly number[]): number {
  const squares = (list: readonly number[]) => sum(list.map((number) => number * number));
  const around = squares(centre(numbers));
  return around > ROUNDING * squares(numbers) ? 2 * numbers.length * around : 0;
}

/**
 * @param units for each unit the names that its raters gave it, in any order; units with fewer than
 *   two names do not count.
 * @returns −1 to 1; null where no unit has two names or all names are the same, because chance then
 *   leaves no room to disagree.
 */
export function nominalAlpha(units: readonly (readonly string[])[]): number | null {
  return alphaBy(units, differingPairs);
}

/**
 * The same for numbers, such as ratings of how sound an action is; every number is finite.
 *
 * @returns at most 1; null where no unit has two numbers or all numbers are the same.
 */
export function intervalAlpha(units: readonly (readonly number[])[]): number | null {
  return alphaBy(units, squaredDistances);
}
