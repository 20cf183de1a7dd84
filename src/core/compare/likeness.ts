// Likeness of two distributions, question by question: 1 − the Jensen–Shannon distance, 1 for equal
// answers, 0 for answers without a common option (docs/measurement.md, section 7). Only between two models,
// never between a person and a model: a single choice is far from every distribution. Beside it stands the
// likeness of one model to itself under another wording, which no two models need pass to be called alike.
//
// Example: distances .558 and 0 in two questions: likeness 1 − .279 = .721.
import { within } from '../score/estimate';
import type { Question } from '../score/questions';
import type { Estimate } from '../score/types';
import { jensenShannonDistance } from '../stats/jensen-shannon';
import { mean } from '../stats/mean';
import { byScenario, meanOver, whyNoInterval } from './over-scenarios';
import { sharedQuestions } from './shared-questions';

export interface Likeness {
  questions: number;
  scenarios: number;
  /** 0 to 1. */
  likeness: Estimate;
  /** Why there is no interval; null where there is one. */
  note: string | null;
}

interface Alike {
  scenario: string;
  alike: number;
}

function likenessOver(questions: readonly Alike[], seed: number): Likeness | null {
  if (questions.length === 0) return null;
  const scenarios = byScenario(questions);
  const likeness = meanOver(
    scenarios.map((own) => own.map(({ alike }) => alike)),
    seed,
  );
  return {
    questions: questions.length,
    scenarios: scenarios.length,
    likeness: within(0, 1, likeness),
    note: whyNoInterval(likeness, scenarios.length),
  };
}

/**
 * Likeness of two models' averaged answers over the questions both answered; null where there are none.
 *
 * @param one a model's questions that count (`inAllOrders`); `other` likewise.
 * @param seed a whole number for the draws of scenarios.
 */
export function likenessOf(
  one: readonly Question[],
  other: readonly Question[],
  seed: number,
): Likeness | null {
  const alike = sharedQuestions(one, other).map((question) => ({
    scenario: question.scenario,
    alike: 1 - jensenShannonDistance(question.one.p, question.other.p),
  }));
  return likenessOver(alike, seed);
}

/**
 * Likeness of a model to itself under another wording: the mean over each two wordings of a question, over
 * the questions that were asked in several; null where none was.
 */
export function wordingLikeness(questions: readonly Question[], seed: number): Likeness | null {
  const alike = questions.flatMap(({ scenario, wordings }) => {
    const pairs = wordings.flatMap((wording, place) =>
      wordings.slice(0, place).map((other) => 1 - jensenShannonDistance(wording.p, other.p)),
    );
    return pairs.length === 0 ? [] : [{ scenario, alike: mean(pairs) }];
  });
  return likenessOver(alike, seed);
}
