import { describe, expect, test } from 'vitest';
import { posteriorCorrelation } from '../../../src/core/stats/posterior-correlation';
import { randomFor } from '../../../src/core/stats/random';
import expected from '../../fixtures/stats/expected.json';

const [first] = expected.posteriors;
if (first === undefined) throw new Error('expected.json has no posteriors');

const errors = (variance: number) =>
  Array.from({ length: 100 }, (_, place) => (place % 11 === 0 ? variance : 0));
const withErrors = (variance: number) =>
  posteriorCorrelation(
    { scores: first.a, covariance: errors(variance) },
    { scores: first.b, covariance: errors(variance) },
    randomFor(1, 'posterior'),
  );

describe('the posterior of the correlation between true profiles', () => {
  test.each(expected.posteriors)(
    'agrees with a finer grid and ten times as many draws in numpy (median $median)',
    (one) => {
      const found = posteriorCorrelation(
        { scores: one.a, covariance: one.covarianceA },
        { scores: one.b, covariance: one.covarianceB },
        randomFor(2, 'posterior'),
      );
      expect(Math.abs(found.low - one.low)).toBeLessThan(0.02);
      expect(Math.abs(found.median - one.median)).toBeLessThan(0.02);
      expect(Math.abs(found.high - one.high)).toBeLessThan(0.02);
    },
  );

  test('is the measured r itself where nothing was measured with error', () => {
    const { low, high } = withErrors(0);
    expect(low).toBeCloseTo(0.3, 6);
    expect(high).toBeCloseTo(0.3, 6);
  });

  test('is about −.96 to .96 where nothing was learnt', () => {
    const { low, high } = withErrors(1e4);
    expect(low).toBeCloseTo(-0.96, 1);
    expect(high).toBeCloseTo(0.96, 1);
  });

  test('is the same for the same seed', () => {
    expect(withErrors(0.2)).toEqual(withErrors(0.2));
  });
});
