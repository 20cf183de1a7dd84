// Small symmetric matrices, row by row: what covariances and Newton steps need.
// Method of the factor: Cholesky, as in Golub & Van Loan, Matrix Computations, 4.2.
//
// Example: 4 2 / 2 5 has the factor 2 0 / 1 2, for 2·2 = 4, 2·1 = 2, 1·1 + 2·2 = 5.
import { entry, zeros, type Vector } from './vector';

/** A square matrix, row by row. */
export type Matrix = Vector;

/** Pivots below this part of the largest diagonal number count as 0. */
const ROUNDING = 1e-12;

/**
 * Rows (and columns) of a square matrix.
 *
 * @throws RangeError if the numbers are not a square.
 */
export function sizeOf(matrix: Matrix): number {
  const size = Math.sqrt(matrix.length);
  if (!Number.isInteger(size)) {
    throw new RangeError(`${matrix.length} numbers are not a square matrix`);
  }
  return size;
}

/** A matrix from a rule that gives each cell. */
export function matrixOf(size: number, cell: (row: number, column: number) => number): Matrix {
  return zeros(size * size).map((_, place) => cell(Math.floor(place / size), place % size));
}

/** A matrix with these numbers on its diagonal and 0 beside it. */
export function diagonalMatrix(numbers: Vector): Matrix {
  return matrixOf(numbers.length, (row, column) => (row === column ? entry(numbers, row) : 0));
}

/** Largest number on the diagonal; no cell of a covariance is larger. */
function largestOf(matrix: Matrix): number {
  const size = sizeOf(matrix);
  let largest = 0;
  for (let place = 0; place < matrix.length; place += size + 1) {
    largest = Math.max(largest, entry(matrix, place));
  }
  return largest;
}

/**
 * Lower factor L with L Lᵀ = the matrix, which is symmetric and has no negative eigenvalue. A column
 * whose pivot is 0 up to rounding becomes 0, so that draws from a covariance that lacks directions
 * stay within those it has.
 *
 * @param into as large as the matrix, 0 above the diagonal.
 */
export function cholesky(matrix: Matrix, into = zeros(matrix.length)): Matrix {
  const size = sizeOf(matrix);
  const smallest = ROUNDING * largestOf(matrix);
  for (let column = 0; column < size; column += 1) {
    let pivot = 0;
    for (let row = column; row < size; row += 1) {
      let rest = entry(matrix, row * size + column);
      for (let k = 0; k < column; k += 1) {
        rest -= entry(into, row * size + k) * entry(into, column * size + k);
      }
      if (row === column) pivot = rest > smallest ? Math.sqrt(rest) : 0;
      into[row * size + column] = pivot === 0 ? 0 : row === column ? pivot : rest / pivot;
    }
  }
  return into;
}

/** A matrix times a vector; `into` is another vector. */
export function times(matrix: Matrix, vector: Vector, into = zeros(vector.length)): Vector {
  const size = vector.length;
  for (let row = 0; row < size; row += 1) {
    let total = 0;
    for (let column = 0; column < size; column += 1) {
      total += entry(matrix, row * size + column) * entry(vector, column);
    }
    into[row] = total;
  }
  return into;
}

/** The x with L x = vector; no pivot of L may be 0; `into` may be the vector. */
export function solveLower(lower: Matrix, vector: Vector, into = zeros(vector.length)): Vector {
  const size = vector.length;
  for (let row = 0; row < size; row += 1) {
    let rest = entry(vector, row);
    for (let k = 0; k < row; k += 1) rest -= entry(lower, row * size + k) * entry(into, k);
    into[row] = rest / entry(lower, row * size + row);
  }
  return into;
}

/** The x with L Lᵀ x = vector; no pivot of L may be 0; `into` may be the vector. */
export function solveFactored(lower: Matrix, vector: Vector, into = zeros(vector.length)): Vector {
  const size = vector.length;
  solveLower(lower, vector, into);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = entry(into, row);
    for (let k = row + 1; k < size; k += 1) {
      rest -= entry(lower, k * size + row) * entry(into, k);
    }
    into[row] = rest / entry(lower, row * size + row);
  }
  return into;
}

/** Inverse of a positive definite matrix. */
export function inverse(matrix: Matrix): Matrix {
  const size = sizeOf(matrix);
  const lower = cholesky(matrix);
  const result = zeros(size * size);
  for (let column = 0; column < size; column += 1) {
    const unit = zeros(size).fill(1, column, column + 1);
    result.set(solveFactored(lower, unit), column * size); // symmetric: its columns are its rows
  }
  return result;
}

/** The upper left `size` × `size` of a larger matrix. */
export function corner(matrix: Matrix, size: number): Matrix {
  const width = sizeOf(matrix);
  return matrixOf(size, (row, column) => entry(matrix, row * width + column));
}

/**
 * P M P with P = I − J/n: the covariance of a vector after its mean has been taken off, that is
 * each cell less the means of its row and column, plus the mean of all.
 */
export function doublyCentred(matrix: Matrix): Matrix {
  const size = sizeOf(matrix);
  const means = times(matrix, zeros(size).fill(1 / size));
  const all = means.reduce((a, b) => a + b) / size;
  return matrixOf(
    size,
    (row, column) =>
      entry(matrix, row * size + column) - entry(means, row) - entry(means, column) + all,
  );
}
