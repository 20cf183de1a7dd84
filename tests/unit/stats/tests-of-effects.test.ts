// Tests of whether something is more than chance: p values, alone and together.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holmAdjusted } from '../../../src/core/stats/holm';
import { mcnemarP } from '../../../src/core/stats/mcnemar';
import { detectableMean, meanInterval } from '../../../src/core/stats/mean-interval';
import { randomFor } from '../../../src/core/stats/random';
import { furtherQuestions, MOST_QUESTIONS } from '../../../src/core/stats/sample-size';
import { signFlipP } from '../../../src/core/stats/sign-flip';
import { tTails } from '../../../src/core/stats/student-t';
import { expectClose } from '../../fixtures/stats/close';
import within from '../../fixtures/stats/within.json';

const random = () => randomFor(1, 'permutation');
const anyDifferences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 20,
});

describe('the p value of t', () => {
  test.each(within.tTails)('of $t with $df degrees of freedom agrees with scipy', (row) => {
    expect(tTails(row.t, row.df)).toBeCloseTo(row.p, 10);
  });

  test('is 0 and not negative where t is beyond all digits', () => {
    expect(tTails(1e9, 30)).toBeGreaterThanOrEqual(0);
    expect(tTails(1e9, 30)).toBeLessThan(1e-14);
  });
});

describe("Holm's correction", () => {
  test.each(within.holm)('of $p agrees with statsmodels', ({ p, adjusted }) => {
    expectClose(holmAdjusted(p), adjusted, 10);
  });

  test('of no tests is none', () => {
    expect(holmAdjusted([])).toEqual([]);
  });

  test('never lowers a p, keeps their order, and stays within 1', () => {
    const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(family, (p) => {
        const adjusted = holmAdjusted(p);
        adjusted.forEach((one, i) => {
          expect(one).toBeGreaterThanOrEqual(p[i] ?? 0);
          expect(one).toBeLessThanOrEqual(1);
          adjusted.forEach((other, j) => {
            if ((p[i] ?? 0) < (p[j] ?? 0)) expect(one).toBeLessThanOrEqual(other);
          });
        });
      }),
    );
  });
});

describe('the sign-flip permutation', () => {
  test.each(within.signFlips.exact)('of $differences counts every way', ({ differences, p }) => {
    expect(signFlipP(differences, random())).toBeCloseTo(p, 12);
  });

  test.each(within.signFlips.drawn)('of more than 13 agrees with 400,000 draws of numpy', (row) => {
    expect(Math.abs(signFlipP(row.differences, random()) - row.p)).toBeLessThan(0.02);
  });

  test('is never 0, also for 100 differences of one sign', () => {
    const all = Array.from({ length: 100 }, () => 1);
    expect(signFlipP(all, random())).toBe(1 / 10_000);
  });

  test('of one difference, or of none at all, is 1', () => {
    expect(signFlipP([0.4], random())).toBe(1);
    expect(signFlipP([0, 0, 0], random())).toBe(1);
    expect(() => signFlipP([], random())).toThrow('no differences');
  });

  test('does not depend on the unit, nor on which condition is taken from which', () => {
    fc.assert(
      fc.property(anyDifferences, (differences) => {
        const p = signFlipP(differences, random());
        expect(
          signFlipP(
            differences.map((d) => -d),
            random(),
          ),
        ).toBe(p);
        expect(
          signFlipP(
            differences.map((d) => 8 * d),
            random(),
          ),
        ).toBe(p);
      }),
      { numRuns: 20 },
    );
  });
});

describe("McNemar's exact test", () => {
  test.each(within.mcnemar)('of $one against $other agrees with scipy', ({ one, other, p }) => {
    expect(mcnemarP(one, other)).toBeCloseTo(p, 10);
    expect(mcnemarP(other, one)).toBeCloseTo(p, 10);
  });
});

describe('the t interval of a mean', () => {
  test.each(within.meanIntervals)('agrees with scipy, and so does what it can find', (row) => {
    const interval = meanInterval(row.numbers);
    expectClose([interval?.low, interval?.high], [row.low, row.high], 8);
    for (const { level, drop } of row.detectable) {
      expect(detectableMean(row.numbers, level)).toBeCloseTo(drop, 6);
    }
  });

  test('does not exist for one number, nor for numbers that do not differ', () => {
    for (const numbers of [[2], [3, 3, 3]]) {
      expect(meanInterval(numbers)).toBeNull();
      expect(detectableMean(numbers, 0.05)).toBeNull();
    }
  });
});

describe('further questions', () => {
  test.each(within.sampleSizes)('for a difference of $difference are $further', (row) => {
    const found = furtherQuestions(row.difference, row.variance, row.questions, row.critical);
    const wanted = row.further !== null && row.further <= MOST_QUESTIONS ? row.further : null;
    expect(found).toBe(wanted);
  });

  test('give the worked example', () => {
    expect(furtherQuestions(1, 0.25, 30, 3.16)).toBe(91);
    expect(furtherQuestions(-1, 0.25, 30, 3.16)).toBe(91);
  });

  test('for no difference are never enough', () => {
    expect(furtherQuestions(0, 0.25, 30, 3.16)).toBeNull();
  });
});
