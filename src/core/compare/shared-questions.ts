// The questions that two respondents both answered, side by side. The blocks of a scenario differ, so a
// question is its scenario and the four values offered, in whatever order they were shown.
//
// Example: one respondent answered s1 with SD HE PO UN and with ST AC SE TR, the other s1 with UN PO HE SD
// alone: one question is shared.
import type { Question } from '../score/questions';
import { at } from '../stats/array';

export interface SharedQuestion {
  scenario: string;
  /** Places on the circle of the four values offered, ascending. */
  values: readonly number[];
  /** The two respondents' own questions; their `p` stand in the order of `values`. */
  one: Question;
  other: Question;
}

/**
 * A scenario as rows that are compared name it. Two versions of a pack may hold other words under one id:
 * they are other questions.
 */
export function scenarioName(pack: { id: string; version: string }, scenario: string): string {
  return `${pack.id} ${pack.version} ${scenario}`;
}

/** What makes two questions the same one: the scenario and the values offered. */
export const questionKey = ({ scenario, values }: Pick<Question, 'scenario' | 'values'>) =>
  JSON.stringify([scenario, values]);

/** By scenario, then by the values offered: an order that does not depend on who is compared first. */
function byPlace(a: SharedQuestion, b: SharedQuestion): number {
  if (a.scenario !== b.scenario) return a.scenario < b.scenario ? -1 : 1;
  const differing = a.values.findIndex((value, place) => value !== at(b.values, place));
  return differing === -1 ? 0 : at(a.values, differing) - at(b.values, differing);
}

/**
 * Questions that both answered, ordered by scenario and values. Where a respondent has a question twice
 * its first is taken.
 *
 * @param one a respondent's questions that count: a model's `inAllOrders` (score/questions.ts).
 * @param other another respondent's, under the same framing and condition.
 */
export function sharedQuestions(
  one: readonly Question[],
  other: readonly Question[],
): SharedQuestion[] {
  const theirs = new Map(other.toReversed().map((question) => [questionKey(question), question]));
  const mine = new Map(one.toReversed().map((question) => [questionKey(question), question]));
  return [...mine]
    .flatMap(([key, own]) => {
      const match = theirs.get(key);
      if (match === undefined) return [];
      return [{ scenario: own.scenario, values: own.values, one: own, other: match }];
    })
    .sort(byPlace);
}
