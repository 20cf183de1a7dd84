// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
// Source: Jacobi (1846), Journal für die reine und angewandte Mathematik 30, 51; cyclic by rows as in Golub
// & Van Loan, Matrix Computations, 8.5. In words: for each pair of places in turn, rotate the two so that
// the cell between them becomes 0; the rotations together are the eigenvectors, and what stays on the
// diagonal are the eigenvalues. Each sweep over all pairs about squares how small the rest is.
//
// Example: 2 1 / 1 2 is rotated by 45°: eigenvalues 3 and 1, eigenvectors (1, 1)/√2 and (−1, 1)/√2.
import { diagonalMatrix, sizeOf, type Matrix } from './matrix';
import { entry, zeros, type Vector } from './vector';

/** Ten sweeps settle any matrix of a hundred rows; more are a sign of numbers that are no numbers. */
const MAX_SWEEPS = 60;
/** Cells between places below this part of the matrix's size count as 0. */
const ROUNDING = 1e-14;

export interface Eigen {
  value: number;
  /** Of length 1, at right angles to all others; its sign has no meaning. */
  vector: Vector;
}

/** Root of the sum of the squares of some cells. */
function lengthOf(matrix: Matrix, counts: (row: number, column: number) => boolean): number {
  const size = sizeOf(matrix);
  let squares = 0;
  matrix.forEach((cell, place) => {
    if (counts(Math.floor(place / size), place % size)) squares += cell * cell;
  });
  return Math.sqrt(squares);
}

/** Replaces two numbers of a matrix by what a rotation makes of them. */
function turn(matrix: Matrix, one: number, other: number, cosine: number, sine: number): void {
  const [a, b] = [entry(matrix, one), entry(matrix, other)];
  matrix[one] = cosine * a - sine * b;
  matrix[other] = sine * a + cosine * b;
}

/** Rotates places i and j so that the cell between them becomes 0. */
function rotate(matrix: Matrix, vectors: Matrix, i: number, j: number): void {
  const size = sizeOf(matrix);
  const between = entry(matrix, i * size + j);
  if (between === 0) return;
  const ratio = (entry(matrix, j * size + j) - entry(matrix, i * size + i)) / (2 * between);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k += 1) turn(matrix, k * size + i, k * size + j, cosine, sine);
  for (let k = 0; k < size; k += 1) turn(matrix, i * size + k, j * size + k, cosine, sine);
  for (let k = 0; k < size; k += 1) turn(vectors, k * size + i, k * size + j, cosine, sine);
}

/**
 * All eigenvalues with their vectors, the largest first.
 *
 * @param symmetric row by row, finite; of cells that should be equal both are used.
 * @throws RangeError if the numbers are not a square; Error if they are not finite.
 */
export function eigenOf(symmetric: Matrix): Eigen[] {
  const size = sizeOf(symmetric);
  const matrix = symmetric.slice();
  const vectors = diagonalMatrix(zeros(size).fill(1));
  const small = ROUNDING * lengthOf(matrix, () => true);
  for (let sweep = 0; !(lengthOf(matrix, (i, j) => i !== j) <= small); sweep += 1) {
    if (sweep === MAX_SWEEPS) throw new Error('no eigenvalues: the matrix is not finite');
    for (let i = 0; i < size; i += 1) {
      for (let j = i + 1; j < size; j += 1) rotate(matrix, vectors, i, j);
    }
  }
  return Array.from({ length: size }, (_, column) => ({
    value: entry(matrix, column * (size + 1)),
    vector: zeros(size).map((__, row) => entry(vectors, row * size + column)),
  })).sort((a, b) => b.value - a.value);
}
