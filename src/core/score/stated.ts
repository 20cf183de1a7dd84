// What a respondent says it values: the questionnaire's scores (docs/measurement.md, section 2).
// Source: Schwartz (1992, 2003): the score of a value is the mean of its items; centred is the score
// less the mean of all answered items (MRAT), never divided by a within-person spread.
//
// The interval. Items of one value differ around its score; their pooled variance s² within values has
// (answered − 10) degrees of freedom. The score of a value with n of the N answered items has variance
// s²/n. Centring is a projection: MRAT has variance s²/N and covariance s²/N with every score, so the
// covariance of centred scores is s² (1/n − 1/N) on the diagonal and −s²/N beside it.
//
// Where s² is 0, every value's items were all rated alike. That happens when each was rated with the
// same thought or with none; it does not show that the scores are exact. So no interval is given then.
//
// Example: two items a value, ten of each, all pairs one rating apart: s² = 10 × ½ / 10 = ½, variance of a
// centred score ½ (½ − 1/20) = .225, t with 10 degrees of freedom 2.228, so ± 1.06.
import { at } from '../stats/array';
import { matrixOf } from '../stats/matrix';
import { centre, mean, sum } from '../stats/mean';
import { isConstant } from '../stats/spread';
import { tMultiplier } from '../stats/student-t';
import { VALUES, VALUE_NAMES, perValue } from '../values';
import { withIntervals } from './estimate';
import { expectedRating, itemsOf, type Item } from './items';
import type { RatingAnswer, StatedProfile } from './types';
import { validityOf } from './validity';

interface Errors {
  covariance: number[] | null;
  multiplier: number;
  method: string;
}

const noErrors = (method: string): Errors => ({ covariance: null, multiplier: 0, method });

/** Sampling errors of centred scores from the ratings of each value's items. */
function errorsOf(ratings: readonly (readonly number[])[]): Errors {
  const counts = ratings.map((own) => own.length);
  const answered = sum(counts);
  const freedom = answered - ratings.length;
  if (freedom < 1)
    return noErrors(
      'No intervals of the stated scores: one item a value does not show how items differ.',
    );
  if (ratings.every(isConstant)) {
    return noErrors(
      'No intervals of the stated scores: the items of every value were all rated alike.',
    );
  }
  const variance = sum(ratings.flatMap((own) => centre(own).map((x) => x * x))) / freedom;
  return {
    covariance: [
      ...matrixOf(
        counts.length,
        (row, column) => variance * ((row === column ? 1 / at(counts, row) : 0) - 1 / answered),
      ),
    ],
    multiplier: tMultiplier(freedom),
    method: `t interval, ${freedom} degrees of freedom, from how the items of a value differ.`,
  };
}

/** The answered ratings of each value, on the scale on which 6 is "very much like me". */
function ratingsPerValue(items: readonly Item[]): number[][] {
  return perValue((value) =>
    items.flatMap(({ value: own, p }) => (own === value && p !== null ? [expectedRating(p)] : [])),
  );
}

/**
 * Scores less MRAT, −5 to 5, of the values that have an answered item; null for the others. For surveys,
 * whose means of a value are taken over those who have it; a profile needs all ten (scoreRatings).
 */
export function centredScores(items: readonly Item[]): (number | null)[] {
  const byValue = ratingsPerValue(items);
  const answered = byValue.flat();
  return byValue.map((own) => (own.length === 0 ? null : mean(own) - mean(answered)));
}

/**
 * Scores a questionnaire. No profile where a value has no answer; then a note names the values.
 *
 * @param ratings every item asked; unanswered ones with p null, so that they count as missing.
 * @throws RangeError for rows that are no ratings (items.ts).
 */
export function scoreRatings(
  kind: 'person' | 'model',
  ratings: readonly RatingAnswer[],
): { profile: StatedProfile | null; notes: string[] } {
  const items = itemsOf(ratings);
  if (items.length === 0) return { profile: null, notes: [] };
  const byValue = ratingsPerValue(items);
  const empty = VALUES.filter((_, place) => byValue[place]?.length === 0);
  if (empty.length > 0) {
    const names = empty.map((value) => VALUE_NAMES[value]).join(', ');
    return { profile: null, notes: [`No questionnaire profile: no answered item for ${names}.`] };
  }
  const answered = byValue.flat();
  const raw = byValue.map(mean);
  const mrat = mean(answered);
  const errors = errorsOf(byValue);
  const profile: StatedProfile = {
    items: items.length,
    answered: answered.length,
    validity: validityOf(kind, items),
    mrat,
    raw,
    centred: withIntervals(
      raw.map((score) => score - mrat),
      errors.covariance,
      errors.multiplier,
    ),
    covariance: errors.covariance,
    intervalMethod: errors.method,
  };
  return { profile, notes: [] };
}
