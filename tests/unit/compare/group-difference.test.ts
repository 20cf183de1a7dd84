import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { profileAgreement } from '../../../src/core/compare/agreement';
import { groupDifference } from '../../../src/core/compare/group-difference';
import { mean } from '../../../src/core/stats/mean';
import { randomFor } from '../../../src/core/stats/random';
import { VALUES, type Ten } from '../../../src/core/values';
import expected from '../../fixtures/stats/between.json';
import { expectClose } from '../../fixtures/stats/close';

const { models } = await publishedProfiles();
const meansOf = (prompts: readonly Ten[]) =>
  VALUES.map((_, place) => mean(prompts.map((ten) => ten[place] ?? NaN)));
const shares = models.map(({ tables }) => meansOf(tables.share));
const { r: published } = profileAgreement(shares);
const random = randomFor(21, 'scenarios');
const someTen = () => [...random.normals(new Float64Array(10))];
const flat = VALUES.map(() => 3);

describe('a grouping of respondents', () => {
  test('of six, one alone, is tested over all 720 orders', () => {
    const { r, groups, difference, p } = expected.groupDifference;
    const found = groupDifference(r, groups, 1);
    expect(found?.difference).toBeCloseTo(difference, 10);
    expect(found?.p).toBeCloseTo(p, 10);
    expect([found?.respondents, found?.groups]).toEqual([6, 3]);
  });

  test('of the paper’s models by their maker’s country explains nothing of what they choose', () => {
    const countries = models.map(({ country }) => country);
    const found = groupDifference(published, countries, 1);
    expect(found?.difference).toBeCloseTo(expected.byCountry.difference, 10);
    // All 252 ways there, 9,999 drawn here.
    expect(Math.abs((found?.p ?? NaN) - expected.byCountry.p)).toBeLessThan(0.015);
    expect(found?.p).toBeGreaterThan(0.05);
  });

  test('gives the worked example: two pairs among four can never be below a third', () => {
    const r = [
      [1, 0.9, 0.1, 0.1],
      [0.9, 1, 0.1, 0.1],
      [0.1, 0.1, 1, 0.9],
      [0.1, 0.1, 0.9, 1],
    ];
    const found = groupDifference(r, ['a', 'a', 'b', 'b'], 1);
    expectClose(
      [found?.withinGroups, found?.betweenGroups, found?.difference],
      [0.9, 0.1, 0.8],
      12,
    );
    expect(found?.p).toBeCloseTo(1 / 3, 12);
  });

  test('that makes its members alike is found, with a p that is never 0', () => {
    const [one, other] = [someTen(), someTen()];
    const tens = [one, other].flatMap((common) =>
      Array.from({ length: 6 }, () => common.map((x) => x + 0.3 * random.normal())),
    );
    const groups = tens.map((_, place) => (place < 6 ? 'a' : 'b'));
    const found = groupDifference(profileAgreement(tens).r, groups, 1);
    expect(found?.p).toBeGreaterThan(0);
    expect(found?.p).toBeLessThan(0.01);
  });

  test('that deals out the same is the same, whatever its groups are called', () => {
    const tens = Array.from({ length: 8 }, someTen);
    const { r } = profileAgreement(tens);
    const named = groupDifference(r, ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c'], 3);
    expect(groupDifference(r, ['x', 'x', 'x', 'a', 'a', 'a', 'b', 'b'], 3)).toEqual(named);
  });

  test('does not exist with one group, with everybody alone, or where only flat profiles are left', () => {
    const { r } = profileAgreement([someTen(), someTen(), someTen()]);
    expect(groupDifference(r, ['a', 'a', 'a'], 1)).toBeNull();
    expect(groupDifference(r, ['a', 'b', 'c'], 1)).toBeNull();
    expect(groupDifference(profileAgreement([flat, flat, flat]).r, ['a', 'a', 'b'], 1)).toBeNull();
    expect(groupDifference([], [], 1)).toBeNull();
  });
});
