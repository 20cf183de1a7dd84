// What a respondent does: the profile of its choices in scenarios.
import { enactedOfModel } from './enacted-model';
import { enactedOfPerson } from './enacted-person';
import { questionsOf } from './questions';
import type { ChoiceAnswer, EnactedProfile } from './types';

/**
 * Scores the choices of one respondent; null where there are none.
 *
 * @param seed a whole number; the same seed gives the same draws.
 * @throws RangeError for rows that are no choices among four values (questions.ts).
 */
export function scoreChoices(
  kind: 'person' | 'model',
  choices: readonly ChoiceAnswer[],
  seed: number,
): EnactedProfile | null {
  const questions = questionsOf(choices);
  if (questions.length === 0) return null;
  return kind === 'person' ? enactedOfPerson(questions, seed) : enactedOfModel(questions, seed);
}
