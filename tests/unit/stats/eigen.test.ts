import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dot } from '../../../src/core/stats/array';
import { eigenOf } from '../../../src/core/stats/eigen';
import { matrixOf, times } from '../../../src/core/stats/matrix';
import { entry } from '../../../src/core/stats/vector';
import expected from '../../fixtures/stats/between.json';
import { expectClose } from '../../fixtures/stats/close';

const symmetric = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size })
      .map((cells) => matrixOf(size, (i, j) => cells[Math.min(i, j) * size + Math.max(i, j)] ?? 0)),
  );

describe('eigenvalues', () => {
  test.each(expected.eigen)('agree with numpy, also repeated and all 0: $values', (one) => {
    const found = eigenOf(Float64Array.from(one.matrix));
    expectClose(
      found.map(({ value }) => value),
      one.values,
      10,
    );
  });

  test('give the worked example', () => {
    const [first, second] = eigenOf(Float64Array.of(2, 1, 1, 2));
    expect(first?.value).toBeCloseTo(3, 12);
    expect(second?.value).toBeCloseTo(1, 12);
    expect(Math.abs(first?.vector[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(first?.vector[0]).toBeCloseTo(first?.vector[1] ?? 0, 12);
  });

  test('have vectors that the matrix only stretches, of length 1 and at right angles', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const found = eigenOf(matrix);
        found.forEach(({ value, vector }, place) => {
          expectClose(
            [...times(matrix, vector)],
            [...vector].map((part) => value * part),
            9,
          );
          found.forEach((other, otherPlace) => {
            expect(dot(vector, other.vector)).toBeCloseTo(place === otherPlace ? 1 : 0, 10);
          });
        });
      }),
    );
  });

  test('sum to the diagonal, and leave the matrix as it was', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const before = [...matrix];
        const total = eigenOf(matrix).reduce((sum, { value }) => sum + value, 0);
        const size = Math.sqrt(matrix.length);
        const trace = before.reduce(
          (sum, _, i) => (i < size ? sum + entry(matrix, i * (size + 1)) : sum),
          0,
        );
        expect(total).toBeCloseTo(trace, 9);
        expect([...matrix]).toEqual(before);
      }),
    );
  });

  test('of numbers that are not finite are refused', () => {
    expect(() => eigenOf(Float64Array.of(1, NaN, NaN, 1))).toThrow('not finite');
  });
});
