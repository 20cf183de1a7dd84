// What a model's answers go with: the value of an option, the place it stands in, the wording of the question,
// or two of these together (docs/measurement.md, section 6, variance components).
// In words: an option's score is its log-probability less the mean of the four options it stood among. The
// mean score of each value in each place under each wording is one cell of a balanced table, whose variance
// is split by stats/variance-components.ts. Scores of one question sum to 0, so that wordings cannot differ as
// a whole; they show together with value or place. Cells are means over the questions that fall in them, so
// the last component is what the table leaves, not how single answers vary.
//
// Source: Searle, Casella & McCulloch (1992), Variance Components, chapter 4.
//
// Example: options in the first place always four times as probable as each of the others, whatever their
// value: log 4 × ¾ = 1.04 in the first place, −.35 in the others; the place has a share of 1.
import { at } from '../stats/array';
import { FLOOR } from '../stats/log-average';
import { mean } from '../stats/mean';
import {
  varianceComponents,
  type FactorialRow,
  type VarianceComponents,
} from '../stats/variance-components';
import type { Question } from './questions';

/** Scores by value, place and wording. */
type Cells = Map<string, { levels: string[]; scores: number[] }>;

function add(cells: Cells, levels: string[], score: number): void {
  const key = JSON.stringify(levels);
  const cell = cells.get(key) ?? { levels, scores: [] };
  cells.set(key, cell);
  cell.scores.push(score);
}

function cellsOf(questions: readonly Question[]): Cells {
  const cells: Cells = new Map();
  for (const { wordings } of questions) {
    for (const { wording, shown } of wordings) {
      for (const { order, p } of shown) {
        const logarithms = p.map((part) => Math.log(Math.max(part, FLOOR)));
        const middle = mean(logarithms);
        order.forEach((value, place) => {
          add(cells, [String(value), String(place), wording], at(logarithms, place) - middle);
        });
      }
    }
  }
  return cells;
}

/**
 * The share of value, place and, where there are several, wording in a model's answers; or why there is none.
 *
 * @param questions asked in all orders (inAllOrders).
 */
export function answerVariance(questions: readonly Question[]): VarianceComponents {
  const cells = [...cellsOf(questions).values()];
  const severalWordings = new Set(cells.map(({ levels }) => levels[2])).size > 1;
  const factors = ['value', 'place', ...(severalWordings ? ['wording'] : [])];
  const rows = cells.map(({ levels, scores }): FactorialRow => ({
    levels: levels.slice(0, factors.length),
    score: mean(scores),
  }));
  return varianceComponents(factors, rows);
}
