// How far numbers on a circle rise and fall as one wave: what Schwartz's circle foresees of a profile,
// high at one place, low at the place opposite, even in between.
// Source: cosinor regression, Nelson et al. (1979), Chronobiologia 6, 305; for profiles on a circle, Gurtman
// (1992), Journal of Personality and Social Psychology 63, 105. In words: the least-squares fit of level +
// a cos angle + b sin angle to numbers at equal steps; R² is the part of their spread about the mean that
// the wave has, its peak the direction of (a, b). At equal steps cosine, sine and level do not touch each
// other, so a is 2/n × the sum of number × cosine, b likewise.
// Any numbers fit some wave: n in random order have R² 2/(n − 1) in the mean, ten .222. For normal numbers
// without any circle R² passes r with probability (1 − r)^((n − 3)/2), which is the F test with 2 and n − 3
// degrees of freedom.
//
// Example: 1, 0, −1, 0 at 0°, 90°, 180°, 270° are a cosine: R² 1, peak 0°, amplitude 1.
import { dot } from './array';
import { centre } from './mean';
import { isConstant } from './spread';

/** An R² below this is rounding: the direction of its wave has no meaning. */
const ROUNDING = 1e-12;

export interface CosineFit {
  /** Part of the variance that the wave has, 0 to 1. */
  rSquared: number;
  /**
   * Where the wave is highest: degrees from the first number towards the second, 0 up to 360; null where
   * there is no wave at all.
   */
  peak: number | null;
  /** Height of the wave above its middle, in the unit of the numbers. */
  amplitude: number;
  /** How often numbers without any circle fit as well, 0 to 1. */
  p: number;
}

/**
 * The wave that fits best; null where the numbers are constant.
 *
 * @param numbers at least four, at equal steps around the circle.
 * @throws RangeError for fewer than four.
 */
export function cosineFit(numbers: readonly number[]): CosineFit | null {
  const count = numbers.length;
  if (count < 4) throw new RangeError(`a wave is fitted to four numbers or more, not ${count}`);
  if (isConstant(numbers)) return null;
  const distances = centre(numbers);
  const angles = numbers.map((_, place) => (2 * Math.PI * place) / count);
  const a = (2 / count) * dot(distances, angles.map(Math.cos));
  const b = (2 / count) * dot(distances, angles.map(Math.sin));
  const amplitude = Math.hypot(a, b);
  const rSquared = Math.min(1, ((count / 2) * amplitude ** 2) / dot(distances, distances));
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return {
    rSquared,
    // Adding 360 to a tiny negative angle gives 360 itself, which is 0.
    peak: rSquared < ROUNDING ? null : (degrees + 360) % 360,
    amplitude,
    p: (1 - rSquared) ** ((count - 3) / 2),
  };
}
