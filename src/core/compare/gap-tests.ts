// Which values' gaps are more than chance: a p value for each difference of z scores, and Holm's
// correction over the ten values (docs/measurement.md, sections 4.1 and 4.5).
// In words: a difference's 95 % interval reaches √(a² + b²) either way, a and b being the reaches of the two
// halves (gap.ts). Its p is 1 less the confidence at which that interval would just touch 0. So p is below
// .05 exactly where the interval does not reach 0, whatever the degrees of freedom of the halves. Where both
// rest on known errors it is the normal test of d ÷ √(s² + s²).
//
// Example: reaches .6 and .8 at 95 % with known errors, difference 1.0: the interval just reaches 0, p = .05.
import { enactedFreedom, statedFreedom } from '../score/freedom';
import type { EnactedProfile, Estimate, Gap, StatedProfile } from '../score/types';
import { holmAdjusted } from '../stats/holm';
import { normalQuantile } from '../stats/normal';
import { tMultiplier } from '../stats/student-t';

export interface GapTest {
  /** Two-sided, 0 to 1. */
  p: number;
  /** After Holm's correction over the values that have a p. */
  adjusted: number;
}

/** p is known to this. */
const HALVINGS = 40;

/** One half of a difference: how far it reaches at 95 %, and on how many degrees of freedom. */
interface Half {
  reach: number;
  df: number | null;
}

/** Standard errors that an interval of this confidence, above 0 and below 1, reaches. */
function multiplier(df: number | null, confidence: number): number {
  return df === null ? normalQuantile((1 + confidence) / 2) : tMultiplier(df, confidence);
}

/** 1 less the confidence at which the interval of a difference touches 0. */
function touching(difference: number, halves: readonly Half[]): number {
  const errors = halves.map(({ reach, df }) => ({ error: reach / multiplier(df, 0.95), df }));
  const reachAt = (p: number) =>
    Math.hypot(...errors.map(({ error, df }) => error * multiplier(df, 1 - p)));
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (reachAt(middle) > Math.abs(difference)) low = middle;
    else high = middle;
  }
  return high;
}

function reachOf({ value, high }: Estimate): number | null {
  return high === null ? null : high - value;
}

/**
 * A test for each of the ten values; null where the difference has no interval.
 *
 * @param gap of these two profiles (gap.ts).
 */
export function gapTests(
  stated: StatedProfile,
  enacted: EnactedProfile,
  gap: Gap,
): (GapTest | null)[] {
  const tests = gap.difference.map(({ value, low }, place) => {
    const [says, does] = [gap.stated[place], gap.enacted[place]];
    if (low === null || says === undefined || does === undefined) return null;
    const [a, b] = [reachOf(says), reachOf(does)];
    if (a === null || b === null) return null;
    return touching(value, [
      { reach: a, df: statedFreedom(stated) },
      { reach: b, df: enactedFreedom(enacted) },
    ]);
  });
  const adjusted = holmAdjusted(tests.filter((p) => p !== null));
  return tests.map((p) => (p === null ? null : { p, adjusted: adjusted.shift() ?? p }));
}
