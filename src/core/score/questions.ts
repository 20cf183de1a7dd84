// From rows to questions: what was shown in several orders and wordings becomes one answer, which
// counts once. Orders are averaged in log space, which takes place out of content exactly; wordings
// are different questions about the same thing and get the plain mean (docs/measurement.md, 3 and 5).
import { at } from '../stats/array';
import { logAverage, normalise } from '../stats/log-average';
import { mean, sum } from '../stats/mean';
import { place } from '../values';
import { groupBy } from './group-by';
import type { ChoiceAnswer } from './types';

export const OPTIONS = 4;

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

/** In how many different orders a wording was shown. */
export function ordersOf({ shown }: Wording): number {
  return new Set(shown.map(({ order }) => order.join(' '))).size;
}

/** Probabilities in the order of `values`. */
export function byContent(values: readonly number[], { order, p }: Shown): number[] {
  return values.map((value) => at(p, order.indexOf(value)));
}

function shownOf(row: ChoiceAnswer): Shown {
  const { scenario, question, offered, p } = row;
  const distinct = new Set(offered).size;
  if (offered.length !== OPTIONS || distinct !== OPTIONS) {
    throw new RangeError(`${scenario}/${question} offers four values, not ${offered.join(' ')}`);
  }
  if (p.length !== OPTIONS || !(sum(p) > 0) || p.some((part) => part < 0)) {
    throw new RangeError(`${scenario}/${question} needs four probabilities, not ${p.join(' ')}`);
  }
  return { order: offered.map(place), p: normalise(p) };
}

function wordingOf(values: readonly number[], rows: readonly ChoiceAnswer[]): Wording {
  const shown = rows.map(shownOf);
  return { shown, p: logAverage(shown.map((row) => byContent(values, row))) };
}

function questionOf(rows: readonly ChoiceAnswer[]): Question[] {
  return rows.slice(0, 1).map(({ scenario, offered }) => {
    const values = offered.map(place).sort((a, b) => a - b);
    const groups = groupBy(rows, (row) => row.wording);
    const wordings = [...groups.values()].map((group) => wordingOf(values, group));
    const p = values.map((_, option) => mean(wordings.map((wording) => at(wording.p, option))));
    return { scenario, values, wordings, p };
  });
}

/**
 * Questions, ordered by scenario id and number, so that seeded draws do not depend on the order in
 * which answers came in.
 *
 * @throws RangeError for rows that do not offer four different values with a probability each, and for
 *   rows of one question that offer different values.
 */
export function questionsOf(choices: readonly ChoiceAnswer[]): Question[] {
  const groups = groupBy(choices, (row) => JSON.stringify([row.scenario, row.question]));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => questionOf(rows));
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
