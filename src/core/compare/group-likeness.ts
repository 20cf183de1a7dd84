// How alike the respondents of a group are: the mean r of every two, with an interval that respondents, not
// pairs, are the unit of (docs/measurement.md, section 7). "People differ more than models" sets the mean
// of people beside that of models at equal length and beside the band of one respondent (equal-length.ts).
// Method: a bootstrap of respondents, Davison & Hinkley (1997), chapter 2. In words: draw as many
// respondents as there are, with replacement, take the mean r over pairs of different respondents among
// them, 2,000 times; the interval is the mean ± t(n − 1) × the standard deviation of these × √(n/(n − 1)).
//
// Example: three respondents with r of .9, .6 and .3: mean .6, and too few for an interval.
import { bare, within } from '../score/estimate';
import type { Estimate } from '../score/types';
import { at } from '../stats/array';
import { mean } from '../stats/mean';
import { randomFor, type Random } from '../stats/random';
import { spread } from '../stats/spread';
import { tMultiplier } from '../stats/student-t';
import { withR, type PairwiseR } from './agreement';

const DRAWS = 2000;
/** Fewer respondents say too little of how respondents differ. */
const FEWEST = 5;

export interface GroupLikeness {
  /** Respondents that have an r; flat profiles have none. */
  respondents: number;
  /** Mean r over every two of them, −1 to 1. */
  r: Estimate;
  /** Why there is no interval; null where there is one. */
  note: string | null;
}

/** Mean r over pairs of different respondents among those drawn; null where all are the same one. */
function meanOfDrawn(r: readonly (readonly number[])[], drawn: readonly number[]): number | null {
  let [total, pairs] = [0, 0];
  drawn.forEach((i, place) => {
    for (const j of drawn.slice(0, place)) {
      if (i === j) continue;
      total += at(r[i] ?? [], j);
      pairs += 1;
    }
  });
  return pairs === 0 ? null : total / pairs;
}

function drawnMeans(r: readonly (readonly number[])[], random: Random): number[] {
  return Array.from({ length: DRAWS }, () =>
    meanOfDrawn(
      r,
      r.map(() => random.below(r.length)),
    ),
  ).filter((one) => one !== null);
}

/**
 * Mean pairwise r of a group; null where no two respondents have one.
 *
 * @param r of every two respondents, as `profileAgreement` or `equalLengthR` give it: null for flat
 *   profiles.
 * @param seed a whole number for the draws of respondents.
 */
export function groupLikeness(r: PairwiseR, seed: number): GroupLikeness | null {
  const { r: known } = withR(r);
  const count = known.length;
  const pairs = known.flatMap((row, i) => row.slice(0, i));
  if (pairs.length === 0) return null;
  const value = mean(pairs);
  if (count < FEWEST) {
    const note = `No interval: ${count} respondents, and ${FEWEST} are needed.`;
    return { respondents: count, r: bare(value), note };
  }
  const deviation = spread(drawnMeans(known, randomFor(seed, 'respondents')));
  if (deviation === 0) {
    return {
      respondents: count,
      r: bare(value),
      note: 'No interval: every two are equally alike.',
    };
  }
  const reach = tMultiplier(count - 1) * deviation * Math.sqrt(count / (count - 1));
  const estimate = within(-1, 1, { value, low: value - reach, high: value + reach });
  return { respondents: count, r: estimate, note: null };
}
