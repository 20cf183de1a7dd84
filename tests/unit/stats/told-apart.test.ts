import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../../src/core/stats/differences';
import { toldApartByHolm } from '../../../src/core/stats/holm';
import { criticalDifference, toldApartByLargest } from '../../../src/core/stats/largest-difference';
import { diagonalMatrix } from '../../../src/core/stats/matrix';
import { randomFor } from '../../../src/core/stats/random';
import { zeros } from '../../../src/core/stats/vector';
import expected from '../../fixtures/stats/expected.json';

const independent = (count: number) => diagonalMatrix(zeros(count).fill(1));
const zeroTen = Array.from({ length: 10 }, () => 0);

describe('differences', () => {
  test('give the worked example', () => {
    const [difference] = differencesOf([3, 1], Float64Array.of(1, 0.5, 0.5, 2));
    expect(difference?.t).toBeCloseTo(1.41, 2);
    expect(difference?.pair).toEqual([0, 1]);
  });

  test('of ten estimates are 45', () => {
    expect(differencesOf(zeroTen, independent(10))).toHaveLength(45);
  });

  test('without an error are none', () => {
    expect(differencesOf([1, 2, 3], new Float64Array(9))).toEqual([]);
  });
});

describe('told apart by the largest difference', () => {
  test('asks of ten independent estimates what the studentised range asks', () => {
    const covariance = independent(10);
    const differences = differencesOf(zeroTen, covariance);
    const critical = criticalDifference(differences, covariance, randomFor(3, 'toldApart'));
    expect(Math.abs(critical - expected.criticalDifference)).toBeLessThan(0.04);
  });

  test('names the larger estimate first', () => {
    const estimates = [0, 9, 0, 0, -9];
    const pairs = toldApartByLargest(estimates, independent(5), randomFor(3, 'toldApart'));
    expect(pairs).toContainEqual([1, 4]);
    expect(pairs).toContainEqual([0, 4]);
    expect(pairs).not.toContainEqual([4, 1]);
    expect(pairs).toHaveLength(7);
  });

  test('tells nothing apart where nothing differs or no error is known', () => {
    expect(toldApartByLargest(zeroTen, independent(10), randomFor(3, 'toldApart'))).toEqual([]);
    const none = toldApartByLargest([1, 2], new Float64Array(4), randomFor(3, 'toldApart'));
    expect(none).toEqual([]);
  });
});

describe("told apart by Holm's steps", () => {
  test('asks 3.62 standard errors of the largest of 45 pairs with 29 degrees of freedom', () => {
    const estimates = (standardErrors: number) =>
      zeroTen.map((_, place) => (place === 3 ? standardErrors * Math.SQRT2 : 0));
    expect(toldApartByHolm(estimates(3.61), independent(10), 29)).toEqual([]);
    expect(toldApartByHolm(estimates(3.63), independent(10), 29)).toHaveLength(9);
  });

  test('stops at the first pair that fails', () => {
    expect(toldApartByHolm([0, 9, 0.1], independent(3), 29)).toEqual([
      [1, 0],
      [1, 2],
    ]);
  });
});
