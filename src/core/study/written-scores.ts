// What a model wrote, as the scores take it (docs/measurement.md, section 5). Each text that names an answer
// is one choice. The orders of one wording, and the repeats of each order, become one row: the mean over
// orders of the part of its texts that named each option. Not the mean of logarithms, as for distributions:
// a choice says nothing of how improbable the others were. An order in which nothing could be read takes the
// whole question with it, as one that was not asked does, because the places of the others are not balanced.
//
// Example: SD first in two of two texts of one order, and in one of two of the other: (1 + .5) / 2 = .75.
import { groupBy } from '../score/group-by';
import { at } from '../stats/array';
import { mean } from '../stats/mean';
import type { ChoiceAnswer, RatingAnswer } from '../score/types';
import { asShown, tellingAnswers, turnedUp, type AnswerRow, type TellingRow } from './answer';
import type { Question, Trial } from './trial';

interface WrittenScores {
  ratings: RatingAnswer[];
  choices: ChoiceAnswer[];
  /** Questions of a scenario in one wording of which at least one order has no text that was read. */
  leftOut: number;
}

type Portrait = Extract<Question, { instrument: 'questionnaire' }>;
type Choice = Extract<Question, { instrument: 'scenarios' }>;

/** What one trial asked, and what was read of its text; null for nothing. */
interface Read<Q> {
  asked: Q;
  p: readonly number[] | null;
}

/** The mean of some distributions, place by place; null for none. */
function meanOf(several: readonly (readonly number[])[]): number[] | null {
  const [first] = several;
  return first === undefined
    ? null
    : first.map((_, place) => mean(several.map((p) => at(p, place))));
}

/** The mean over the ways in which a question was shown of the mean over repeats; null where a way has none. */
function meanOverWays<Q>(reads: readonly Read<Q>[], wayOf: (asked: Q) => string): number[] | null {
  const ways = [...groupBy(reads, ({ asked }) => wayOf(asked)).values()].map((own) =>
    meanOf(own.flatMap(({ p }) => (p === null ? [] : [p]))),
  );
  const read = ways.filter((p) => p !== null);
  return read.length === ways.length ? meanOf(read) : null;
}

function ratingsFrom(reads: readonly Read<Portrait>[]): RatingAnswer[] {
  const groups = groupBy(reads, ({ asked }) => JSON.stringify([asked.item, asked.wording]));
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ asked: { item, value, wording } }): RatingAnswer => {
      const p = meanOverWays(own, ({ direction }) => direction);
      return { item, value, wording, direction: 'up', p };
    }),
  );
}

function choicesFrom(reads: readonly Read<Choice>[]): { choices: ChoiceAnswer[]; leftOut: number } {
  const groups = groupBy(reads, ({ asked }) =>
    JSON.stringify([asked.scenario, asked.question, asked.wording]),
  );
  const found = [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ asked: { scenario, question, wording, options } }) => {
      const p = meanOverWays(own, (asked) => asked.options.join());
      const offered = options.toSorted();
      return p === null ? null : { scenario, question, wording, offered, p };
    }),
  );
  const choices = found.filter((one) => one !== null);
  return { choices, leftOut: found.length - choices.length };
}

/** The probabilities of the options in alphabetical order of their values. */
function byContent(asked: Choice, { answer }: TellingRow): number[] {
  const p = asShown(asked, answer);
  return asked.options.toSorted().map((value) => at(p, asked.options.indexOf(value)));
}

/**
 * The written answers to portraits and scenarios, a row for each wording of a portrait or question.
 *
 * @param trials of one study, drawn at one temperature.
 */
export function writtenScores(trials: readonly Trial[], rows: readonly AnswerRow[]): WrittenScores {
  const answers = new Map(tellingAnswers(rows).map((row) => [row.key, row]));
  const portraits: Read<Portrait>[] = [];
  const scenarios: Read<Choice>[] = [];
  for (const { key, question: asked } of trials) {
    const row = answers.get(key);
    if (asked.instrument === 'questionnaire') {
      portraits.push({ asked, p: row === undefined ? null : turnedUp(asked, row.answer) });
    } else if (asked.instrument === 'scenarios') {
      scenarios.push({ asked, p: row === undefined ? null : byContent(asked, row) });
    }
  }
  return { ratings: ratingsFrom(portraits), ...choicesFrom(scenarios) };
}

/** Whether a model writes its answers to these trials; a study never asks in both ways. */
export function isWritten(trials: readonly Trial[]): boolean {
  return trials.some(({ draw }) => draw !== undefined);
}

/** How many texts were read, and how many of the others for which reason. */
export interface TextCounts {
  read: number;
  refused: number;
  several: number;
  none: number;
}

export function textCounts(rows: readonly AnswerRow[]): TextCounts {
  const counts: TextCounts = { read: 0, refused: 0, several: 0, none: 0 };
  for (const { answer } of rows) {
    if (answer.kind === 'written') counts.read += 1;
    else if (answer.kind === 'unread') counts[answer.why] += 1;
  }
  return counts;
}
