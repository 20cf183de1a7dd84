// The questions that all respondents of a group answered: only on these are they compared.
//
// Example: of three respondents one was asked s1 and s2, the others s2 and s3: s2 is common.
import type { Question } from '../../score/questions';
import { groupBy } from '../../score/group-by';
import { questionKey } from '../shared-questions';

/**
 * Each respondent's own questions, of those that all have, in the order of the first respondent's.
 *
 * @param respondents each one's questions that count: a model's `inAllOrders` (score/questions.ts).
 */
export function commonQuestions(respondents: readonly (readonly Question[])[]): Question[][] {
  const byKey = respondents.map((questions) => groupBy(questions, questionKey));
  const [first] = respondents;
  const keys = [...new Set(first?.map(questionKey) ?? [])].filter((key) =>
    byKey.every((own) => own.has(key)),
  );
  return byKey.map((own) => keys.flatMap((key) => own.get(key)?.slice(0, 1) ?? []));
}
