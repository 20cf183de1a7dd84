// Spearman's rank correlation: Pearson's correlation of the ranks, equal numbers sharing the mean of
// the ranks they fill. (The shortcut 1 − 6Σd²/(n³ − n) is wrong with ties and is not used.)
// Source: Spearman (1904), American Journal of Psychology 15, 72.
//
// Example: 1, 2, 2, 5 has ranks 1, 2.5, 2.5, 4; against 1, 2, 3, 4 it gives .949.
import { sum } from './mean';
import { pearson } from './pearson';

/** Rank of each number, 1 for the smallest; ties get the mean of their ranks. */
export function ranks(numbers: readonly number[]): number[] {
  return numbers.map((number) => {
    const below = sum(numbers.map((other) => (other < number ? 1 : 0)));
    const same = sum(numbers.map((other) => (other === number ? 1 : 0)));
    return below + (same + 1) / 2;
  });
}

/**
 * Spearman's correlation of two lists of the same length, −1 to 1; null where either is constant.
 *
 * @throws RangeError for lists of different lengths.
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  return pearson(ranks(a), ranks(b));
}
