// What one rater, a person or a model, said of actions: which value each shows, and how sound it is.
// One row for each action; a model's orders, directions and wordings are averaged as in the scores.
import { averagedRating, expectedRating } from '../score/items';
import { groupBy } from '../score/group-by';
import { at } from '../stats/array';
import { logAverage } from '../stats/log-average';
import { mean } from '../stats/mean';
import { VALUES, type Ten, type Value } from '../values';
import { tellingAnswers, turnedUp, type AnswerRow, type TellingAnswer } from './answer';
import type { Question, Trial } from './trial';

interface Rated {
  scenario: string;
  /** The value that the action was written for. */
  action: Value;
  /** Who said so: the respondent's id. */
  rater: string;
}

export interface LabelAnswer extends Rated {
  /** A person names one value; of a model the probability of each, circular order, summing to 1. */
  named: Value | Ten;
}

export interface SoundnessAnswer extends Rated {
  /** Probability of each rating, index 0 for 1 "very unsound"; a person's is one-hot. */
  p: readonly number[];
  /** The rating, or the one expected from p, 1 to 6. */
  rating: number;
}

interface Given<Q> {
  asked: Q;
  answer: TellingAnswer;
  answeredAt: number;
}

/**
 * The answers to the trials of an instrument by action. A person who was asked about an action in two
 * sittings has one say: the last.
 */
function byAction<Q extends Question & { scenario: string; action: Value }>(
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
  isAsked: (question: Question) => question is Q,
): Given<Q>[][] {
  const answers = new Map(tellingAnswers(rows).map((row) => [row.key, row]));
  const given = trials.flatMap(({ key, question }): Given<Q>[] => {
    const row = answers.get(key);
    return row === undefined || !isAsked(question)
      ? []
      : [{ asked: question, answer: row.answer, answeredAt: row.answeredAt }];
  });
  const groups = groupBy(given, ({ asked }) => JSON.stringify([asked.scenario, asked.action]));
  return [...groups.values()].map((group) => {
    const last = group.reduce((one, next) => (next.answeredAt >= one.answeredAt ? next : one));
    return last.answer.kind === 'distribution' ? group : [last];
  });
}

type LabelQuestion = Extract<Question, { instrument: 'labels' }>;
type SoundnessQuestion = Extract<Question, { instrument: 'soundness' }>;

function distributionOver(group: readonly Given<LabelQuestion>[]): number[] {
  const byContent = group.flatMap(({ asked, answer }) =>
    answer.kind === 'distribution'
      ? [
          {
            wording: asked.wording,
            p: VALUES.map((value) => at(answer.p, asked.options.indexOf(value))),
          },
        ]
      : [],
  );
  const wordings = [...groupBy(byContent, ({ wording }) => wording).values()].map((own) =>
    logAverage(own.map(({ p }) => p)),
  );
  return VALUES.map((_, place) => mean(wordings.map((p) => at(p, place))));
}

function namedIn(group: readonly Given<LabelQuestion>[]): Value | Ten {
  const [first] = group;
  const chosen =
    first?.answer.kind === 'chosen' ? first.asked.options[first.answer.option] : undefined;
  return chosen ?? distributionOver(group);
}

/**
 * What a rater named, in the order in which actions stand in the trials.
 *
 * @param rater the respondent's id.
 * @param trials of one respondent, of one sitting or several.
 */
export function labelAnswers(
  rater: string,
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
): LabelAnswer[] {
  const isLabels = (question: Question): question is LabelQuestion =>
    question.instrument === 'labels';
  return byAction(trials, rows, isLabels).flatMap((group) =>
    group.slice(0, 1).map(({ asked: { scenario, action } }) => ({
      scenario,
      action,
      rater,
      named: namedIn(group),
    })),
  );
}

/**
 * How sound a rater found actions, in the order in which they stand in the trials.
 *
 * @param rater the respondent's id.
 * @param trials of one respondent, of one sitting or several.
 */
export function soundnessAnswers(
  rater: string,
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
): SoundnessAnswer[] {
  const isSoundness = (question: Question): question is SoundnessQuestion =>
    question.instrument === 'soundness';
  return byAction(trials, rows, isSoundness).flatMap((group) => {
    const p = averagedRating(
      group.map(({ asked, answer }) => ({
        item: `${asked.scenario}, ${asked.action}`,
        value: asked.action,
        wording: asked.wording,
        direction: asked.direction,
        p: turnedUp(asked, answer),
      })),
    );
    if (p === null) return [];
    return group.slice(0, 1).map(({ asked: { scenario, action } }) => ({
      scenario,
      action,
      rater,
      p,
      rating: expectedRating(p),
    }));
  });
}
