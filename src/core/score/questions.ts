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

/** Lists of four values, each made once and shared by all that have it: few lists, many rows. */
type Lists = Map<number, readonly number[]>;

function shared(list: readonly number[] | Uint8Array, lists: Lists): readonly number[] {
  let code = 0;
  for (const value of list) code = VALUES.length * code + value;
  const known = lists.get(code) ?? [...list];
  lists.set(code, known);
  return known;
}

function wordingOf(values: readonly number[], shown: readonly Shown[]): Wording {
  return { shown, p: logAverage(shown.map((row) => byContent(values, row))) };
}

/** One question from its rows that are choices, in the order in which they came; at least one. */
function questionOf(
  packed: PackedChoices,
  rows: readonly number[],
  lists: Lists,
  tally: Tally,
): Question {
  let values: readonly number[] = [];
  const wordings = new Map<number, Shown[]>();
  for (const row of rows) {
    const own = [OPTIONS * row, OPTIONS * (row + 1)] as const;
    const order = shared(packed.offered.subarray(...own), lists);
    if (values.length === 0)
      values = shared(
        order.toSorted((a, b) => a - b),
        lists,
      );
    const wording = at(packed.wording, row);
    const shown = wordings.get(wording) ?? [];
    if (!order.every((value) => values.includes(value))) tally.otherValues += 1;
    else if (shown.some((other) => other.order === order)) tally.again += 1;
    else {
      if (isRounded(packed, row)) tally.rounded += 1;
      const p = normalise([...packed.p.subarray(...own)]);
      wordings.set(wording, [...shown, { order, p }]);
    }
  }
  const averaged = [...wordings.values()].map((shown) => wordingOf(values, shown));
  return {
    scenario: packed.scenarios[at(packed.scenario, at(rows, 0))] ?? '',
    values,
    wordings: averaged,
    p: values.map((_, option) => mean(averaged.map((wording) => at(wording.p, option)))),
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

/** Beyond any number of a question within its scenario. */
const QUESTIONS = 2 ** 32;

/** Choices as rows, readable, or in columns, as they cross the worker border. */
export type Choices = readonly ChoiceAnswer[] | PackedChoices;

/**
 * Questions, ordered by scenario id and number, so that nothing depends on the order in which answers
 * came in; and what was left out, in sentences.
 */
export function readQuestions(choices: Choices): { questions: Question[]; notes: string[] } {
  const packed = 'scenarios' in choices ? choices : packChoices(choices);
  const tally = emptyTally();
  const ranks = ranksOf(packed.scenarios);
  const keys = Array.from(
    packed.scenario,
    (scenario, row) => QUESTIONS * at(ranks, scenario) + at(packed.question, row),
  );
  const rows = [...keys.keys()].filter((row) => {
    const fault = faultOf(packed, row);
    if (fault !== null) tally[fault] += 1;
    return fault === null;
  });
  const groups = [...groupBy(rows, (row) => at(keys, row))].sort(([a], [b]) => a - b);
  const lists: Lists = new Map();
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
