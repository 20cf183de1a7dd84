import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherInterval } from '../../../src/core/stats/fisher';
import { quantile } from '../../../src/core/stats/quantile';
import { tMultiplier } from '../../../src/core/stats/student-t';
import { wilson } from '../../../src/core/stats/wilson';
import expected from '../../fixtures/stats/expected.json';

describe("Wilson's interval", () => {
  test.each(expected.wilson)(
    'of $hits in $trials agrees with scipy',
    ({ hits, trials, low, high }) => {
      const interval = wilson(hits, trials);
      expect(interval.low).toBeCloseTo(low, 10);
      expect(interval.high).toBeCloseTo(high, 10);
    },
  );

  test('gives the worked example', () => {
    const { low, high } = wilson(3, 12);
    expect(low).toBeCloseTo(0.089, 3);
    expect(high).toBeCloseTo(0.532, 3);
  });

  test('stays within 0 and 1, around the proportion, and never has width 0', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
    fc.assert(
      fc.property(counts, ([hits, trials]) => {
        const { low, high } = wilson(hits, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / trials + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / trials - 1e-12);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  test('refuses more hits than trials, and no trials', () => {
    expect(() => wilson(3, 2)).toThrow('3 of 2');
    expect(() => wilson(0, 0)).toThrow('0 of 0');
  });
});

describe("Fisher's interval", () => {
  test('of r = .32 over ten values is −.39 to .79 (docs/measurement.md, section 4)', () => {
    const { low, high } = fisherInterval(0.32, 10);
    expect(low).toBeCloseTo(-0.39, 2);
    expect(high).toBeCloseTo(0.79, 2);
  });

  test('of a perfect correlation is that correlation, never NaN', () => {
    expect(fisherInterval(1, 10)).toEqual({ low: 1, high: 1 });
    expect(fisherInterval(-1, 10)).toEqual({ low: -1, high: -1 });
  });

  test('needs four pairs', () => {
    expect(() => fisherInterval(0.5, 3)).toThrow('not 3');
  });
});

describe('the t multiplier', () => {
  test.each(expected.tMultipliers)('with $df degrees of freedom agrees with scipy', (row) => {
    expect(tMultiplier(row.df, row.confidence) / row.t).toBeCloseTo(1, 7);
  });

  test('exists for whole degrees of freedom of at least 1 only', () => {
    expect(() => tMultiplier(0)).toThrow('not 0');
    expect(() => tMultiplier(2.5)).toThrow('not 2.5');
  });
});

describe('a quantile', () => {
  test('stands straight between its neighbours', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([1, 2, 3, 4], 1)).toBe(4);
    expect(quantile([7], 0.5)).toBe(7);
  });
});
