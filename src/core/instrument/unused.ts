// The questions that are left to ask somebody: all five of every scenario not asked yet.
import { place } from '../values';
import type { Pack } from './pack';

/** @param asked ids of scenarios. */
export function unusedQuestions(
  pack: Pack,
  asked: ReadonlySet<string>,
): { scenario: string; question: number; values: number[] }[] {
  const scenarios = pack.scenarios?.scenarios ?? [];
  return scenarios
    .filter(({ id }) => !asked.has(id))
    .flatMap(({ id, questions }) =>
      questions.map((values, question) => ({
        scenario: id,
        question,
        values: values.map(place).sort((a, b) => a - b),
      })),
    );
}
