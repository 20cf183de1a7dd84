// A person against a model: how probable does the model find what the person chose?
// (docs/measurement.md, section 7.) A person's answer is one option and a model's a distribution, so
// distances between distributions would mostly show that difference; this does not.
//
// In words: the mean over shared questions of the probability that the model's averaged answer gives to the
// person's option. Chance is .25. Its ceiling is the mean of Σ p²: what somebody would reach who chose as
// the model itself does, by its own probabilities. A person who always takes the model's most probable
// option passes that ceiling.
//
// Example: the model has (.7, .1, .1, .1) in each of two questions, the person takes its first option once:
// (.7 + .1)/2 = .4, ceiling .49 + 3 × .01 = .52.
import { within } from '../score/estimate';
import type { Question } from '../score/questions';
import type { Estimate } from '../score/types';
import { dot } from '../stats/array';
import { byScenario, meanOver, whyNoInterval } from './over-scenarios';
import { sharedQuestions } from './shared-questions';

export interface OptionProbability {
  questions: number;
  scenarios: number;
  /** 0 to 1; chance .25. */
  probability: Estimate;
  /** The model's own Σ p², .25 to 1. */
  ceiling: Estimate;
  /** Why the probability has no interval; null where it has one. */
  note: string | null;
}

/**
 * The probability that a model gives to a person's options; null where they share no question.
 *
 * @param person one-hot answers.
 * @param model a model's questions that count (`inAllOrders`).
 * @param seed a whole number for the draws of scenarios.
 */
export function optionProbability(
  person: readonly Question[],
  model: readonly Question[],
  seed: number,
): OptionProbability | null {
  const shared = sharedQuestions(person, model);
  if (shared.length === 0) return null;
  const scenarios = byScenario(shared);
  const given = scenarios.map((own) => own.map(({ one, other }) => dot(one.p, other.p)));
  const own = scenarios.map((questions) => questions.map(({ other }) => dot(other.p, other.p)));
  const probability = within(0, 1, meanOver(given, seed));
  return {
    questions: shared.length,
    scenarios: scenarios.length,
    probability,
    ceiling: within(1 / 4, 1, meanOver(own, seed)),
    note: whyNoInterval(probability, scenarios.length),
  };
}
