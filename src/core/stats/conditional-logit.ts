// Conditional logit with a Gaussian prior: what draws a respondent to an option, from choices among
// different sets of options.
// Source: McFadden (1974), Conditional logit analysis of qualitative choice behavior.
// In words: the probability of an option is proportional to exp(sum of the parameters it carries).
// The fit is the maximum of the weighted log-likelihood less half the sum of precision × parameter²,
// found by Newton steps; a step that overshoots is halved. The prior keeps an option that was always
// or never chosen finite, and makes parameters that only count against each other sum to 0.
//
// Example: two options with one parameter each, the first chosen 3 times of 4, precision 1/9: the
// parameters are ±.51 (without prior ±½ ln 3 = ±.55).
import { at, dot } from './array';
import { normalise } from './log-average';
import { sum } from './mean';
import { cholesky, diagonalMatrix, solveFactored, type Matrix } from './matrix';
import { addTo, entry, plus, zeros, type Vector } from './vector';

export interface Choice {
  /** For each option the numbers of the parameters it carries. */
  options: readonly (readonly number[])[];
  /** Probability of each option, summing to 1; one-hot for a choice made. */
  p: readonly number[];
  /** How much the choice counts. */
  weight: number;
}

export interface ChoiceFit {
  parameters: Vector;
  /** Information plus prior precision at the fit, row by row. */
  curvature: Matrix;
}

const MAX_STEPS = 100;
const SETTLED = 1e-9;
const SMALLEST_PART = 1e-4;
/** A log-likelihood is known to this part of its size. */
const ROUNDING = 1e-10;

function utilities(choice: Choice, parameters: Vector): number[] {
  return choice.options.map((carried) => sum(carried.map((number) => entry(parameters, number))));
}

function expected(choice: Choice, parameters: Vector): number[] {
  const utility = utilities(choice, parameters);
  const top = Math.max(...utility);
  return normalise(utility.map((u) => Math.exp(u - top)));
}

/** Adds what one choice says about the parameters: the slope of its log-likelihood. */
export function addScore(slope: Vector, choice: Choice, parameters: Vector): void {
  const q = expected(choice, parameters);
  choice.options.forEach((carried, option) => {
    const surprise = choice.weight * (at(choice.p, option) - at(q, option));
    for (const number of carried) addTo(slope, number, surprise);
  });
}

/** Adds the Fisher information of one choice: the covariance of what the options carry. */
function addInformation(information: Matrix, choice: Choice, parameters: Vector): void {
  const width = parameters.length;
  const q = expected(choice, parameters);
  choice.options.forEach((mine, i) => {
    choice.options.forEach((theirs, j) => {
      const both = (i === j ? at(q, i) : 0) - at(q, i) * at(q, j);
      for (const a of mine) {
        for (const b of theirs) addTo(information, a * width + b, choice.weight * both);
      }
    });
  });
}

function logPosterior(choices: readonly Choice[], precision: Vector, parameters: Vector): number {
  let total = 0;
  for (const choice of choices) {
    const q = expected(choice, parameters);
    choice.p.forEach((p, option) => {
      if (p > 0) total += choice.weight * p * Math.log(at(q, option));
    });
  }
  return (
    total -
    dot(
      precision,
      parameters.map((b) => b * b),
    ) /
      2
  );
}

function newtonStep(
  choices: readonly Choice[],
  precision: Vector,
  parameters: Vector,
): { step: Vector; curvature: Matrix } {
  const slope = parameters.map((b, number) => -entry(precision, number) * b);
  const curvature = diagonalMatrix(precision);
  for (const choice of choices) {
    addScore(slope, choice, parameters);
    addInformation(curvature, choice, parameters);
  }
  return { step: solveFactored(cholesky(curvature), slope), curvature };
}

/** The part of a step, 1, ½, ¼ …, after which the fit is no worse. */
function improvingPart(
  choices: readonly Choice[],
  precision: Vector,
  parameters: Vector,
  step: Vector,
): number {
  const now = logPosterior(choices, precision, parameters);
  const worse = now - ROUNDING * Math.abs(now);
  let part = 1;
  while (
    part > SMALLEST_PART &&
    logPosterior(choices, precision, plus(parameters, part, step)) < worse
  ) {
    part /= 2;
  }
  return part;
}

/**
 * Fits the parameters to choices.
 *
 * @param precision for each parameter 1 / (prior standard deviation)², above 0.
 * @throws Error if Newton's steps do not settle, which a Gaussian prior excludes.
 */
export function fitChoices(choices: readonly Choice[], precision: Vector): ChoiceFit {
  let parameters = zeros(precision.length);
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const { step, curvature } = newtonStep(choices, precision, parameters);
    if (Math.sqrt(dot(step, step)) < SETTLED) return { parameters, curvature };
    parameters = plus(parameters, improvingPart(choices, precision, parameters, step), step);
  }
  throw new Error(`the fit to ${choices.length} choices did not settle in ${MAX_STEPS} steps`);
}
