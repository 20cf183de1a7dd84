import { describe, expect, test } from 'vitest';
import {
  bootstrapCovariance,
  covarianceOver,
  drawsByName,
} from '../../../src/core/stats/cluster-bootstrap';
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

  test('has the covariance of the bootstrap without end, within the error of its draws', () => {
    // Σ (u − ū)(u − ū)′, which draws with replacement and Poisson weights share.
    const random = randomFor(3, 'asking');
    const rows = Array.from({ length: 40 }, () => random.normals(new Float64Array(7)));
    const drawn = bootstrapCovariance(rows, randomFor(1, 'scenarios'));
    const mean = (column: number) => rows.reduce((t, row) => t + (row[column] ?? 0), 0) / 40;
    const exact = (i: number, j: number) =>
      rows.reduce((t, row) => t + ((row[i] ?? 0) - mean(i)) * ((row[j] ?? 0) - mean(j)), 0);
    for (let i = 0; i < 7; i += 1) {
      for (let j = 0; j < 7; j += 1) {
        const error = Math.sqrt((exact(i, i) * exact(j, j) + exact(i, j) ** 2) / 2000);
        expect(Math.abs((drawn[7 * i + j] ?? NaN) - exact(i, j))).toBeLessThan(4.5 * error);
      }
    }
  });

  test('does not depend on the level of the influences', () => {
    const raised = influences.map((one) => one.map((x) => x + 5));
    const [own] = bootstrapCovariance(influences, randomFor(5, 'scenarios'));
    expect(bootstrapCovariance(raised, randomFor(5, 'scenarios'))[0]).toBeCloseTo(own ?? NaN, 10);
  });

  test('is 0 for one cluster, which cannot differ from others', () => {
    expect([...bootstrapCovariance([Float64Array.of(3)], randomFor(1, 'scenarios'))]).toEqual([0]);
  });

  test('draws a name alike in every list, so that respondents who share it are paired', () => {
    const column = (names: readonly string[], name: string) => {
      const draws = drawsByName(names, 7);
      const place = names.indexOf(name);
      return Array.from({ length: 2000 }, (_, draw) => draws[draw * names.length + place]);
    };
    const own = column(['a', 'b', 'c'], 'b');
    expect(column(['b', 'x'], 'b')).toEqual(own);
    expect(column(['a', 'b', 'c'], 'b')).toEqual(own);
    expect(column(['a', 'b', 'c'], 'c')).not.toEqual(own);
    expect([...drawsByName(['b'], 8)]).not.toEqual(own);
  });

  test('draws a name a Poisson number of times: mean 1, variance 1, never in e⁻¹ of the draws', () => {
    const names = Array.from({ length: 50 }, (_, place) => `s${place}`);
    const times = [...drawsByName(names, 1)];
    const mean = times.reduce((a, b) => a + b) / times.length;
    const square = times.reduce((t, time) => t + (time - 1) ** 2, 0) / times.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.015);
    expect(Math.abs(square - 1)).toBeLessThan(0.03);
    const never = times.filter((time) => time === 0).length / times.length;
    expect(Math.abs(never - Math.exp(-1))).toBeLessThan(0.008);
  });

  test('of a difference is paired: two who answer shared scenarios alike differ by 0', () => {
    const names = ['a', 'b', 'c'];
    const both = influences.map((one) => Float64Array.of(one[0] ?? NaN, one[0] ?? NaN));
    const [own = NaN, shared = NaN] = covarianceOver(drawsByName(names, 1), both);
    expect(own).toBeGreaterThan(0);
    expect(shared).toBeCloseTo(own, 12);
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
