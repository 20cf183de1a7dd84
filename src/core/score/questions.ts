// From rows to questions: what was shown in several orders and wordings becomes one answer, which
// counts once. Orders are averaged in log space, which takes place out of content exactly; wordings
// are different questions about the same thing and get the plain mean (docs/measurement.md, 3 and 5).
// Rows that are no choice are left out and told (row-rules.ts).
import { at } from '../stats/array';
import { logAverage, normalise } from '../stats/log-average';
import { mean } from '../stats/mean';
import { VALUES } from '../values';
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
  /** Its id. */
  wording: string;
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

/** The four numbers of a row. */
function four(column: ArrayLike<number>, row: number): number[] {
  const from = OPTIONS * row;
  return [at(column, from), at(column, from + 1), at(column, from + 2), at(column, from + 3)];
}

/** Four values in the order shown, and the same ascending: what a question is about. */
interface Offer {
  order: readonly number[];
  values: readonly number[];
}

/** Each order and each four values made once and shared by all rows that have them: few, for many rows. */
class Offers {
  readonly #offers = new Map<number, Offer>();
  readonly #values = new Map<number, readonly number[]>();

  of({ offered }: PackedChoices, row: number): Offer {
    const code = this.#codeOf(offered, OPTIONS * row);
    const known = this.#offers.get(code);
    if (known !== undefined) return known;
    const order = four(offered, row);
    const ascending = order.toSorted((a, b) => a - b);
    const digits = this.#codeOf(ascending, 0);
    const values = this.#values.get(digits) ?? ascending;
    this.#values.set(digits, values);
    this.#offers.set(code, { order, values });
    return { order, values };
  }

  /** The four from `from` on as the digits of one number. */
  #codeOf(list: ArrayLike<number>, from: number): number {
    let code = 0;
    for (let place = from; place < from + OPTIONS; place += 1) {
      code = VALUES.length * code + at(list, place);
    }
    return code;
  }
}

/** The rows of one wording of a question, by the number of its id. */
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

function averaged(
  { wordings }: PackedChoices,
  values: readonly number[],
  { wording, shown }: Asked,
): Wording {
  // A list grown by pushing keeps room for more; its copy does not, and a model has thousands.
  return {
    wording: wordings[wording] ?? '',
    shown: shown.slice(),
    p: logAverage(shown.map((row) => byContent(values, row))),
  };
}

/** One question from its rows that are choices, in the order in which they came; at least one. */
function questionOf(
  packed: PackedChoices,
  rows: readonly number[],
  offers: Offers,
  tally: Tally,
): Question {
  const { values } = offers.of(packed, at(rows, 0));
  const own: Asked[] = [];
  for (const row of rows) {
    const offer = offers.of(packed, row);
    const { shown } = asked(own, at(packed.wording, row));
    if (offer.values !== values) tally.otherValues += 1;
    else if (shown.some(({ order }) => order === offer.order)) tally.again += 1;
    else {
      if (isRounded(packed, row)) tally.rounded += 1;
      shown.push({ order: offer.order, p: normalise(four(packed.p, row)) });
    }
  }
  const wordings = own
    .filter(({ shown }) => shown.length > 0)
    .map((wording) => averaged(packed, values, wording));
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
  rows.sort((a, b) => at(numbers, a) - at(numbers, b));
  const offers = new Offers();
  const questions: Question[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const number = at(numbers, at(rows, from));
    while (to < rows.length && at(numbers, at(rows, to)) === number) to += 1;
    questions.push(questionOf(packed, rows.slice(from, to), offers, tally));
  }
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
