// Conditional logit in which options carry numbers and not only parameters of their own: beside the
// indicators of conditional-logit.ts a covariate, such as how sound an action was rated.
// Source: McFadden (1974), Conditional logit analysis of qualitative choice behavior. In words: the
// probability of an option is proportional to exp(sum of number × parameter). The fit is the maximum of the
// weighted log-likelihood less half the sum of precision × parameter², by Newton steps, halved where they
// overshoot. conditional-logit.ts does the same faster where every number is 0 or 1.
//
// Example: two options, covariate 1 and 0, the first chosen 3 times of 4: without prior the parameter is
// ln 3 = 1.10.
import { at, dot } from './array';
import type { ChoiceFit } from './conditional-logit';
import { normalise } from './log-average';
import { sum } from './mean';
import { cholesky, diagonalMatrix, solveFactored } from './matrix';
import { addTo, entry, plus, zeros, type Vector } from './vector';

export interface CovariateChoice {
  /** For each option as many numbers as there are parameters. */
  options: readonly Vector[];
  /** Probability of each option, summing to 1. */
  p: readonly number[];
}

const MAX_STEPS = 100;
const SETTLED = 1e-9;
const SMALLEST_PART = 1e-4;
/** A log-likelihood is known to this part of its size. */
const ROUNDING = 1e-10;

function expected({ options }: CovariateChoice, parameters: Vector): number[] {
  const utility = options.map((option) => dot(option, parameters));
  const top = Math.max(...utility);
  return normalise(utility.map((u) => Math.exp(u - top)));
}

/** What one choice says about the parameters: the slope of its log-likelihood. */
export function scoreOf(choice: CovariateChoice, parameters: Vector): Vector {
  const q = expected(choice, parameters);
  return choice.options.reduce(
    (slope, option, place) => plus(slope, at(choice.p, place) - at(q, place), option, slope),
    zeros(parameters.length),
  );
}

function logPosterior(choices: readonly CovariateChoice[], precision: Vector, b: Vector): number {
  const prior = dot(
    precision,
    b.map((one) => one * one),
  );
  const likelihoods = choices.map((choice) => {
    const q = expected(choice, b);
    return sum(choice.p.map((p, option) => (p > 0 ? p * Math.log(at(q, option)) : 0)));
  });
  return sum(likelihoods) - prior / 2;
}

/** Information of all choices, the covariance of their options' numbers, plus the prior's precision. */
function curvatureAt(choices: readonly CovariateChoice[], precision: Vector, b: Vector): Vector {
  const curvature = diagonalMatrix(precision);
  const width = b.length;
  for (const choice of choices) {
    const q = expected(choice, b);
    const middle = choice.options.reduce(
      (total, option, place) => plus(total, at(q, place), option, total),
      zeros(width),
    );
    choice.options.forEach((option, place) => {
      for (let row = 0; row < width; row += 1) {
        const own = at(q, place) * (entry(option, row) - entry(middle, row));
        if (own === 0) continue;
        for (let column = 0; column < width; column += 1) {
          addTo(curvature, row * width + column, own * entry(option, column));
        }
      }
    });
  }
  return curvature;
}

/**
 * Fits the parameters to choices.
 *
 * @param precision for each parameter 1 / (prior standard deviation)², above 0.
 * @throws Error if Newton's steps do not settle, which a Gaussian prior excludes.
 */
export function fitWithCovariates(
  choices: readonly CovariateChoice[],
  precision: Vector,
): ChoiceFit {
  let parameters = zeros(precision.length);
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const slope = parameters.map((b, number) => -entry(precision, number) * b);
    for (const choice of choices) plus(slope, 1, scoreOf(choice, parameters), slope);
    const curvature = curvatureAt(choices, precision, parameters);
    const step = solveFactored(cholesky(curvature), slope);
    if (Math.sqrt(dot(step, step)) < SETTLED) return { parameters, curvature };
    const now = logPosterior(choices, precision, parameters);
    const worse = now - ROUNDING * Math.abs(now);
    let part = 1;
    const after = () => logPosterior(choices, precision, plus(parameters, part, step));
    while (part > SMALLEST_PART && after() < worse) part /= 2;
    parameters = plus(parameters, part, step);
  }
  throw new Error(`the fit to ${choices.length} choices did not settle in ${MAX_STEPS} steps`);
}
