// Whether a model picks what was rated as sounder advice, and what that leaves of its values
// (core/score/net-worth.ts).
//
// Example: δ = .74 from .5 to 1, exp(.74) = 2.1: an action one point sounder is picked about 2.1 times as often.
import type { NetWorthOrReason } from '../score/net-worth';
import { count, number, signed, withRange } from './format';
import { plainly, type Sentences } from './sentences';
import { sideOf } from './side';

/** Of the pull of sounder advice, with how many questions it comes from. */
export function sayNetWorth(found: NetWorthOrReason): Sentences {
  if (!found.ok) return plainly(found.reason);
  const { coefficient, questions, scenarios, unrated } = found.worth;
  const ratio = Math.exp(coefficient.value);
  const times = number(ratio, ratio < 10 ? 1 : 0);
  const left =
    unrated === 0
      ? ''
      : ` ${count(unrated, 'question')} left out, because an action has no rating.`;
  return {
    plain: [
      sideOf(coefficient, 0) === 'either'
        ? "Whether it leans to what was rated as sounder can't be told."
        : `An action rated one point sounder was picked about ${times} times as often.`,
    ],
    figures: [
      `Effect of soundness δ = ${withRange(coefficient, signed)} logits a rating point; ${count(questions, 'question')} of ${count(scenarios, 'scenario')}.${left}`,
    ],
  };
}
