import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jensenShannonDistance } from '../../../src/core/stats/jensen-shannon';
import { normalise } from '../../../src/core/stats/log-average';
import expected from '../../fixtures/stats/between.json';

const distribution = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 4, maxLength: 4 })
  .filter((parts) => parts.some((part) => part > 0))
  .map(normalise);

describe('the Jensen–Shannon distance', () => {
  test.each(expected.jensenShannon)('agrees with scipy: $distance', ({ p, q, distance }) => {
    expect(jensenShannonDistance(p, q)).toBeCloseTo(distance, 7);
  });

  test('gives the worked example', () => {
    expect(jensenShannonDistance([1, 0], [0.5, 0.5])).toBeCloseTo(0.558, 3);
  });

  test('is exactly 0 for a distribution and itself, and 1 for two without a common option', () => {
    fc.assert(fc.property(distribution, (p) => jensenShannonDistance(p, p) === 0));
    expect(jensenShannonDistance([1, 0], [0, 1])).toBe(1);
  });

  test('is the same both ways, from 0 to 1, and no way round is shorter', () => {
    fc.assert(
      fc.property(distribution, distribution, distribution, (p, q, between) => {
        const direct = jensenShannonDistance(p, q);
        expect(direct).toBe(jensenShannonDistance(q, p));
        expect(direct).toBeGreaterThanOrEqual(0);
        expect(direct).toBeLessThanOrEqual(1);
        const round = jensenShannonDistance(p, between) + jensenShannonDistance(between, q);
        expect(direct).toBeLessThanOrEqual(round + 1e-7);
      }),
    );
  });
});
