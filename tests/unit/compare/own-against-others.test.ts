import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileAgreement } from '../../../src/core/compare/agreement';
import {
  ownAgainstOthers,
  residualOwnAgainstOthers,
  residualProfiles,
} from '../../../src/core/compare/own-against-others';
import { pearson } from '../../../src/core/stats/pearson';
import { randomFor } from '../../../src/core/stats/random';

const random = randomFor(11, 'scenarios');
const normalTen = () => [...random.normals(new Float64Array(10))];
/** Respondents whose stated profile is their enacted one. */
const honest = (count: number) =>
  Array.from({ length: count }, () => {
    const ten = normalTen();
    return { stated: ten, enacted: ten.map((x) => 2 * x + 1), stratum: 'all' };
  });

describe('own against others', () => {
  test('finds respondents that do what they say, with the smallest p there is', () => {
    const four = ownAgainstOthers(honest(4), 1);
    expect(four?.own).toBeCloseTo(1, 12);
    expect(four?.p).toBeCloseTo(1 / 24, 12);
    expect(ownAgainstOthers(honest(10), 1)?.p).toBe(1 / 10_000);
    expect(residualOwnAgainstOthers(honest(10), 1)?.p).toBe(1 / 10_000);
  });

  test('permutes within strata alone: with one respondent each, p is 1', () => {
    const apart = honest(5).map((one, index) => ({ ...one, stratum: `family-${index}` }));
    expect(ownAgainstOthers(apart, 1)?.p).toBe(1);
  });

  test('has no result where a profile is flat', () => {
    const [first, ...rest] = honest(5);
    const flat = { stated: Array.from({ length: 10 }, () => 4), stratum: 'all' };
    const respondents = [{ ...flat, enacted: first?.enacted ?? [] }, ...rest];
    expect(ownAgainstOthers(respondents, 1)).toBeNull();
    expect(residualOwnAgainstOthers(respondents, 1)).toBeNull();
  });

  test('needs four respondents', () => {
    expect(() => ownAgainstOthers(honest(3), 1)).toThrow('needs 4 respondents, not 3');
  });

  test('has a p above 0 and at most 1, whatever the profiles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9 }), (count) => {
        const respondents = Array.from({ length: count }, () => ({
          stated: normalTen(),
          enacted: normalTen(),
          stratum: 'all',
        }));
        const p = ownAgainstOthers(respondents, 1)?.p ?? NaN;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10 },
    );
  });
});

const inOneStratum = (profiles: readonly unknown[]) => profiles.map(() => 'all');

describe('residual profiles', () => {
  test('have nothing left of the mean profile of the others', () => {
    const profiles = Array.from({ length: 6 }, normalTen);
    residualProfiles(profiles, inOneStratum(profiles)).forEach((residual, own) => {
      const others = profiles.toSpliced(own, 1);
      const common = residual.map((_, place) =>
        others.reduce((total, ten) => total + (ten[place] ?? NaN), 0),
      );
      expect(pearson(residual, common)).toBeCloseTo(0, 10);
    });
  });

  test('are flat for respondents who show the common profile more and less clearly', () => {
    const common = normalTen();
    const profiles = [0.5, 1, 1.5, 3].map((size) => common.map((x) => size * x));
    const zero = profileAgreement(residualProfiles(profiles, inOneStratum(profiles)));
    expect([zero.mean, zero.smallest]).toEqual([null, null]);
  });

  test('of others that have nothing in common are the profiles themselves', () => {
    const [a, b] = [normalTen(), normalTen()];
    const opposite = a.map((x) => -x);
    const [, , residual] = residualProfiles([a, opposite, b], ['all', 'all', 'all']);
    expect(pearson(residual ?? [], b)).toBeCloseTo(1, 10);
  });

  test('have nothing left of what only their stratum shows, more or less clearly', () => {
    const common = [normalTen(), normalTen()];
    const strata = [0, 1, 0, 1, 0, 1];
    const profiles = strata.map((group, index) =>
      (common[group] ?? []).map((score) => (index + 1) * score),
    );
    const zero = profileAgreement(residualProfiles(profiles, strata.map(String)));
    expect([zero.mean, zero.smallest]).toEqual([null, null]);
  });

  test('of one alone in its stratum leave out the mean of all others', () => {
    const profiles = Array.from({ length: 4 }, normalTen);
    const apart = residualProfiles(profiles, ['a', 'b', 'b', 'b']);
    expect(apart[0]).toEqual(residualProfiles(profiles, inOneStratum(profiles))[0]);
  });
});

describe('agreement of profiles', () => {
  test('is the r of every two, their mean and the smallest', () => {
    const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const flat = Array.from({ length: 10 }, () => 1);
    const agreement = profileAgreement([rising, rising.toReversed(), rising, flat]);
    expect(agreement.r[0]?.[1]).toBeCloseTo(-1, 12);
    expect(agreement.r[0]?.[3]).toBeNull();
    expect(agreement.mean).toBeCloseTo(-1 / 3, 12);
    expect(agreement.smallest).toBeCloseTo(-1, 12);
  });
});
