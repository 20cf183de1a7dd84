import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entropy } from '../../../src/core/stats/entropy';
import { logAverage, normalise } from '../../../src/core/stats/log-average';
import { mean, sum } from '../../../src/core/stats/mean';

const distribution = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map(normalise);

describe('the average in log space', () => {
  test('gives the worked example', () => {
    const [a, b] = logAverage([
      [0.8, 0.2],
      [0.5, 0.5],
    ]);
    expect(a).toBeCloseTo(2 / 3, 12);
    expect(b).toBeCloseTo(1 / 3, 12);
  });

  test('takes a place effect out of content exactly, over all cyclic shifts', () => {
    fc.assert(
      fc.property(distribution, distribution, (content, places) => {
        const shifts = [0, 1, 2, 3].map((shift) =>
          normalise(content.map((p, option) => p * (places[(option + shift) % 4] ?? 0))),
        );
        logAverage(shifts).forEach((p, option) => expect(p).toBeCloseTo(content[option] ?? 0, 10));
      }),
    );
  });

  test('holds a probability of 0 at one in a million, so that one order cannot veto', () => {
    const [a, b] = logAverage([
      [1, 0],
      [0, 1],
    ]);
    expect(a).toBeCloseTo(0.5, 12);
    expect(b).toBeCloseTo(0.5, 12);
  });

  test('leaves a single distribution as it is', () => {
    expect(logAverage([[1, 0, 0, 0]])).toEqual([1, 0, 0, 0]);
  });

  test('sums to 1', () => {
    fc.assert(
      fc.property(fc.array(distribution, { minLength: 1, maxLength: 8 }), (several) => {
        expect(sum(logAverage(several))).toBeCloseTo(1, 12);
      }),
    );
  });

  test('does not exist for nothing', () => {
    expect(() => logAverage([])).toThrow('no distributions');
    expect(() => mean([])).toThrow('no numbers');
  });
});

describe('entropy', () => {
  test('is 2 bits for four equal options, 1 for two, 0 for one', () => {
    expect(entropy([0.25, 0.25, 0.25, 0.25])).toBe(2);
    expect(entropy([0.5, 0.5, 0, 0])).toBe(1);
    expect(entropy([1, 0, 0, 0])).toBe(0);
  });
});
