import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pearson } from '../../../src/core/stats/pearson';
import { ranks, spearman } from '../../../src/core/stats/spearman';
import { isConstant, spread } from '../../../src/core/stats/spread';
import expected from '../../fixtures/stats/expected.json';

const ten = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 10, maxLength: 10 });

describe('correlations', () => {
  test.each(expected.correlations)('agree with scipy, with ties and without', (one) => {
    expect(pearson(one.a, one.b)).toBeCloseTo(one.pearson, 10);
    expect(spearman(one.a, one.b)).toBeCloseTo(one.spearman, 10);
    expect(ranks(one.a)).toEqual(one.ranksOfA);
  });

  test('give the worked examples', () => {
    expect(pearson([1, 2, 3], [1, 3, 2])).toBeCloseTo(0.5, 12);
    expect(ranks([1, 2, 2, 5])).toEqual([1, 2.5, 2.5, 4]);
    expect(spearman([1, 2, 2, 5], [1, 2, 3, 4])).toBeCloseTo(0.949, 3);
    expect(spread([2, 4, 9])).toBeCloseTo(2.944, 3);
  });

  test('do not exist for a constant list, even one that is constant only up to rounding', () => {
    const flat = [0.1 + 0.2, 0.3, 0.3];
    expect(isConstant(flat)).toBe(true);
    expect(pearson(flat, [1, 2, 3])).toBeNull();
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeNull();
  });

  test('refuse lists of different lengths', () => {
    expect(() => pearson([1, 2], [1, 2, 3])).toThrow('2 and 3');
  });

  test('lie between −1 and 1, are symmetric, and are 1 with themselves', () => {
    fc.assert(
      fc.property(ten, ten, (a, b) => {
        for (const r of [pearson, spearman]) {
          const found = r(a, b);
          expect(found === null).toBe(isConstant(a) || isConstant(b));
          if (found === null) return;
          expect(Math.abs(found)).toBeLessThanOrEqual(1);
          expect(r(b, a)).toBeCloseTo(found, 12);
          expect(r(a, a)).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});
