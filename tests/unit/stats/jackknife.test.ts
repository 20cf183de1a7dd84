// The jackknife against the closed form of the mean, and where it has nothing to say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jackknifeInterval } from '../../../src/core/stats/jackknife';
import { nominalAlpha } from '../../../src/core/stats/krippendorff';
import { mean, sum } from '../../../src/core/stats/mean';
import { tMultiplier } from '../../../src/core/stats/student-t';

describe('the jackknife', () => {
  test('of the mean of 1, 2, 6 is the t interval 3 ± 4.303 × 2.646/√3', () => {
    const { low, high } = jackknifeInterval([1, 2, 6], mean) ?? { low: 0, high: 0 };
    expect(low).toBeCloseTo(3 - 4.3027 * (Math.sqrt(7) / Math.sqrt(3)), 3);
    expect(high).toBeCloseTo(3 + 4.3027 * (Math.sqrt(7) / Math.sqrt(3)), 3);
  });

  test('of any mean is its t interval', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(numbers, (list) => {
        fc.pre(new Set(list).size > 1);
        const middle = mean(list);
        const n = list.length;
        const s = Math.sqrt(sum(list.map((one) => (one - middle) ** 2)) / (n - 1));
        const found = jackknifeInterval(list, mean);
        expect(found?.high).toBeCloseTo(middle + (tMultiplier(n - 1) * s) / Math.sqrt(n), 8);
        expect(found?.low).toBeCloseTo(middle - (tMultiplier(n - 1) * s) / Math.sqrt(n), 8);
      }),
    );
  });

  test('does not depend on the order of the units', () => {
    const units = [
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
      ['c', 'b'],
      ['c', 'c', 'c'],
    ];
    const there = jackknifeInterval(units, nominalAlpha);
    const back = jackknifeInterval(units.toReversed(), nominalAlpha);
    expect(there).not.toBeNull();
    expect(back?.low).toBeCloseTo(there?.low ?? NaN, 10);
    expect(back?.high).toBeCloseTo(there?.high ?? NaN, 10);
  });

  test.each([
    ['no unit', [], mean],
    ['one unit', [3], mean],
    ['units that are all alike', [4, 4, 4], mean],
    [
      'a figure that is not defined without one unit',
      [1, 2],
      (units: readonly number[]) => (units.length < 2 ? null : 1),
    ],
  ])('has no interval for %s', (_, units, figure) => {
    expect(jackknifeInterval<number>(units, figure)).toBeNull();
  });
});
