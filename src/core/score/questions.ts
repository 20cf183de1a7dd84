// From rows to questions: what was shown in several orders and wordings becomes one answer, which
// counts once. Orders are averaged in log space, which takes place out of content exactly; wordings
// are different questions about the same thing and get the plain mean (docs/measurement.md, 3 and 5).
// Rows that are no choice are left out and told (row-rules.ts).
import { at } from '../stats/array';
import { logAverage, normalise } from '../stats/log-average';
import { mean } from '../stats/mean';
import { VALUES } from '../values';
import { groupBy } from './group-by';
import { OPTIONS, packChoices, type PackedChoices } from './packed';
import { emptyTally, faultOf, isRounded, sentencesOf, type Tally } from './row-rules';
import type { ChoiceAnswer } from './types';

/** One row: the values in the order shown, as places on the circle, and their probabilities. */
export interface Shown {
  order: readonly number[];
  p: readonly number[];
}

/** One wording of a question: the orders in which it was shown and what came of them together. */
export interface Wording {
  shown: readonly Shown[];
  /** By content, in the order of the question's values; sums to 1. */
  p: readonly number[];
}

export interface Question {
  scenario: string;
  /** Places on the circle of the four values offered, ascending. */
  values: readonly number[];
  wordings: readonly Wording[];
  /** By content, in the order of `values`; sums to 1. */
  p: readonly number[];
}

/** In how many orders a wording was shown: an order counts once (row-rules.ts). */
export function ordersOf({ shown }: Wording): number {
  return shown.length;
}

/** Probabilities in the order of `values`. */
export function byContent(values: readonly number[], { order, p }: Shown): number[] {
  return values.map((value) => at(p, order.indexOf(value)));
}

/** Lists of values, each made once and shared by all that have it: few lists, many rows. */
class Lists {
  readonly #known = new Map<number, readonly number[]>();

  shared(list: readonly number[]): readonly number[] {
    const code = list.reduce((digits, value) => VALUES.length * digits + value, 0);
    const known = this.#known.get(code) ?? list;
    this.#known.set(code, known);
    return known;
  }
}

/** The four numbers of a row. */
function four(column: ArrayLike<number>, row: number): number[] {
  const from = OPTIONS * row;
  return [at(column, from), at(column, from + 1), at(column, from + 2), at(column, from + 3)];
}

/** The rows of one wording of a question. */
interface Asked {
  wording: number;
  shown: Shown[];
}

function asked(wordings: Asked[], wording: number): Asked {
  const known = wordings.find((one) => one.wording === wording);
  if (known !== undefined) return known;
  const first = { wording, shown: [] };
  wordings.push(first);
  return first;
}

function averaged(values: readonly number[], { shown }: Asked): Wording {
  return { shown, p: logAverage(shown.map((row) => byContent(values, row))) };
}

/** One question from its rows that are choices, in the order in which they came; at least one. */
function questionOf(
  packed: PackedChoices,
  rows: readonly number[],
  lists: Lists,
  tally: Tally,
): Question {
  const first = four(packed.offered, at(rows, 0));
  const values = lists.shared(first.sort((a, b) => a - b));
  const own: Asked[] = [];
  for (const row of rows) {
    const order = lists.shared(four(packed.offered, row));
    const { shown } = asked(own, at(packed.wording, row));
    if (!order.every((value) => values.includes(value))) tally.otherValues += 1;
    else if (shown.some((other) => other.order === order)) tally.again += 1;
    else {
      if (isRounded(packed, row)) tally.rounded += 1;
      shown.push({ order, p: normalise(four(packed.p, row)) });
    }
  }
  const wordings = own
    .filter(({ shown }) => shown.length > 0)
    .map((wording) => averaged(values, wording));
  return {
    scenario: packed.scenarios[at(packed.scenario, at(rows, 0))] ?? '',
    values,
    wordings,
    p: values.map((_, option) => mean(wordings.map((wording) => at(wording.p, option)))),
  };
}

/** The place of each scenario in the alphabet of their ids. */
function ranksOf(scenarios: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(scenarios.length);
  const ordered = scenarios.map((id, number) => ({ id, number }));
  ordered.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [rank, { number }] of ordered.entries()) ranks[number] = rank;
  return ranks;
}

/** For each row one number, ascending with the id of its scenario, then the number of its question. */
function questionNumbers({ scenarios, scenario, question }: PackedChoices): Float64Array {
  const ranks = ranksOf(scenarios);
  const width = question.reduce((most, number) => Math.max(most, number), 0) + 1;
  const numbers = new Float64Array(scenario.length);
  for (let row = 0; row < numbers.length; row += 1) {
    numbers[row] = width * at(ranks, at(scenario, row)) + at(question, row);
  }
  return numbers;
}

/** Choices as rows, readable, or in columns, as they cross the worker border. */
export type Choices = readonly ChoiceAnswer[] | PackedChoices;

/**
 * Questions, ordered by scenario id and number, so that nothing depends on the order in which answers
 * came in; and what was left out, in sentences.
 */
export function readQuestions(choices: Choices): { questions: Question[]; notes: string[] } {
  const packed = 'scenarios' in choices ? choices : packChoices(choices);
  const tally = emptyTally();
  const numbers = questionNumbers(packed);
  const rows = [...numbers.keys()].filter((row) => {
    const fault = faultOf(packed, row);
    if (fault !== null) tally[fault] += 1;
    return fault === null;
  });
  const groups = [...groupBy(rows, (row) => at(numbers, row))].sort(([a], [b]) => a - b);
  const lists = new Lists();
  const questions = groups.map(([, own]) => questionOf(packed, own, lists, tally));
  return { questions, notes: sentencesOf(tally) };
}

/** The questions alone, where what was left out is told elsewhere. */
export function questionsOf(choices: Choices): Question[] {
  return readQuestions(choices).questions;
}

/**
 * The questions asked in as many orders, under each wording, as the most of any question. Where an
 * order is missing, the place of the others is not averaged out, and a liking for a place would look
 * like one for values.
 */
export function inAllOrders(questions: readonly Question[]): Question[] {
  const orders = questions.map(({ wordings }) => Math.min(...wordings.map(ordersOf)));
  const most = orders.reduce((a, b) => Math.max(a, b), 0);
  return questions.filter((_, index) => at(orders, index) === most);
}
