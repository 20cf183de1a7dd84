// What a fit of worths says of single questions, and how single scenarios move the worths.
// Source of the one-step influence: Kline & Santos (2012), Journal of Econometric Methods 1, 23. In words:
// a scenario moves the worths by the inverse of the curvature times its score, the sum over its questions
// of (answered − expected) probability at the values offered.
//
// Example: worths of SD and UN at 1 and 0, and a question with these two: expected .731 and .269. Chosen
// for SD, it adds .269 to the score of SD and takes as much from that of UN.
import type { Question } from '../score/questions';
import { averagedChoice } from '../score/worth';
import { scoreOf, type ChoiceFit } from '../stats/conditional-logit';
import { normalise } from '../stats/log-average';
import { cholesky, solveFactored } from '../stats/matrix';
import { entry, type Vector } from '../stats/vector';

/** The probabilities of options by the worths of their values alone. */
export function fromWorths(values: readonly number[], worths: Vector): number[] {
  const own = values.map((value) => entry(worths, value));
  const top = Math.max(...own);
  return normalise(own.map((worth) => Math.exp(worth - top)));
}

/** How much each scenario, a list of its questions, moves the ten worths of a fit to averaged answers. */
export function worthMoves(
  scenarios: readonly (readonly Question[])[],
  { parameters, curvature }: ChoiceFit,
): Vector[] {
  const factor = cholesky(curvature);
  return scenarios.map((questions) =>
    solveFactored(factor, scoreOf(questions.map(averagedChoice), parameters)),
  );
}
