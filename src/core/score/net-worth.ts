// Worth net of soundness: what draws a model to a value's actions beyond their being better advice. Where
// the actions of a value were rated sounder throughout, part of its worth is good sense and not the value.
// Method: conditional logit (McFadden 1974) with the mean soundness rating of each action, centred, as a
// covariate: P(option) ∝ exp(β of its value + δ × soundness), Σβ = 0, Gaussian priors of standard deviation 6
// on each β, as for all worths of models, and on δ. Both fits, with and without the covariate, use the same questions: those of which all
// four actions have a rating. The unit is the scenario: the covariance of an estimate is the sum of squares
// of what each scenario moves it, × c of stats/few-clusters.ts, with t(N − 1) (the sandwich to which the
// one-step bootstrap of enacted-model.ts comes with ever more draws).
//
// Example: of two actions rated 5 and 3 the sounder is chosen with .88 whatever the values: ln(.88/.12) = 2
// over two rating points, δ = 1 and worths of 0.
import { at } from '../stats/array';
import type { ChoiceFit } from '../stats/conditional-logit';
import { fitWithCovariates, scoreOf, type CovariateChoice } from '../stats/covariate-logit';
import { fewClusters } from '../stats/few-clusters';
import { cholesky, matrixOf, solveFactored, type Matrix } from '../stats/matrix';
import { mean, sum } from '../stats/mean';
import { isConstant } from '../stats/spread';
import { tMultiplier } from '../stats/student-t';
import { entry, plus, zeros, type Vector } from '../stats/vector';
import { VALUES, type Value } from '../values';
import { bare, withIntervals } from './estimate';
import { groupBy } from './group-by';
import { inAllOrders, type Question } from './questions';
import type { Estimate } from './types';
import { MODEL_PRECISION } from './worth';

/** With fewer scenarios or questions there are no intervals, as in enacted-model.ts. */
const FEWEST_SCENARIOS = 12;
const FEWEST_QUESTIONS = 60;

/** How sound raters found one action on average, 1 to 6. */
export interface Soundness {
  scenario: string;
  action: Value;
  rating: number;
}

interface NetWorth {
  questions: number;
  scenarios: number;
  /** Questions left out because an action has no rating. */
  unrated: number;
  /** Worths without the covariate, ten in circular order, from the same questions; logits that sum to 0. */
  gross: Estimate[];
  /** Worths with the covariate. */
  net: Estimate[];
  /** δ: logits for one rating point. */
  coefficient: Estimate;
}

export type NetWorthOrReason = { ok: true; worth: NetWorth } | { ok: false; reason: string };

interface Rated {
  question: Question;
  /** Of each option, in the order of the question's values. */
  soundness: number[];
}

function withRatings(questions: readonly Question[], soundness: readonly Soundness[]): Rated[] {
  const ratings = new Map(
    [...groupBy(soundness, ({ scenario, action }) => JSON.stringify([scenario, action]))].map(
      ([key, own]) => [key, mean(own.map(({ rating }) => rating))],
    ),
  );
  return questions.flatMap((question) => {
    const own = question.values.flatMap(
      (value) => ratings.get(JSON.stringify([question.scenario, VALUES[value]])) ?? [],
    );
    return own.length === question.values.length ? [{ question, soundness: own }] : [];
  });
}

/** A question as a choice whose options carry their value and, last, these numbers. */
function choiceOf({ values, p }: Question, covariates: readonly (readonly number[])[]) {
  const options = values.map((value, option) => {
    const indicators = VALUES.map((_, place) => (place === value ? 1 : 0));
    return Float64Array.of(...indicators, ...(covariates[option] ?? []));
  });
  return { options, p };
}

/** Covariance of the parameters, of which the worths sum to 0, from how far each scenario moves them. */
function sandwich(scenarios: readonly (readonly CovariateChoice[])[], fit: ChoiceFit): Matrix {
  const factor = cholesky(fit.curvature);
  const moves = scenarios.map((choices) => {
    const score = zeros(fit.parameters.length);
    for (const choice of choices) plus(score, 1, scoreOf(choice, fit.parameters), score);
    return solveFactored(factor, score);
  });
  const count = moves.length;
  const widening = fewClusters(count, scenarios.flat().length, fit.parameters.length - 1);
  const middle = moves.reduce(
    (total, move) => plus(total, 1 / count, move),
    zeros(fit.parameters.length),
  );
  return matrixOf(fit.parameters.length, (row, column) => {
    const products = moves.map(
      (move) =>
        (entry(move, row) - entry(middle, row)) * (entry(move, column) - entry(middle, column)),
    );
    return sum(products) * widening;
  });
}

/** Estimates of all parameters from choices in scenarios. */
function estimatesOf(
  scenarios: readonly (readonly CovariateChoice[])[],
  precision: Vector,
): Estimate[] {
  const choices = scenarios.flat();
  const fit = fitWithCovariates(choices, precision);
  const enough = scenarios.length >= FEWEST_SCENARIOS && choices.length >= FEWEST_QUESTIONS;
  return withIntervals(
    [...fit.parameters],
    enough ? sandwich(scenarios, fit) : null,
    enough ? tMultiplier(scenarios.length - 1) : 0,
  );
}

/**
 * @param asked a model's questions.
 * @param soundness ratings of actions; several of one action are averaged.
 * @returns both sets of worths, or why there are none.
 */
export function netWorth(
  asked: readonly Question[],
  soundness: readonly Soundness[],
): NetWorthOrReason {
  const questions = inAllOrders(asked);
  const rated = withRatings(questions, soundness);
  const ratings = rated.flatMap((one) => one.soundness);
  if (rated.length === 0) {
    return { ok: false, reason: 'No question has a soundness rating for each of its actions.' };
  }
  if (isConstant(ratings)) return { ok: false, reason: 'All actions were rated equally sound.' };
  const middle = mean(ratings);
  const scenarios = [...groupBy(rated, ({ question }) => question.scenario).values()];
  const gross = scenarios.map((own) => own.map(({ question }) => choiceOf(question, [])));
  const net = scenarios.map((own) =>
    own.map(({ question, soundness: sound }) =>
      choiceOf(
        question,
        sound.map((rating) => [rating - middle]),
      ),
    ),
  );
  const precision = Float64Array.of(...MODEL_PRECISION, at(MODEL_PRECISION, 0));
  const estimates = estimatesOf(net, precision);
  return {
    ok: true,
    worth: {
      questions: rated.length,
      scenarios: scenarios.length,
      unrated: questions.length - rated.length,
      gross: estimatesOf(gross, MODEL_PRECISION),
      net: estimates.slice(0, VALUES.length),
      coefficient: estimates[VALUES.length] ?? bare(0),
    },
  };
}
