// Whether values that are neighbours on the circle stand at similar heights, in one profile and over many
// (docs/measurement.md, section 7).
//
// Example: R² .68 of ten values, p .02: neighbours stand at similar heights.
import { count, fraction, pValue } from './format';
import { plainly, TOLD, type Sentences } from './sentences';

export interface CircleFitToSay {
  /** Part of the variance that one wave round the circle has, 0 to 1. */
  rSquared: number;
  /** How often ten numbers without any circle fit as well. */
  p: number;
}

/** One profile; null where it is flat. */
export function sayCircleFit(fit: CircleFitToSay | null): Sentences {
  if (fit === null) return plainly('All ten values come out alike, so there is no shape to see.');
  return {
    plain: [
      fit.p <= TOLD
        ? 'Values that are neighbours on the circle stand at similar heights.'
        : "Whether neighbours on the circle stand at similar heights can't be told.",
    ],
    figures: [
      `Cosine fit: R² = ${fraction(fit.rSquared)}, ${pValue(fit.p)}, 10 values; chance gives .22 in the mean.`,
    ],
  };
}

/**
 * Many profiles.
 *
 * @param rho Spearman's correlation of distance on the circle with r between values; null where there are
 *   too few profiles, or flat ones.
 */
export function sayCircleStructure(rho: number | null, profiles: number): Sentences {
  if (rho === null) {
    return plainly(
      `Whether neighbours on the circle go together can't be told from ${count(profiles, 'profile')}.`,
    );
  }
  return {
    plain: [`How closely ${count(profiles, 'profile')} follow the circle stands in the details.`],
    figures: [
      `Distance on the circle with r between values: Spearman ρ = ${fraction(rho)}, no interval, ${count(profiles, 'profile')}, 45 pairs of values; the theory foresees a number well below 0.`,
    ],
  };
}
