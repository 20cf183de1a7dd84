// The questions behind a figure: those of one respondent, or those that two share, all of them or those that
// offered one value. One respondent's stand by how probable it made that value's option, the most probable
// first; two respondents' by how far they lie apart (differing-questions.ts, with the measure of divergence).
//
// Example: asked for Power, with answers of .1 and .8 for its option in two questions: the second first.
import { countedQuestions } from '../score/counted-questions';
import type { Choices, Question } from '../score/questions';
import { at } from '../stats/array';
import { differingQuestions } from './differing-questions';

export interface AnsweredBy {
  kind: 'person' | 'model';
  choices: Choices;
}

export interface QuestionBehind {
  scenario: string;
  /** Places on the circle of the four values offered, ascending. */
  values: readonly number[];
  /** For each respondent the probability of each option, in the order of `values`. */
  answers: readonly (readonly number[])[];
  /** Of two respondents how far their answers lie apart, 0 to 1; null for one. */
  divergence: number | null;
}

function ofOne(questions: readonly Question[], value: number | null): QuestionBehind[] {
  const behind = questions.map(({ scenario, values, p }) => ({
    scenario,
    values,
    answers: [p],
    divergence: null,
  }));
  if (value === null) return behind;
  const chosen = ({ values, answers: [p = []] }: QuestionBehind) => at(p, values.indexOf(value));
  return behind.sort((a, b) => chosen(b) - chosen(a));
}

/**
 * The questions behind a figure, in the order in which they are worth reading.
 *
 * @param one a respondent's rows.
 * @param other another's, for what the two share; null for the questions of `one` alone.
 * @param value place on the circle of the value that was offered; null for all questions.
 */
export function questionsBehind(
  one: AnsweredBy,
  other: AnsweredBy | null,
  value: number | null,
): QuestionBehind[] {
  const offered = ({ values }: { values: readonly number[] }) =>
    value === null || values.includes(value);
  const own = countedQuestions(one.kind, one.choices).filter(offered);
  if (other === null) return ofOne(own, value);
  const others = countedQuestions(other.kind, other.choices);
  return differingQuestions(
    { kind: one.kind, questions: own },
    { kind: other.kind, questions: others },
  ).map(({ one: mine, other: theirs, ...question }) => ({ ...question, answers: [mine, theirs] }));
}
