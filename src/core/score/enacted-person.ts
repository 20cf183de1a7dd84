// What a person does: share, rate and worth from choices (docs/measurement.md, section 3).
// Share and rate have Wilson's interval on choices out of times offered. Worths have
// ± 1.96 √diag P (I + Λ)⁻¹ P: the curvature of the fit, projected on Σβ = 0; without the projection the
// interval would carry the prior's doubt about the common level, which no choice can show.
import { at } from '../stats/array';
import { NORMAL_95, type Interval } from '../stats/interval';
import { toldApartByLargest } from '../stats/largest-difference';
import { corner, doublyCentred, inverse } from '../stats/matrix';
import { randomFor } from '../stats/random';
import { wilson } from '../stats/wilson';
import { VALUES } from '../values';
import { bare, withIntervals } from './estimate';
import { groupBy } from './group-by';
import type { Question } from './questions';
import type { BalancedProfile, Estimate } from './types';
import { counts, fitWithPlaces } from './worth';

interface Proportion extends Interval {
  value: number;
}

function rateOf(hits: number, trials: number): Proportion | null {
  return trials === 0 ? null : { value: hits / trials, ...wilson(hits, trials) };
}

/** A rate as percent of all answered questions; a value never offered has 0 and no interval. */
function shareOf(rate: Proportion | null, trials: number, questions: number): Estimate {
  if (rate === null) return bare(0);
  const percent = (100 * trials) / questions;
  return { value: rate.value * percent, low: rate.low * percent, high: rate.high * percent };
}

/** A person's profile from at least one question. */
export function enactedOfPerson(questions: readonly Question[], seed: number): BalancedProfile {
  const { offered, chosen } = counts(questions);
  const rate = chosen.map((hits, value) => rateOf(hits, at(offered, value)));
  const fit = fitWithPlaces(questions);
  const worths = [...fit.parameters.slice(0, VALUES.length)];
  const covariance = doublyCentred(corner(inverse(fit.curvature), VALUES.length));
  return {
    scenarios: groupBy(questions, (question) => question.scenario).size,
    questions: questions.length,
    offered,
    chosen,
    share: rate.map((own, value) => shareOf(own, at(offered, value), questions.length)),
    rate,
    worth: withIntervals(worths, covariance, NORMAL_95),
    covariance: [...covariance],
    toldApart: toldApartByLargest(worths, covariance, randomFor(seed, 'toldApart')),
    model: null,
    intervalMethod:
      "Worth: curvature of the fit with its prior. Share and rate: Wilson's interval on choices out of times offered.",
  };
}
