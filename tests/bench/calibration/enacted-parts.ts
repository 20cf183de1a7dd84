// What one simulated sitting of scenarios adds to the figures: which intervals covered the truth, how far
// estimates were stretched, and which pairs were told apart.
import { bare } from '../../../src/core/score/estimate';
import type { BalancedProfile, Estimate } from '../../../src/core/score/types';
import { at } from '../../../src/core/stats/array';
import { differencesOf, type Difference } from '../../../src/core/stats/differences';
import { centre } from '../../../src/core/stats/mean';
import { spearman } from '../../../src/core/stats/spearman';
import { meanOf, partOf, slopeOf, type Part, type Parts } from './figures';
import type { Truth } from './truth';

/** Bounds of the sizes of true differences, logits, between which power is shown. */
const SIZES = [0.5, 1, 2, Infinity];

export const POWER = SIZES.slice(0, -1).map((low, place) => {
  const high = at(SIZES, place + 1);
  const name = high === Infinity ? `${low} or more` : `${low} to ${high}`;
  return { low, high, name: `told apart, true difference ${name}` };
});

/** Of the intervals that exist, how many hold the truth. */
export function covered(estimates: readonly (Estimate | null)[], truth: readonly number[]): Part {
  return partOf(
    estimates.flatMap((estimate, place) => {
      const { low, high } = estimate ?? bare(0);
      return low === null || high === null
        ? []
        : [low <= at(truth, place) && at(truth, place) <= high];
    }),
  );
}

const valuesOf = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);

/** Differences of worths ± multiplier × their error, of the pairs that count. */
function coveredDifferences(
  profile: BalancedProfile,
  truth: Truth,
  multiplier: number,
  counts: (pair: Difference['pair']) => boolean,
): Part {
  if (profile.worth === null || profile.covariance === null) return partOf([]);
  const worths = valuesOf(profile.worth);
  const differences = differencesOf(worths, Float64Array.from(profile.covariance));
  return partOf(
    differences
      .filter(({ pair }) => counts(pair))
      .map(({ pair: [a, b], error }) => {
        const seen = at(worths, a) - at(worths, b);
        const real = at(truth.worths, a) - at(truth.worths, b);
        return Math.abs(seen - real) <= multiplier * error;
      }),
  );
}

/** Pairs told apart the right way round, among those whose truths differ by so much. */
function power({ toldApart }: BalancedProfile, truth: readonly number[]): Record<string, Part> {
  const told = new Set(toldApart.map((pair) => pair.join(' ')));
  const ordered = truth.map((_, place) => place).sort((a, b) => at(truth, b) - at(truth, a));
  const pairs = ordered.flatMap((a, place) =>
    ordered.slice(place + 1).map((b) => ({ name: `${a} ${b}`, size: at(truth, a) - at(truth, b) })),
  );
  return Object.fromEntries(
    POWER.map(({ low, high, name }) => [
      name,
      partOf(
        pairs.filter(({ size }) => size >= low && size < high).map((pair) => told.has(pair.name)),
      ),
    ]),
  );
}

/**
 * The parts of a sitting with intervals.
 *
 * @param multiplier standard errors that the interval of a difference reaches either way.
 */
export function enactedParts(profile: BalancedProfile, truth: Truth, multiplier: number): Parts {
  const worths = profile.worth ?? [];
  const isChosen = (value: number) => profile.chosen?.[value] !== 0;
  const where = (chosen: boolean) =>
    worths.map((estimate, value) => (isChosen(value) === chosen ? estimate : null));
  const differences = (counts: (pair: Difference['pair']) => boolean) =>
    coveredDifferences(profile, truth, multiplier, counts);
  const reversed = profile.toldApart.some(
    ([larger, smaller]) => at(truth.worths, larger) < at(truth.worths, smaller),
  );
  return {
    worth: covered(where(true), truth.worths),
    'worth, never chosen': covered(where(false), truth.worths),
    difference: differences((pair) => pair.every(isChosen)),
    'difference, never chosen': differences((pair) => !pair.every(isChosen)),
    share: covered(profile.share, truth.shares),
    rate: covered(profile.rate ?? [], truth.rates),
    'slope of worths': slopeOf(valuesOf(worths), truth.worths),
    'slope of shares': slopeOf(centre(valuesOf(profile.share)), centre(truth.shares)),
    'rank correlation': meanOf(spearman(valuesOf(worths), truth.worths)),
    'a pair told apart the wrong way round': partOf([reversed]),
    ...power(profile, truth.worths),
  };
}
