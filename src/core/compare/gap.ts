// The say–do gap of one respondent: each value's place in what it says and in what it does, the
// difference, and how far the two profiles go together (docs/measurement.md, section 4.1).
//
// Ratings and logits have no common unit, so both are shown in units of their own spread: z = (score −
// mean of the ten) / spread of the ten. Intervals of z are the score's own in that unit; the interval of
// a difference has the root of the two squared reaches (MOVER, Zou 2007, Psychological Methods 12, 399).
// Differences have bounds only where both covariances are known: the intervals of published profiles
// show how prompt wordings differ, not how far the scores lie from the true ones.
//
// r is printed only where the interval of the posterior is shorter than 1.5: short forms are too noisy
// for a correlation, and their observed r is too near to 0.
//
// Example: stated z 1.0 ± .6 and enacted z −.5 ± .8: difference −1.5 ± √(.36 + .64), so −2.5 to −.5.
import { bare } from '../score/estimate';
import { frequencies } from '../score/frequencies';
import { enactedFreedom, statedFreedom } from '../score/freedom';
import type { EnactedProfile, Estimate, Gap, StatedProfile } from '../score/types';
import { estimatedCovariance } from '../stats/estimated-covariance';
import { fisherInterval } from '../stats/fisher';
import { mean } from '../stats/mean';
import { pearson } from '../stats/pearson';
import { posteriorCorrelation, type CorrelationPosterior } from '../stats/posterior-correlation';
import { randomFor } from '../stats/random';
import { spearman } from '../stats/spearman';
import { spread } from '../stats/spread';

/** A posterior interval of r must be shorter than this for r to be printed. */
const PRINTABLE = 1.5;
/** Models with fewer scenarios get no r with an interval. */
const FEWEST_SCENARIOS = 30;

/** The estimates in units of their own spread; a flat profile is 0 throughout, without intervals. */
function standardised(estimates: readonly Estimate[]): Estimate[] {
  const values = estimates.map(({ value }) => value);
  const [middle, unit] = [mean(values), spread(values)];
  if (unit === 0) return values.map(() => bare(0));
  const z = (score: number) => (score - middle) / unit;
  return estimates.map(({ value, low, high }) => ({
    value: z(value),
    low: low === null ? null : z(low),
    high: high === null ? null : z(high),
  }));
}

/** a − b with its interval, errors independent; no interval where one of them has none. */
function difference(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  if (a.low === null || a.high === null || b.low === null || b.high === null) return bare(value);
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

const isShortModel = (enacted: EnactedProfile) =>
  enacted.model !== null && enacted.scenarios < FEWEST_SCENARIOS;

/**
 * A covariance as the posterior takes it: wider where it was itself estimated, from items by one pooled
 * variance, from a model's scenarios as a whole; a person's, from the curvature of the fit, as it is.
 */
function widened(covariance: readonly number[], by: number | null): number[] | null {
  return by === null ? null : covariance.map((entry) => by * entry);
}

function posteriorOf(
  stated: StatedProfile,
  enacted: EnactedProfile,
  seed: number,
): CorrelationPosterior | null {
  if (stated.covariance === null || enacted.covariance === null || enacted.worth === null) {
    return null;
  }
  const ofItems = widened(stated.covariance, estimatedCovariance(statedFreedom(stated), 1));
  const scenarios = enactedFreedom(enacted);
  const ofChoices = widened(
    enacted.covariance,
    scenarios === null ? 1 : estimatedCovariance(scenarios, enacted.worth.length - 1),
  );
  if (ofItems === null || ofChoices === null) return null;
  return posteriorCorrelation(
    { scores: stated.centred.map(({ value }) => value), covariance: ofItems },
    { scores: enacted.worth.map(({ value }) => value), covariance: ofChoices },
    randomFor(seed, 'posterior'),
  );
}

function notesOf(
  enacted: EnactedProfile,
  flat: boolean,
  posterior: CorrelationPosterior | null,
): string[] {
  if (flat) return ['No r: one of the two profiles is flat, and a flat profile goes with nothing.'];
  if (isShortModel(enacted)) {
    return [
      `The agreement has no range: ${enacted.scenarios} scenarios, and ${FEWEST_SCENARIOS} are needed.`,
    ];
  }
  if (posterior === null) {
    return ['The agreement has no range: how far one profile may be off is not known.'];
  }
  const length = posterior.high - posterior.low;
  return length < PRINTABLE ? [] : ['Too short to say: the interval of r is wider than 1.5.'];
}

/**
 * The gap between what one respondent says and what it does.
 *
 * @param seed a whole number for the draws of the posterior.
 */
export function gapOf(stated: StatedProfile, enacted: EnactedProfile, seed: number): Gap {
  const says = standardised(stated.centred);
  const does = standardised(enacted.worth ?? frequencies(enacted));
  const z = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);
  const r = pearson(z(says), z(does));
  const known = stated.covariance !== null && enacted.covariance !== null;
  const withInterval = r !== null && !isShortModel(enacted);
  const posterior = withInterval ? posteriorOf(stated, enacted, seed) : null;
  return {
    stated: says,
    enacted: does,
    difference: does.map((done, place) => {
      const both = difference(done, says[place] ?? bare(0));
      return known ? both : bare(both.value);
    }),
    pearson: r,
    spearman: r === null ? null : spearman(z(says), z(does)),
    posterior,
    printable: posterior !== null && posterior.high - posterior.low < PRINTABLE,
    fisher: withInterval ? fisherInterval(r, says.length) : null,
    notes: notesOf(enacted, r === null, posterior),
  };
}
