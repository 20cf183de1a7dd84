// From rows to what a model did when it was told to pick a value, told to hold it, and told nothing:
// what the comparison of the conditions takes (score/select-hold.ts; docs/measurement.md, section 6).
import type { HoldStudy, TargetAnswer } from '../score/select-hold';
import { currentAnswers, toScores, type AnswerRow } from './answer';
import type { Question, Trial } from './trial';

type SteeredQuestion = Extract<Question, { instrument: 'steered' }>;

/**
 * The answers to a study's trials by condition; those not given are left out.
 *
 * @param model a name for the model.
 * @param trials of one model under one framing.
 */
export function steeredAnswers(
  model: string,
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
): HoldStudy {
  const answers = new Map(currentAnswers(rows).map((row) => [row.key, row.answer]));
  const under = (condition: SteeredQuestion['condition']): TargetAnswer[] =>
    trials.flatMap(({ key, question }) => {
      const given = answers.get(key);
      if (question.instrument !== 'steered' || question.condition !== condition) return [];
      if (given?.kind !== 'distribution') return [];
      const { scenario, question: number, wording, options, target } = question;
      return [{ scenario, question: number, wording, offered: options, p: given.p, target }];
    });
  return {
    model,
    select: under('select'),
    hold: under('hold'),
    neutral: toScores(trials, rows).choices,
  };
}
