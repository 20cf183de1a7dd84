// Conditional logit with a Gaussian prior: what draws a respondent to an option, from choices among
// different sets of options.
// Source: McFadden (1974), Conditional logit analysis of qualitative choice behavior.
// In words: the probability of an option is proportional to exp(sum of the parameters it carries).
// The fit is the maximum of the weighted log-likelihood less half the sum of precision × parameter²,
// found by Newton steps; a step that overshoots is halved. The prior keeps an option that was always
// or never chosen finite, and makes parameters that only count against each other sum to 0.
//
// Example: two options with one parameter each, the first chosen 3 times of 4, precision 1/9: the
// parameters are ±.51 (without prior ±½ ln 3 = ±.55).
//
// A model has some ten thousand choices, passed over at every step: they are laid out as columns first.
import { dot } from './array';
import { cholesky, diagonalMatrix, matrixOf, sizeOf, solveFactored, type Matrix } from './matrix';
import { addTo, entry, plus, zeros, type Vector } from './vector';

export interface Choice {
  /** For each option the numbers of the parameters it carries. */
  options: readonly (readonly number[])[];
  /** Probability of each option, summing to 1; one-hot for a choice made. */
  p: readonly number[];
  /** How much the choice counts. */
  weight: number;
}

export interface ChoiceFit {
  parameters: Vector;
  /** Information plus prior precision at the fit, row by row. */
  curvature: Matrix;
}

const MAX_STEPS = 100;
const SETTLED = 1e-9;
const SMALLEST_PART = 1e-4;
/** A log-likelihood is known to this part of its size. */
const ROUNDING = 1e-10;

/** Choices one after the other, their options, and what each option carries. */
interface Columns {
  weight: Vector;
  /** The first option of each choice, and the end of the last. */
  firstOption: Uint32Array;
  p: Vector;
  /** The first parameter of each option, and the end of the last. */
  firstCarried: Uint32Array;
  /** Numbers of parameters. */
  carried: Uint32Array;
  /** Options of the choice with most. */
  widest: number;
}

/** A whole number of a column that has this place. */
const whole = (column: Uint32Array, place: number): number => column[place] ?? 0;

/** Where each of several stretches of these lengths begins, and the end of the last. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [place, length] of lengths.entries())
    starts[place + 1] = whole(starts, place) + length;
  return starts;
}

function columnsOf(choices: readonly Choice[]): Columns {
  const options = choices.flatMap((choice) => choice.options);
  const counts = choices.map((choice) => choice.options.length);
  return {
    weight: Float64Array.from(choices, ({ weight }) => weight),
    firstOption: startsOf(counts),
    p: Float64Array.from(choices.flatMap(({ p }) => p)),
    firstCarried: startsOf(options.map((carried) => carried.length)),
    carried: Uint32Array.from(options.flat()),
    widest: counts.reduce((a, b) => Math.max(a, b), 0),
  };
}

/** Writes the probabilities of a choice's options into q; returns its weighted log-likelihood. */
function expect(columns: Columns, choice: number, parameters: Vector, q: Vector): number {
  const { firstOption, firstCarried, carried, p } = columns;
  const from = whole(firstOption, choice);
  const options = whole(firstOption, choice + 1) - from;
  let top = -Infinity;
  for (let i = 0; i < options; i += 1) {
    let utility = 0;
    const end = whole(firstCarried, from + i + 1);
    for (let place = whole(firstCarried, from + i); place < end; place += 1) {
      utility += entry(parameters, whole(carried, place));
    }
    q[i] = utility;
    if (utility > top) top = utility;
  }
  let [total, mean] = [0, 0];
  for (let i = 0; i < options; i += 1) {
    const above = entry(q, i) - top;
    mean += entry(p, from + i) * above;
    q[i] = Math.exp(above);
    total += entry(q, i);
  }
  for (let i = 0; i < options; i += 1) q[i] = entry(q, i) / total;
  return entry(columns.weight, choice) * (mean - Math.log(total));
}

