// One person at two times: how alike the two profiles are, beside what chance alone would leave had nothing
// changed, and which values moved (docs/measurement.md, section 7, "Again").
// Other questions were asked the second time (a parallel form), so the errors of the two are independent. The
// portraits are the same ones again: then the band, which is for other portraits, lies lower than it need.
import { statedFreedom } from '../score/freedom';
import type { EnactedProfile, Estimate, Profile, StatedProfile } from '../score/types';
import { pearson } from '../stats/pearson';
import type { CorrelationPosterior } from '../stats/posterior-correlation';
import { randomFor } from '../stats/random';
import { repeatBand } from '../stats/repeat-correlation';
import { addedValueDifferences, type ValueDifferences } from './value-differences';

export interface Repeat {
  /** Pearson's r of the ten scores then and now; null where one profile is flat. */
  r: number | null;
  /** Where r would lie had nothing changed; null where the errors are not known. */
  band: CorrelationPosterior | null;
}

export interface Retest {
  /** Null where a questionnaire is missing or invalid. */
  stated: Repeat | null;
  /** Null where scenarios are missing. */
  enacted: Repeat | null;
  /** Worths now less worths then, Holm over the ten; null where one has none. */
  moved: ValueDifferences | null;
}

const numbers = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);

function repeatOf(
  then: { scores: readonly Estimate[]; covariance: readonly number[] | null },
  now: { scores: readonly Estimate[]; covariance: readonly number[] | null },
  df: number | null,
  seed: number,
): Repeat {
  const [before, after] = [numbers(then.scores), numbers(now.scores)];
  const [one, other] = [then.covariance, now.covariance];
  return {
    r: pearson(before, after),
    band:
      one === null || other === null
        ? null
        : repeatBand(
            { scores: before, covariance: one },
            { scores: after, covariance: other },
            df,
            randomFor(seed, 'posterior'),
          ),
  };
}

const counts = (stated: StatedProfile | null): stated is StatedProfile =>
  stated !== null && stated.validity.state !== 'invalid';

function statedRepeat(then: StatedProfile | null, now: StatedProfile | null, seed: number) {
  if (!counts(then) || !counts(now)) return null;
  return repeatOf(
    { scores: then.centred, covariance: then.covariance },
    { scores: now.centred, covariance: now.covariance },
    statedFreedom(then) + statedFreedom(now),
    seed,
  );
}

function enactedRepeat(then: EnactedProfile | null, now: EnactedProfile | null, seed: number) {
  if (then === null || now === null || then.worth === null || now.worth === null) return null;
  return repeatOf(
    { scores: then.worth, covariance: then.covariance },
    { scores: now.worth, covariance: now.covariance },
    null,
    seed,
  );
}

/**
 * Two profiles of one person, the earlier one first.
 *
 * @param seed a whole number for the draws.
 */
export function retest(then: Profile, now: Profile, seed: number): Retest {
  return {
    stated: statedRepeat(then.stated, now.stated, seed),
    enacted: enactedRepeat(then.enacted, now.enacted, seed),
    moved:
      then.enacted === null || now.enacted === null
        ? null
        : addedValueDifferences(now.enacted, then.enacted),
  };
}
