// Cronbach's α, and Krippendorff's for numbers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronbachAlpha } from '../../../src/core/stats/cronbach';
import { intervalAlpha } from '../../../src/core/stats/krippendorff';
import within from '../../fixtures/stats/within.json';

describe("Cronbach's α", () => {
  test.each(within.cronbach)('of $alpha agrees with numpy, incomplete rows left out', (row) => {
    const found = cronbachAlpha(row.rows);
    expect(found.alpha).toBeCloseTo(row.alpha, 10);
    expect(found).toMatchObject({ incomplete: 1, respondents: row.rows.length - 1, reason: null });
  });

  const rows = (count: number) => Array.from({ length: count }, (_, i) => [i % 5, (i * 3) % 5]);

  test('asks for ten complete respondents', () => {
    expect(cronbachAlpha(rows(10)).alpha).not.toBeNull();
    expect(cronbachAlpha([...rows(9), [1, null]])).toEqual({
      alpha: null,
      items: 2,
      respondents: 9,
      incomplete: 1,
      reason: '9 complete respondents are too few: 10 are needed.',
    });
  });

  test('is withheld for one item, for equal sums, for nobody, and where all is missing', () => {
    const oneItem = cronbachAlpha(rows(12).map(([first]) => [first ?? 0]));
    expect(oneItem.reason).toBe('1 item cannot go together: 2 are needed.');
    const equal = cronbachAlpha(Array.from({ length: 12 }, (_, i) => [1 + (i % 5), 5 - (i % 5)]));
    expect(equal.reason).toBe('All respondents have the same sum.');
    expect(cronbachAlpha([]).alpha).toBeNull();
    const missing = cronbachAlpha(Array.from({ length: 12 }, () => [null, null]));
    expect(missing).toMatchObject({ alpha: null, respondents: 0, incomplete: 12 });
  });

  test('is 1 for items that say the same, below 0 for items that oppose each other', () => {
    expect(cronbachAlpha(rows(20).map(([a]) => [a ?? 0, a ?? 0])).alpha).toBeCloseTo(1, 12);
    const opposed = cronbachAlpha(
      Array.from({ length: 20 }, (_, i) => [i % 5, 4 - (i % 5) + (i % 2)]),
    );
    expect(opposed.alpha).toBeLessThan(0);
  });
});

describe("Krippendorff's α of numbers", () => {
  test.each(within.intervalAlphas)('of $alpha agrees with the krippendorff package', (row) => {
    expect(intervalAlpha(row.units)).toBeCloseTo(row.alpha, 10);
  });

  test('is withheld where nobody can disagree, also for numbers that differ by rounding', () => {
    expect(intervalAlpha([])).toBeNull();
    expect(intervalAlpha([[1], [2]])).toBeNull();
    expect(intervalAlpha([[0.1 + 0.2, 0.3], [0.3]])).toBeNull();
  });

  test('does not depend on where the scale begins, how wide it is, or the order of raters', () => {
    const units = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(units, (list) => {
        const alpha = intervalAlpha(list);
        const other = intervalAlpha(list.map((own) => own.map((x) => 3 * x - 40).toReversed()));
        expect(other === null).toBe(alpha === null);
        if (alpha !== null) expect(other).toBeCloseTo(alpha, 9);
      }),
    );
  });
});
