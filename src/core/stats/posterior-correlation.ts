// The correlation between two true profiles, when each was measured with error.
// Method: a normal hierarchical model as in Gelman et al., Bayesian Data Analysis, chapter 5.
// In words: the pairs of true scores of the values come from one bivariate normal distribution with
// correlation ρ uniform on (−1, 1) and standard deviations half-normal(1); each measured profile is
// its true one plus normal error of known covariance. Integrate over ρ and the two standard deviations
// on a grid, draw true profiles 4,000 times given the measured ones, and take Pearson's r of each draw.
// The grid is even in arcsin ρ, so finer towards ±1, and each draw has a ρ of its own within its cell:
// midpoints alone would cut near-perfect agreement at the outermost of them.
// r does not see the level of a profile, so all is done on nine contrasts among the ten values.
// Draws given the data are made by Matheron's rule (Journel & Huijbregts 1978): draw truth and error
// from the prior, then move the truth by what the drawn measurement lacks towards the real one.
//
// Example: profiles measured without error have a posterior at their own r; profiles of which nothing
// was learnt have nearly the prior, about −.96 to .96.
import { dot } from './array';
import type { Interval } from './interval';
import { cholesky, inverse, sizeOf, solveFactored, solveLower, times } from './matrix';
import type { Matrix } from './matrix';
import { quantile } from './quantile';
import type { Random } from './random';
import { addTo, entry, plus, scaled, zeros, type Vector } from './vector';

const DRAWS = 4000;

/** A measured profile and the covariance of its errors, row by row. */
export interface Measured {
  scores: readonly number[];
  covariance: readonly number[];
}

export interface CorrelationPosterior {
  low: number;
  median: number;
  high: number;
}

/** A measured profile in contrasts. */
interface Contrasted {
  scores: Vector;
  covariance: Matrix;
  /** Lower factor of the covariance, from which errors are drawn. */
  errorFactor: Matrix;
}

/** Correlations: (−1, 1) in 24 parts that are equal in arcsin ρ. */
const PARTS = 24;
const bound = (part: number) => Math.sin(Math.PI * (part / PARTS - 0.5));
const CORRELATIONS = Array.from({ length: PARTS }, (_, part) => ({
  low: bound(part),
  high: bound(part + 1),
}));

/** Standard deviations: 22 from .02 to 4 by equal ratios, finer than a posterior from nine contrasts. */
export const DEVIATIONS = Array.from({ length: 22 }, (_, step) => 0.02 * 200 ** (step / 21));

/** Log of the half-normal(1) density on that grid, up to a constant: −τ²/2, and log τ for the ratios. */
export const logPrior = (deviation: number) => Math.log(deviation) - (deviation * deviation) / 2;

/** Helmert's contrasts among n values, one a row: orthonormal and orthogonal to the mean. */
function contrastsAmong(count: number): number[][] {
  return Array.from({ length: count - 1 }, (_, row) => {
    const size = Math.sqrt((row + 1) * (row + 2));
    return Array.from({ length: count }, (__, value) =>
      value <= row ? 1 / size : value === row + 1 ? -(row + 1) / size : 0,
    );
  });
}

function inContrasts({ scores, covariance }: Measured): Contrasted {
  const count = scores.length;
  const contrasts = contrastsAmong(count);
  const withScore = contrasts.map((contrast) =>
    contrast.map((_, value) => dot(contrast, covariance.slice(value * count, (value + 1) * count))),
  );
  const errors = Float64Array.from(
    contrasts.flatMap((contrast) => withScore.map((other) => dot(contrast, other))),
  );
  return {
    scores: Float64Array.from(contrasts, (contrast) => dot(contrast, scores)),
    covariance: errors,
    errorFactor: cholesky(errors),
  };
}

function addOnDiagonal(matrix: Matrix, amount: number): Matrix {
  const size = sizeOf(matrix);
  for (let row = 0; row < size; row += 1) addTo(matrix, row * size + row, amount);
  return matrix;
}

/** What the standard deviation of the first profile settles, whatever the rest of the grid says. */
interface FirstPart {
  deviation: number;
  /** Inverse of the covariance of the measured first profile. */
  precision: Matrix;
  /** That inverse times the measured first profile. */
  pull: Vector;
  logWeight: number;
}

/** A cell of the grid. */
interface Cell {
  part: FirstPart;
  /** Standard deviation of the true second scores. */
  deviation: number;
  /** The correlations from which the cell's draws are taken. */
  range: Interval;
  correlation: number;
  /** Covariance between the true first and the true second score of one value. */
  shared: number;
}

/** Log of the normal density at a vector, up to a constant, by the factor of its covariance. Spoils the vector. */
export function logDensity(factor: Matrix, vector: Vector): number {
  const size = vector.length;
  const standard = solveLower(factor, vector, vector);
  let total = 0;
  for (let row = 0; row < size; row += 1) {
    total -= Math.log(entry(factor, row * size + row)) + entry(standard, row) ** 2 / 2;
  }
  return total;
}

function firstPart({ scores, covariance }: Contrasted, deviation: number): FirstPart {
  const measured = addOnDiagonal(covariance.slice(), deviation * deviation);
  const precision = inverse(measured);
  return {
    deviation,
    precision,
    pull: times(precision, scores),
    logWeight: logPrior(deviation) + logDensity(cholesky(measured), scores.slice()),
  };
}

function cellAt(
  { part, deviation, range }: Pick<Cell, 'part' | 'deviation' | 'range'>,
  correlation: number,
): Cell {
  const shared = correlation * part.deviation * deviation;
  return { part, deviation, range, correlation, shared };
}

/** The cell with a correlation drawn from its part. */
function drawnWithin(cell: Cell, random: Random): Cell {
  const { low, high } = cell.range;
  return cellAt(cell, low + (high - low) * random.uniform());
}

