import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalProbability, normalQuantile } from '../../../src/core/stats/normal';
import within from '../../fixtures/stats/within.json';

describe('the standard normal distribution', () => {
  test.each(within.normal.probabilities)('below $x agrees with scipy, in the tail too', (row) => {
    expect(normalProbability(row.x) / row.p).toBeCloseTo(1, 10);
  });

  test.each(within.normal.quantiles)('has the $p point of scipy', ({ p, x }) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 9);
  });

  test('is 0 and 1 at infinity', () => {
    expect(normalProbability(-Infinity)).toBe(0);
    expect(normalProbability(Infinity)).toBe(1);
  });

  test('is symmetric and rises', () => {
    const number = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(normalProbability(a) + normalProbability(-a)).toBeCloseTo(1, 12);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(normalProbability(low)).toBeLessThanOrEqual(normalProbability(high) + 1e-13);
      }),
    );
  });

  test.each([0, 1, -0.2, NaN])('has no point of probability %d', (probability) => {
    expect(() => normalQuantile(probability)).toThrow(`not ${probability}`);
  });
});
