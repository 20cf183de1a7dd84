// From rows to what a model did when it was told to pick a value, told to hold it, and told nothing:
// what the comparison of the conditions takes (docs/measurement.md, section 6).
import type { ChoiceAnswer } from '../score/types';
import type { Value } from '../values';
import { currentAnswers, toScores, type AnswerRow } from './answer';
import type { Question, Trial } from './trial';

/** A choice with the value that was to be picked or held. */
export interface SteeredAnswer extends ChoiceAnswer {
  /** One of the values offered. */
  target: Value;
}

export interface SteeredAnswers {
  select: SteeredAnswer[];
  hold: SteeredAnswer[];
  /** The same questions without a target. */
  neutral: ChoiceAnswer[];
}

type SteeredQuestion = Extract<Question, { instrument: 'steered' }>;

/**
 * The answers to a study's trials by condition; those not given are left out.
 *
 * @param trials of one model under one framing.
 */
export function steeredAnswers(
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
): SteeredAnswers {
  const answers = new Map(currentAnswers(rows).map((row) => [row.key, row.answer]));
  const under = (condition: SteeredQuestion['condition']): SteeredAnswer[] =>
    trials.flatMap(({ key, question }) => {
      const given = answers.get(key);
      if (question.instrument !== 'steered' || question.condition !== condition) return [];
      if (given?.kind !== 'distribution') return [];
      const { scenario, question: number, wording, options, target } = question;
      return [{ scenario, question: number, wording, offered: options, p: given.p, target }];
    });
  return {
    select: under('select'),
    hold: under('hold'),
    neutral: toScores(trials, rows).choices,
  };
}
