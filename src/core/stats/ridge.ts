// Ridge classification: one least-squares line for each class (1 for its cases, 0 for the others) with a
// penalty on the squared slopes; a case belongs to the class whose line is highest.
// Source: Hoerl & Kennard (1970), Technometrics 12, 55. In words: slopes = (Z′Z + penalty × I)⁻¹ Z′Y,
// with columns standardised to mean 0 and variance 1 on the training cases and no penalty on the level.
//
// Example: cases −1 and 1 of classes 0 and 1, penalty 2: Z′Z = 2, so slopes −1/4 and 1/4 beside levels
// of ½; a case at 1 gets heights .25 and .75.
//
// The lines are written as sums over training cases, so that one labelling more costs one addition a
// case. Cases are counts of words, nearly all 0: only the others are kept, and standardising is done on
// the sums, Z′Z = (X′X − n m m′) × s s′ with means m and scales s.
import { at } from './array';
import { cholesky, matrixOf, solveFactored, type Matrix } from './matrix';
import { addTo, entry, zeros, type Vector } from './vector';

/** One case: its numbers that are not 0, and the columns in which they stand. */
export interface SparseRow {
  columns: readonly number[];
  numbers: readonly number[];
}

/** A list of numbers without its zeros. */
export function sparse(numbers: readonly number[]): SparseRow {
  const columns = numbers.flatMap((number, column) => (number === 0 ? [] : [column]));
  return { columns, numbers: columns.map((column) => at(numbers, column)) };
}

/** Everything but the classes, so that many labellings of the same cases cost little. */
export interface Ridge {
  cases: readonly SparseRow[];
  means: Vector;
  /** 1 over the standard deviation (divided by n); 0 for a constant column, which is left out. */
  scales: Vector;
  factor: Matrix;
}

/** Variances below this part of the mean square are rounding: the column is constant. */
const ROUNDING = 1e-12;

/** The mean of each column. */
export function columnMeans(cases: readonly SparseRow[], width: number): Vector {
  const means = zeros(width);
  for (const { columns, numbers } of cases) {
    columns.forEach((column, place) => addTo(means, column, at(numbers, place) / cases.length));
  }
  return means;
}

/** X′X, the lower half. */
function productsOf(cases: readonly SparseRow[], width: number): Matrix {
  const products = zeros(width * width);
  for (const { columns, numbers } of cases) {
    for (let i = 0; i < columns.length; i += 1) {
      const [start, own] = [at(columns, i) * width, at(numbers, i)];
      for (let j = 0; j <= i; j += 1) addTo(products, start + at(columns, j), own * at(numbers, j));
    }
  }
  return products;
}

/**
 * Prepares the lines of some training cases.
 *
 * @param width number of columns.
 * @param penalty above 0; as large as the number of cases it halves the slope of a column that goes
 *   with no other.
 */
export function ridge(cases: readonly SparseRow[], width: number, penalty: number): Ridge {
  const count = cases.length;
  const means = columnMeans(cases, width);
  const products = productsOf(cases, width);
  const scales = means.map((mean, column) => {
    const square = entry(products, column * width + column) / count;
    const variance = square - mean ** 2;
    return variance > ROUNDING * square ? 1 / Math.sqrt(variance) : 0;
  });
  const standard = matrixOf(width, (i, j) => {
    if (j > i) return 0; // the factor reads the lower half only
    const centred = entry(products, i * width + j) - count * entry(means, i) * entry(means, j);
    return centred * entry(scales, i) * entry(scales, j) + (i === j ? penalty : 0);
  });
  return { cases, means, scales, factor: cholesky(standard) };
}

/**
 * How much each training case counts for its class at a new case, in the order of the training cases:
 * 1/n + z′ (Z′Z + penalty × I)⁻¹ zᵢ. The height of a class is the sum over its cases. The weights sum
 * to 1 and do not depend on the classes.
 */
export function caseWeights({ cases, means, scales, factor }: Ridge, seen: SparseRow): Vector {
  const pull = means.map((mean, column) => -mean * entry(scales, column));
  seen.columns.forEach((column, place) => {
    addTo(pull, column, at(seen.numbers, place) * entry(scales, column));
  });
  solveFactored(factor, pull, pull);
  let level = 1 / cases.length;
  for (let column = 0; column < pull.length; column += 1) {
    pull[column] = entry(pull, column) * entry(scales, column);
    level -= entry(pull, column) * entry(means, column);
  }
  return Float64Array.from(cases, ({ columns, numbers }) => {
    let weight = level;
    for (let i = 0; i < columns.length; i += 1) {
      weight += entry(pull, at(columns, i)) * at(numbers, i);
    }
    return weight;
  });
}

/**
 * The height of each class 0 … count − 1, from weights and the class of each training case.
 *
 * @param classes as many as weights, as whole numbers below `count`.
 */
export function heights(weights: Vector, classes: Uint8Array, count: number): Vector {
  const sums = zeros(count);
  // Hundreds of millions of times for one report, so without the checks of entry().
  for (let own = 0; own < weights.length; own += 1) {
    const into = classes[own] ?? 0;
    sums[into] = (sums[into] ?? 0) + (weights[own] ?? 0);
  }
  return sums;
}

/** The place of the largest number; of equal ones the first. */
export function highest(numbers: Vector): number {
  return numbers.reduce((best, number, place) => (number > entry(numbers, best) ? place : best), 0);
}
