import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cosineFit } from '../../../src/core/stats/cosine-fit';
import { mean } from '../../../src/core/stats/mean';
import { randomFor } from '../../../src/core/stats/random';
import expected from '../../fixtures/stats/between.json';

const ten = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 10, maxLength: 10 });

describe('the cosine fit', () => {
  test.each(expected.cosine)('agrees with least squares and the F test in scipy', (one) => {
    const found = cosineFit(one.numbers);
    expect(found?.rSquared).toBeCloseTo(one.rSquared, 10);
    expect(found?.peak).toBeCloseTo(one.peak, 8);
    expect(found?.amplitude).toBeCloseTo(one.amplitude, 10);
    expect(found?.p).toBeCloseTo(one.p, 10);
  });

  test('moves its peak with the numbers, one place at a time, and R² not at all', () => {
    fc.assert(
      fc.property(ten, fc.integer({ min: 1, max: 9 }), (numbers, places) => {
        const own = cosineFit(numbers);
        const moved = cosineFit([...numbers.slice(-places), ...numbers.slice(0, -places)]);
        fc.pre(own !== null && own.peak !== null && own.rSquared > 1e-6);
        expect(moved?.rSquared).toBeCloseTo(own.rSquared, 9);
        const turned = ((moved?.peak ?? NaN) - own.peak - 36 * places + 3 * 360 + 180) % 360;
        expect(turned).toBeCloseTo(180, 5);
      }),
    );
  });

  test('does not see level and unit', () => {
    fc.assert(
      fc.property(ten, (numbers) => {
        const own = cosineFit(numbers);
        const other = cosineFit(numbers.map((x) => 3 * x - 7));
        fc.pre(own !== null);
        expect(other?.rSquared).toBeCloseTo(own.rSquared, 9);
        expect(other?.amplitude).toBeCloseTo(3 * own.amplitude, 8);
      }),
    );
  });

  test('finds R² of 2/9 in the mean where there is no circle, and p below .05 in 5 %', () => {
    const random = randomFor(3, 'scenarios');
    const fits = Array.from({ length: 4000 }, () =>
      cosineFit([...random.normals(new Float64Array(10))]),
    ).filter((fit) => fit !== null);
    expect(mean(fits.map(({ rSquared }) => rSquared))).toBeCloseTo(2 / 9, 1.7);
    expect(fits.filter(({ p }) => p < 0.05).length / 4000).toBeCloseTo(0.05, 1.8);
  });

  test('has no peak where there is no wave, and nothing at all where the numbers are constant', () => {
    expect(cosineFit([1, -1, 1, -1, 1, -1])).toMatchObject({ peak: null, p: 1 });
    expect(cosineFit([2, 2, 2, 2, 2])).toBeNull();
    expect(() => cosineFit([1, 2, 3])).toThrow('four numbers or more, not 3');
  });
});
