// What is computed from the questions of one respondent alone is computed once, however many pairs it is
// part of: with twelve models asked the same questions each fit serves eleven pairs. Questions are found
// again by identity, since lists of shared questions hold the respondent's own (shared-questions.ts).
//
// Example: a fit over s1 and s2 of a model is made for its first pair, and found again for all others that
// share s1 and s2 with it.
import type { Question } from '../score/questions';

interface Kept<T> {
  questions: readonly Question[];
  result: T;
}

const isSame = (one: readonly Question[], other: readonly Question[]) =>
  one.length === other.length && one.every((question, place) => question === other[place]);

/** The function that keeps its results for as long as the first of the questions is in use. */
export function keptByQuestions<T>(
  make: (questions: readonly Question[]) => T,
): (questions: readonly Question[]) => T {
  const results = new WeakMap<Question, Kept<T>[]>();
  return (questions) => {
    const [first] = questions;
    if (first === undefined) return make(questions);
    const known = results.get(first) ?? [];
    const found = known.find((one) => isSame(one.questions, questions));
    if (found !== undefined) return found.result;
    const result = make(questions);
    results.set(first, [...known, { questions, result }]);
    return result;
  };
}
