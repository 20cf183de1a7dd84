// Profiles out of published tables: one list of ten for each prompt wording and nothing finer. The
// only error that such tables show is how the wordings differ; items and scenarios are not in them.
//
// Example: shares of 23, 24, 23, 24, 24 under five wordings: mean 23.6, standard deviation .548, standard
// error .245, t with 4 degrees of freedom 2.776, so 22.9 to 24.3.
import { withIntervals } from '../score/estimate';
import type {
  EnactedProfile,
  Estimate,
  Profile,
  PublishedTables,
  StatedProfile,
} from '../score/types';
import { at } from '../stats/array';
import { diagonalMatrix } from '../stats/matrix';
import { centre, mean, sum } from '../stats/mean';
import { tMultiplier } from '../stats/student-t';
import { VALUES, perValue, type PerValue, type Ten } from '../values';
import { gapOf } from './gap';

/** Items of the PVQ-40: MRAT is the mean over items, so values with more items weigh more. */
const ITEMS: PerValue<number> = {
  SD: 4,
  ST: 3,
  HE: 3,
  AC: 4,
  PO: 3,
  SE: 5,
  CO: 4,
  TR: 4,
  BE: 4,
  UN: 6,
};
const ITEM_COUNT = sum(perValue((value) => ITEMS[value]));

function mratOf(scores: Ten): number {
  return sum(perValue((value, place) => ITEMS[value] * at(scores, place))) / ITEM_COUNT;
}

/** Means over the wordings, each with a t interval over the wordings. */
function overWordings(wordings: readonly Ten[]): Estimate[] {
  const columns = VALUES.map((_, place) => wordings.map((ten) => at(ten, place)));
  const freedom = wordings.length - 1;
  const variances = columns.map(
    (column) => sum(centre(column).map((x) => x * x)) / freedom / wordings.length,
  );
  const covariance = diagonalMatrix(Float64Array.from(variances));
  return withIntervals(columns.map(mean), covariance, tMultiplier(freedom));
}

function methodOf(wordings: readonly Ten[]): string {
  return `t interval over ${wordings.length} prompt wordings: how the wordings differ, and nothing else.`;
}

function statedOf(wordings: readonly Ten[]): StatedProfile {
  const raw = overWordings(wordings).map(({ value }) => value);
  return {
    items: ITEM_COUNT,
    answered: ITEM_COUNT,
    validity: {
      state: 'marked',
      reasons: ['Single ratings are not published, so they cannot be judged.'],
    },
    mrat: mratOf(raw),
    raw,
    centred: overWordings(wordings.map((ten) => ten.map((score) => score - mratOf(ten)))),
    covariance: null,
    intervalMethod: methodOf(wordings),
  };
}

function enactedOf({ scenarios, questions, share }: PublishedTables): EnactedProfile {
  return {
    scenarios,
    questions,
    offered: null,
    chosen: null,
    share: overWordings(share),
    rate: null,
    worth: null,
    covariance: null,
    toldApart: [],
    model: null,
    intervalMethod: methodOf(share),
  };
}

/**
 * The profile of a published respondent.
 *
 * @throws RangeError for fewer than two wordings, or lists shorter than ten.
 */
export function publishedProfile(tables: PublishedTables): Profile {
  const stated = statedOf(tables.stated);
  const enacted = enactedOf(tables);
  // No posterior is drawn without a covariance, so the seed has no effect.
  return { stated, enacted, gap: gapOf(stated, enacted, 0), notes: [] };
}
