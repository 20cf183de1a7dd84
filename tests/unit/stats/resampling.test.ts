import { describe, expect, test } from 'vitest';
import { bootstrapCovariance } from '../../../src/core/stats/cluster-bootstrap';
import { permutationP } from '../../../src/core/stats/permutation';
import { randomFor, type Purpose } from '../../../src/core/stats/random';

describe('random numbers', () => {
  test('are the same for the same seed and purpose, and others for another', () => {
    const first = (seed: number, purpose: Purpose) => {
      const random = randomFor(seed, purpose);
      return [random.uniform(), random.uniform(), random.uniform()];
    };
    expect(first(1, 'scenarios')).toEqual(first(1, 'scenarios'));
    expect(first(1, 'scenarios')).not.toEqual(first(2, 'scenarios'));
    expect(first(1, 'scenarios')).not.toEqual(first(1, 'posterior'));
  });

  test('are normal with mean 0 and variance 1, also for neighbouring small seeds', () => {
    const seeds = Array.from({ length: 4000 }, (_, seed) => randomFor(seed, 'toldApart').normal());
    const stream = [...randomFor(7, 'toldApart').normals(new Float64Array(4000))];
    for (const numbers of [seeds, stream]) {
      const mean = numbers.reduce((a, b) => a + b) / 4000;
      const square = numbers.reduce((a, b) => a + b * b) / 4000;
      expect(Math.abs(mean)).toBeLessThan(0.06);
      expect(Math.abs(square - 1)).toBeLessThan(0.09);
    }
  });
});

describe('the bootstrap over clusters', () => {
  const influences = [1, 2, 6].map((x) => Float64Array.of((x - 3) / 3));

  test('gives the worked example within the error of its draws', () => {
    const [variance] = bootstrapCovariance(influences, randomFor(1, 'scenarios'));
    expect(variance).toBeGreaterThan(1.4);
    expect(variance).toBeLessThan(1.72);
  });

  test('gives two respondents the same draws: opposite influences, the same variance', () => {
    const both = influences.map((one) => one.map((x) => -x));
    const own = bootstrapCovariance(influences, randomFor(5, 'scenarios'));
    const other = bootstrapCovariance(both, randomFor(5, 'scenarios'));
    expect(other[0]).toBeCloseTo(own[0] ?? NaN, 12);
  });
});

describe('a permutation test', () => {
  const kept = (order: readonly number[]) => order.filter((subject, i) => subject === i).length;
  const one = (count: number) => Array.from({ length: count }, () => 'all');

  test('counts all permutations of up to six subjects: only one of 24 keeps all four', () => {
    expect(permutationP(one(4), kept, randomFor(1, 'permutation'))).toBeCloseTo(1 / 24, 12);
  });

  test('draws 9,999 of more, and is never 0', () => {
    expect(permutationP(one(10), kept, randomFor(1, 'permutation'))).toBe(1 / 10_000);
  });

  test('is 1 for a statistic that no permutation changes', () => {
    expect(permutationP(one(5), () => 3, randomFor(1, 'permutation'))).toBe(1);
    expect(permutationP(one(9), () => 3, randomFor(1, 'permutation'))).toBe(1);
  });

  test('changes places only within strata', () => {
    const p = permutationP(['a', 'a', 'b', 'b'], kept, randomFor(1, 'permutation'));
    expect(p).toBeCloseTo(1 / 4, 12);
    const pairs = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'];
    const drawn = permutationP(pairs, kept, randomFor(1, 'permutation'));
    expect(drawn).toBeGreaterThan(1 / 16 - 0.01);
    expect(drawn).toBeLessThan(1 / 16 + 0.01);
  });
});
