// What a respondent does: the profile of its choices in scenarios.
import { enactedOfModel } from './enacted-model';
import { enactedOfPerson } from './enacted-person';
import { questionsOf, type Choices, type Question } from './questions';
import type { BalancedProfile } from './types';

/**
 * The profile of one respondent's questions; null where there are none.
 *
 * @param seed a whole number; the same seed gives the same draws.
 */
export function enactedOf(
  kind: 'person' | 'model',
  questions: readonly Question[],
  seed: number,
): BalancedProfile | null {
  if (questions.length === 0) return null;
  return kind === 'person' ? enactedOfPerson(questions, seed) : enactedOfModel(questions, seed);
}

/** The same from rows, where nobody asks what was left out. */
export function scoreChoices(
  kind: 'person' | 'model',
  choices: Choices,
  seed: number,
): BalancedProfile | null {
  return enactedOf(kind, questionsOf(choices), seed);
}
