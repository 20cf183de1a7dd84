import { describe, expect, test } from 'vitest';
import { estimatedCovariance } from '../../../src/core/stats/estimated-covariance';
import { inverse } from '../../../src/core/stats/matrix';
import { randomFor } from '../../../src/core/stats/random';

describe('a covariance that is an estimate', () => {
  test('is widened by ν/(ν − p − 1), as Hartlap, Simon & Schneider (2007) give it', () => {
    expect(estimatedCovariance(29, 9)).toBeCloseTo(29 / 19, 12);
    expect(estimatedCovariance(119, 9)).toBeCloseTo(119 / 109, 12);
    expect(estimatedCovariance(30, 1)).toBeCloseTo(30 / 28, 12);
  });

  test('has no mean inverse, and so no factor, with too few degrees of freedom', () => {
    expect(estimatedCovariance(10, 9)).toBeNull();
    expect(estimatedCovariance(2, 1)).toBeNull();
    expect(estimatedCovariance(11, 9)).toBe(11);
  });

  test('then has the inverse of the true one on average, as 4,000 draws show', () => {
    const [df, draws] = [12, 4000];
    const random = randomFor(1, 'simulating');
    let mean = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      // The covariance of two independent standard normals, estimated with twelve degrees of freedom.
      const covariance = new Float64Array(4);
      for (let unit = 0; unit < df; unit += 1) {
        const [x, y] = [random.normal(), random.normal()];
        for (const [place, product] of [x * x, x * y, x * y, y * y].entries()) {
          covariance[place] = (covariance[place] ?? 0) + product / df;
        }
      }
      mean += (inverse(covariance)[0] ?? NaN) / draws;
    }
    // The true inverse is 1; without the factor its mean is 12/9 = 1.33.
    expect(mean / (estimatedCovariance(df, 2) ?? NaN)).toBeCloseTo(1, 1);
    expect(mean).toBeCloseTo(12 / 9, 1);
  });
});
