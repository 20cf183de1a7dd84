// The four higher-order groups: how high the values of a group stand together, in what is said and in
// what is done.
// Source: Schwartz (1992, 2012): the score of a group is the mean of the scores of its values. Its variance
// is the mean of the group's part of their covariance, wᵀ C w with weight 1/k on each of its k values,
// because the scores of one respondent hang together; its interval has the multiplier of the scores.
//
// Example: two values at .6 and .2 with variances .04 and .04 and covariance −.01: .4, variance
// (.04 + .04 − .02)/4 = .015, so ± 1.96 × .122 = ± .24.
import { at } from '../stats/array';
import { NORMAL_95 } from '../stats/interval';
import { mean, sum } from '../stats/mean';
import { tMultiplier } from '../stats/student-t';
import { GROUPS, place, VALUES } from '../values';
import { bare } from './estimate';
import { frequencies } from './frequencies';
import type { Estimate, Profile } from './types';

/** In the order of GROUPS. */
type GroupScores = readonly Estimate[];

export interface HigherOrder {
  /** Rating points from the respondent's own mean; null without a questionnaire. */
  stated: GroupScores | null;
  /** Logits of worth; percent of choices where there is no worth; null without scenarios. */
  enacted: GroupScores | null;
}

/**
 * The groups' means of ten scores.
 *
 * @param covariance of the scores, 10 × 10, row by row; null where there is none, then without intervals.
 * @param multiplier how many standard errors the interval reaches either way.
 */
export function groupMeans(
  scores: readonly number[],
  covariance: ArrayLike<number> | null,
  multiplier: number,
): Estimate[] {
  return GROUPS.map(({ values }) => {
    const places = values.map(place);
    const value = mean(places.map((one) => at(scores, one)));
    if (covariance === null) return bare(value);
    const cells = places.flatMap((row) =>
      places.map((column) => at(covariance, row * VALUES.length + column)),
    );
    const reach = multiplier * Math.sqrt(Math.max(0, sum(cells))) * (1 / places.length);
    return { value, low: value - reach, high: value + reach };
  });
}

const numbers = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);

/** Both halves of a profile by group; nothing of a questionnaire that is invalid. */
export function higherOrder({ stated, enacted }: Pick<Profile, 'stated' | 'enacted'>): HigherOrder {
  const isHeard = stated !== null && stated.validity.state !== 'invalid';
  const freedom = (stated?.answered ?? 0) - VALUES.length;
  const ofChoices =
    enacted?.model === null ? NORMAL_95 : tMultiplier(Math.max(1, (enacted?.scenarios ?? 0) - 1));
  return {
    stated: isHeard
      ? groupMeans(
          numbers(stated.centred),
          stated.covariance,
          stated.covariance === null ? 0 : tMultiplier(freedom),
        )
      : null,
    enacted:
      enacted === null
        ? null
        : groupMeans(numbers(enacted.worth ?? frequencies(enacted)), enacted.covariance, ofChoices),
  };
}
