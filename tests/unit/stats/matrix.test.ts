import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../../src/core/stats/array';
import {
  cholesky,
  doublyCentred,
  inverse,
  matrixOf,
  sizeOf,
  solveFactored,
  times,
} from '../../../src/core/stats/matrix';
import { entry } from '../../../src/core/stats/vector';

/** M Mᵀ + I/10 of random cells: positive definite. */
const positive = fc
  .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 16, maxLength: 16 })
  .map((cells) =>
    matrixOf(4, (row, column) =>
      [0, 1, 2, 3].reduce(
        (total, k) => total + at(cells, row * 4 + k) * at(cells, column * 4 + k),
        row === column ? 0.1 : 0,
      ),
    ),
  );

describe('matrices', () => {
  test('have the factor of the worked example', () => {
    expect([...cholesky(Float64Array.of(4, 2, 2, 5))]).toEqual([2, 0, 1, 2]);
  });

  test('are undone by their inverse and by solving', () => {
    fc.assert(
      fc.property(positive, (matrix) => {
        const vector = Float64Array.of(1, -2, 3, 0.5);
        const product = times(matrix, vector);
        const solved = solveFactored(cholesky(matrix), product);
        const returned = times(inverse(matrix), product);
        vector.forEach((number, place) => {
          expect(entry(solved, place)).toBeCloseTo(number, 6);
          expect(entry(returned, place)).toBeCloseTo(number, 6);
        });
      }),
    );
  });

  test('that lack a direction have a factor that lacks it too', () => {
    const centred = doublyCentred(matrixOf(3, (row, column) => (row === column ? 1 : 0)));
    const lower = cholesky(centred);
    const rebuilt = matrixOf(3, (row, column) =>
      [0, 1, 2].reduce((t, k) => t + entry(lower, row * 3 + k) * entry(lower, column * 3 + k), 0),
    );
    rebuilt.forEach((cell, place) => expect(cell).toBeCloseTo(entry(centred, place), 12));
    expect(entry(lower, 8)).toBe(0);
  });

  test('are square', () => {
    expect(() => sizeOf(new Float64Array(5))).toThrow('5 numbers');
  });

  test('and lists have no place beyond their end', () => {
    expect(() => at([1, 2], 2)).toThrow('no place 2');
    expect(() => entry(Float64Array.of(1, 2), -1)).toThrow('no place -1');
  });
});
