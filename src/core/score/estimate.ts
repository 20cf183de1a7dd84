// Estimates with their intervals, and the choice to give none.
import { at } from '../stats/array';
import type { Estimate } from './types';

/** A number without an interval. */
export function bare(value: number): Estimate {
  return { value, low: null, high: null };
}

/**
 * Each number ± multiplier × the root of its variance; without intervals where there is no
 * covariance (row by row; its diagonal is read).
 */
export function withIntervals(
  values: readonly number[],
  covariance: ArrayLike<number> | null,
  multiplier: number,
): Estimate[] {
  if (covariance === null) return values.map(bare);
  return values.map((value, place) => {
    const reach = multiplier * Math.sqrt(at(covariance, place * (values.length + 1)));
    return { value, low: value - reach, high: value + reach };
  });
}

/** The estimate with its bounds kept within what is possible. */
export function within(lowest: number, highest: number, { value, low, high }: Estimate): Estimate {
  return {
    value,
    low: low === null ? null : Math.max(lowest, low),
    high: high === null ? null : Math.min(highest, high),
  };
}