function gridOf(first: Contrasted): Cell[] {
  return DEVIATIONS.map((own) => firstPart(first, own)).flatMap((part) =>
    DEVIATIONS.flatMap((deviation) =>
      CORRELATIONS.map((range) => cellAt({ part, deviation, range }, (range.low + range.high) / 2)),
    ),
  );
}

/** What the loop over cells and draws writes into, again and again. */
interface Scratch {
  given: Matrix;
  factor: Matrix;
  rest: Vector;
  truth: Pair;
  lack: Pair;
}

interface Pair {
  first: Vector;
  second: Vector;
}

function scratchFor({ scores, covariance }: Contrasted): Scratch {
  const [size, cells] = [scores.length, covariance.length];
  const pair = () => ({ first: zeros(size), second: zeros(size) });
  return {
    given: zeros(cells),
    factor: zeros(cells),
    rest: zeros(size),
    truth: pair(),
    lack: pair(),
  };
}

/** Factor of the covariance of the measured second profile, given the measured first. */
function factorGivenFirst(second: Contrasted, cell: Cell, { given, factor }: Scratch): Matrix {
  const { part, deviation, shared } = cell;
  plus(second.covariance, -shared * shared, part.precision, given);
  return cholesky(addOnDiagonal(given, deviation * deviation), factor);
}

function logWeight(second: Contrasted, cell: Cell, scratch: Scratch): number {
  const { part, deviation, shared, range } = cell;
  const rest = plus(second.scores, -shared, part.pull, scratch.rest);
  const factor = factorGivenFirst(second, cell, scratch);
  const prior = Math.log(range.high - range.low) + logPrior(deviation);
  return part.logWeight + prior + logDensity(factor, rest);
}

/** The cell of each draw: as many draws a cell as its weight asks for (systematic sampling). */
function drawnCells(grid: readonly Cell[], second: Contrasted, random: Random): Cell[] {
  const scratch = scratchFor(second);
  const logWeights = Float64Array.from(grid, (cell) => logWeight(second, cell, scratch));
  const top = logWeights.reduce((a, b) => Math.max(a, b));
  const weights = logWeights.map((weight) => Math.exp(weight - top));
  const step = weights.reduce((a, b) => a + b) / DRAWS;
  let next = step * random.uniform();
  let reached = 0;
  const drawn: Cell[] = [];
  grid.forEach((cell, place) => {
    reached += entry(weights, place);
    for (; next < reached; next += step) drawn.push(cell);
  });
  return drawn;
}

/** Draws true profiles from the prior of a cell. */
function drawTruth(cell: Cell, random: Random, { truth, rest }: Scratch): void {
  const { part, deviation, correlation } = cell;
  const apart = Math.sqrt(1 - correlation * correlation);
  const together = random.normals(truth.first);
  scaled(together, deviation * correlation, truth.second);
  plus(truth.second, deviation * apart, random.normals(rest), truth.second);
  scaled(together, part.deviation, truth.first);
}

/** What a measurement of the truth, its error drawn, lacks towards the real scores. */
function drawLack(
  { scores, errorFactor }: Contrasted,
  truth: Vector,
  random: Random,
  into: Vector,
  rest: Vector,
): void {
  times(errorFactor, random.normals(rest), into);
  plus(scores, -1, plus(truth, 1, into, into), into);
}

/** Multiplies the lack by the inverse of the covariance of both measured profiles. */
function weighLack(cell: Cell, factor: Matrix, { lack, rest }: Scratch): void {
  const { part, shared } = cell;
  const pulled = times(part.precision, lack.first, rest);
  plus(lack.second, -shared, pulled, lack.second);
  solveFactored(factor, lack.second, lack.second);
  plus(pulled, -shared, times(part.precision, lack.second, lack.first), lack.first);
}

/** Moves the truth by the weighed lack towards the real measurement. */
function moveTruth({ part, deviation, shared }: Cell, { truth, lack }: Scratch): void {
  plus(truth.first, part.deviation ** 2, lack.first, truth.first);
  plus(truth.first, shared, lack.second, truth.first);
  plus(truth.second, shared, lack.first, truth.second);
  plus(truth.second, deviation ** 2, lack.second, truth.second);
}

/** Cosine of the angle between two vectors of contrasts: Pearson's r of the profiles themselves. */
function cosine({ first, second }: Pair): number {
  return dot(first, second) / Math.sqrt(dot(first, first) * dot(second, second));
}

/**
 * 2.5, 50 and 97.5 % points of the correlation between two true profiles, given what was measured.
 *
 * @param a scores in any unit of order 1 (centred ratings, logits) with their covariance; only
 *   differences between values count.
 * @param b likewise, for the same values; its errors are independent of those of `a`.
 */
export function posteriorCorrelation(
  a: Measured,
  b: Measured,
  random: Random,
): CorrelationPosterior {
  const [first, second] = [inContrasts(a), inContrasts(b)];
  const scratch = scratchFor(second);
  const { truth, lack, rest } = scratch;

  const correlationIn = (middle: Cell): number => {
    const cell = drawnWithin(middle, random);
    drawTruth(cell, random, scratch);
    drawLack(first, truth.first, random, lack.first, rest);
    drawLack(second, truth.second, random, lack.second, rest);
    weighLack(cell, factorGivenFirst(second, cell, scratch), scratch);
    moveTruth(cell, scratch);
    return cosine(truth);
  };
  const drawn = Float64Array.from(drawnCells(gridOf(first), second, random), correlationIn).sort();
  return {
    low: quantile(drawn, 0.025),
    median: quantile(drawn, 0.5),
    high: quantile(drawn, 0.975),
  };
}
