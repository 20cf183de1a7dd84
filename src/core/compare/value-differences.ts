// Which values two respondents differ in: differences of worths with intervals, judged together over the
// ten values by Holm (docs/measurement.md, section 7).
//
// Two models answer the same questions, so their differences are paired: both are fitted to the shared
// questions alone, a scenario moves the difference by what it moves the one less what it moves the other,
// and one bootstrap over the shared scenarios gives the covariance. What a scenario's actions do to both
// falls out. As for one model, twelve scenarios and sixty questions are needed.
// Where one of the two is a person, the two profiles are taken as they are and their covariances add. That
// leaves in what scenarios do to both alike, so such intervals are rather too wide than too short.
//
// Example: worths 1.0 and .4 with variances .04 and .05: difference .6 ± 1.96 × .3 = .01 to 1.19, p .046;
// as the smallest of ten, Holm makes it .46.
import { FEWEST_QUESTIONS, FEWEST_SCENARIOS } from '../score/enacted-model';
import { bare, withIntervals } from '../score/estimate';
import type { Question } from '../score/questions';
import type { EnactedProfile, Estimate } from '../score/types';
import { fitAveraged } from '../score/worth';
import { at } from '../stats/array';
import { fewClusters } from '../stats/few-clusters';
import { holmAdjusted } from '../stats/holm';
import { NORMAL_95 } from '../stats/interval';
import { normalProbability } from '../stats/normal';
import { tMultiplier, tTails } from '../stats/student-t';
import { plus } from '../stats/vector';
import { VALUES } from '../values';
import { keptByQuestions } from './kept';
import { byScenario, scenarioCovariance } from './over-scenarios';
import { sharedQuestions } from './shared-questions';
import { worthMoves } from './worth-moves';

/** Variances below this are rounding: such a difference has no error to be judged by. */
const ROUNDING = 1e-18;

interface ValueDifference {
  /** Worth of the one less worth of the other, in logits. */
  difference: Estimate;
  /** Holm's adjusted two-sided p over the ten values; null where there is no interval. */
  p: number | null;
}

export interface ValueDifferences {
  /** In circular order. */
  values: ValueDifference[];
  /** How the intervals were made, or why there are none. */
  method: string;
}

/** The fit to one respondent's questions, and how each of their scenarios moves its worths. */
const fitWithMoves = keptByQuestions((questions) => {
  const fit = fitAveraged(questions);
  return { worths: fit.parameters, moves: worthMoves(byScenario(questions), fit) };
});

/** What |difference| in standard errors is compared with: a t distribution, or for people the normal. */
interface Reference {
  multiplier: number;
  tails: (t: number) => number;
}

const NORMAL: Reference = {
  multiplier: NORMAL_95,
  tails: (t) => 2 * normalProbability(-Math.abs(t)),
};

const student = (scenarios: number): Reference => ({
  multiplier: tMultiplier(scenarios - 1),
  tails: (t) => tTails(t, scenarios - 1),
});

const withoutIntervals = (differences: readonly number[], method: string): ValueDifferences => ({
  values: differences.map((value) => ({ difference: bare(value), p: null })),
  method,
});

function judged(
  differences: readonly number[],
  covariance: ArrayLike<number>,
  { multiplier, tails }: Reference,
  method: string,
): ValueDifferences {
  const variances = differences.map((_, value) => at(covariance, value * (differences.length + 1)));
  if (variances.some((variance) => variance < ROUNDING)) {
    return withoutIntervals(differences, 'No intervals: the errors of some values are not known.');
  }
  const p = holmAdjusted(
    differences.map((difference, value) => tails(difference / Math.sqrt(at(variances, value)))),
  );
  const estimates = withIntervals(differences, covariance, multiplier);
  return {
    values: estimates.map((difference, value) => ({ difference, p: at(p, value) })),
    method,
  };
}

/**
 * Paired differences between two models; null where they share no question.
 *
 * @param one a model's questions that count (`inAllOrders`); `other` likewise.
 * @param seed a whole number for the draws of scenarios.
 */
export function pairedValueDifferences(
  one: readonly Question[],
  other: readonly Question[],
  seed: number,
): ValueDifferences | null {
  const shared = sharedQuestions(one, other);
  if (shared.length === 0) return null;
  const scenarios = byScenario(shared);
  const mine = fitWithMoves(shared.map((question) => question.one));
  const theirs = fitWithMoves(shared.map((question) => question.other));
  const differences = [...plus(mine.worths, -1, theirs.worths)];
  if (scenarios.length < FEWEST_SCENARIOS || shared.length < FEWEST_QUESTIONS) {
    return withoutIntervals(
      differences,
      `No intervals: ${shared.length} shared questions of ${scenarios.length} scenarios; ${FEWEST_QUESTIONS} of ${FEWEST_SCENARIOS} are needed.`,
    );
  }
  const moves = mine.moves.map((move, scenario) => plus(move, -1, theirs.moves[scenario] ?? move));
  const covariance = scenarioCovariance(
    moves,
    fewClusters(scenarios.length, shared.length, VALUES.length - 1),
    seed,
  );
  if (covariance === null) {
    return withoutIntervals(differences, 'No intervals: all scenarios came out alike.');
  }
  return judged(
    differences,
    covariance,
    student(scenarios.length),
    `Paired over the ${scenarios.length} scenarios that both answered, with the t multiplier.`,
  );
}

/** A person's errors are known from the curvature of its fit; a model's come from so many scenarios. */
function referenceOf(profiles: readonly EnactedProfile[]): Reference {
  const scenarios = profiles.flatMap((profile) =>
    profile.model === null ? [] : profile.scenarios,
  );
  return scenarios.length === 0 ? NORMAL : student(Math.min(...scenarios));
}

/**
 * Differences between two respondents of whom at least one is a person; null where one has no worths, as
 * published profiles.
 */
export function addedValueDifferences(
  one: EnactedProfile,
  other: EnactedProfile,
): ValueDifferences | null {
  if (one.worth === null || other.worth === null) return null;
  const [mine, theirs] = [one.worth, other.worth].map((worth) => worth.map(({ value }) => value));
  const differences = VALUES.map((_, value) => at(mine ?? [], value) - at(theirs ?? [], value));
  const { covariance } = other;
  if (one.covariance === null || covariance === null) {
    return withoutIntervals(differences, 'No intervals: the errors of one profile are not known.');
  }
  return judged(
    differences,
    one.covariance.map((cell, place) => cell + at(covariance, place)),
    referenceOf([one, other]),
    'Each profile with its own errors, which add.',
  );
}