/** Adds what one choice says about the parameters: the slope of its log-likelihood. */
function addScore(columns: Columns, choice: number, q: Vector, slope: Vector): void {
  const { firstOption, firstCarried, carried, p, weight } = columns;
  const from = whole(firstOption, choice);
  const end = whole(firstOption, choice + 1);
  for (let option = from; option < end; option += 1) {
    const surprise = entry(weight, choice) * (entry(p, option) - entry(q, option - from));
    const last = whole(firstCarried, option + 1);
    for (let place = whole(firstCarried, option); place < last; place += 1) {
      addTo(slope, whole(carried, place), surprise);
    }
  }
}

/**
 * Adds the Fisher information of one choice: the covariance of what the options carry, the lower half.
 */
function addInformation(columns: Columns, choice: number, q: Vector, information: Matrix): void {
  const { firstOption, firstCarried, carried, weight } = columns;
  const width = sizeOf(information);
  const from = whole(firstOption, choice);
  const end = whole(firstOption, choice + 1);
  for (let i = from; i < end; i += 1) {
    for (let j = from; j < end; j += 1) {
      const mine = entry(q, i - from);
      const both = entry(weight, choice) * ((i === j ? mine : 0) - mine * entry(q, j - from));
      for (let a = whole(firstCarried, i); a < whole(firstCarried, i + 1); a += 1) {
        const row = whole(carried, a);
        for (let b = whole(firstCarried, j); b < whole(firstCarried, j + 1); b += 1) {
          const column = whole(carried, b);
          if (column <= row) addTo(information, row * width + column, both);
        }
      }
    }
  }
}

/** The log-posterior at some parameters, its slope, and its curvature. */
interface Point {
  parameters: Vector;
  height: number;
  slope: Vector;
  curvature: Matrix;
}

function pointAt(columns: Columns, precision: Vector, parameters: Vector): Point {
  const slope = parameters.map((b, number) => -entry(precision, number) * b);
  const curvature = diagonalMatrix(precision);
  const q = zeros(columns.widest);
  let height = dot(slope, parameters) / 2;
  for (let choice = 0; choice < columns.weight.length; choice += 1) {
    height += expect(columns, choice, parameters, q);
    addScore(columns, choice, q, slope);
    addInformation(columns, choice, q, curvature);
  }
  return { parameters, height, slope, curvature };
}

/** The point after a step, or after ½, ¼ … of it, the first that is no worse than where it began. */
function pointAfter(columns: Columns, precision: Vector, start: Point, step: Vector): Point {
  const worse = start.height - ROUNDING * Math.abs(start.height);
  let part = 1;
  let next = pointAt(columns, precision, plus(start.parameters, part, step));
  while (part > SMALLEST_PART && next.height < worse) {
    part /= 2;
    next = pointAt(columns, precision, plus(start.parameters, part, step));
  }
  return next;
}

/** A matrix of which the lower half is known. */
function symmetric(lower: Matrix): Matrix {
  return matrixOf(sizeOf(lower), (row, column) =>
    entry(lower, Math.max(row, column) * sizeOf(lower) + Math.min(row, column)),
  );
}

/** What choices say together about the parameters: the slope of their log-likelihood. */
export function scoreOf(choices: readonly Choice[], parameters: Vector): Vector {
  const columns = columnsOf(choices);
  const slope = zeros(parameters.length);
  const q = zeros(columns.widest);
  for (let choice = 0; choice < choices.length; choice += 1) {
    expect(columns, choice, parameters, q);
    addScore(columns, choice, q, slope);
  }
  return slope;
}

/**
 * Fits the parameters to choices.
 *
 * @param precision for each parameter 1 / (prior standard deviation)², above 0.
 * @throws Error if Newton's steps do not settle, which a Gaussian prior excludes.
 */
export function fitChoices(choices: readonly Choice[], precision: Vector): ChoiceFit {
  const columns = columnsOf(choices);
  let point = pointAt(columns, precision, zeros(precision.length));
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const { parameters, slope, curvature } = point;
    const step = solveFactored(cholesky(curvature), slope);
    if (Math.sqrt(dot(step, step)) < SETTLED)
      return { parameters, curvature: symmetric(curvature) };
    point = pointAfter(columns, precision, point, step);
  }
  throw new Error(`the fit to ${choices.length} choices did not settle in ${MAX_STEPS} steps`);
}
