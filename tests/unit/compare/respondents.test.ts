import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { profileAgreement } from '../../../src/core/compare/agreement';
import { circleStructure, distanceCorrelation } from '../../../src/core/compare/circle-structure';
import { groupDifference } from '../../../src/core/compare/group-difference';
import { groupLikeness } from '../../../src/core/compare/group-likeness';
import { respondentMap } from '../../../src/core/compare/respondent-map';
import { cosineFit } from '../../../src/core/stats/cosine-fit';
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

describe('the mean r of a group', () => {
  const { r, mean: middle, reach } = expected.groupLikeness;

  test('agrees with an independent bootstrap of respondents', () => {
    const found = groupLikeness(r, 1);
    expect(found?.r.value).toBeCloseTo(middle, 10);
    const ratio = ((found?.r.high ?? NaN) - middle) / reach;
    expect(ratio).toBeGreaterThan(0.94);
    expect(ratio).toBeLessThan(1.06);
    expect(found?.note).toBeNull();
  });

  test('of the paper’s ten models is .993 in shares (docs/measurement.md, 8), within 1', () => {
    const found = groupLikeness(published, 1);
    expect(found?.r.value).toBeCloseTo(0.993, 3);
    expect(found?.r.high).toBeLessThanOrEqual(1);
    expect(found?.respondents).toBe(10);
  });

  test('has no interval below five respondents, and none where every two are equally alike', () => {
    const few = groupLikeness(profileAgreement([someTen(), someTen(), someTen(), someTen()]).r, 1);
    expect(few?.r.low).toBeNull();
    expect(few?.note).toBe('No interval: 4 respondents, and 5 are needed.');
    const twins = groupLikeness(profileAgreement(VALUES.map(() => shares[0] ?? [])).r, 1);
    expect(twins?.r).toEqual({ value: 1, low: null, high: null });
    expect(twins?.note).toContain('equally alike');
  });

  test('leaves flat profiles out, and does not exist for fewer than two others', () => {
    const tens = [someTen(), someTen(), flat];
    expect(groupLikeness(profileAgreement(tens).r, 1)?.respondents).toBe(2);
    expect(groupLikeness(profileAgreement([someTen(), flat]).r, 1)).toBeNull();
    expect(groupLikeness([], 1)).toBeNull();
  });
});

describe('the map of respondents', () => {
  test('puts the nearer together who are more alike', () => {
    const first = someTen();
    const near = first.map((x) => x + 0.2 * random.normal());
    const { points } = respondentMap(profileAgreement([first, near, someTen()]).r) ?? {
      points: [],
    };
    const distance = (a: number, b: number) =>
      Math.hypot(
        (points[a]?.x ?? NaN) - (points[b]?.x ?? NaN),
        (points[a]?.y ?? NaN) - (points[b]?.y ?? NaN),
      );
    expect(distance(0, 1)).toBeLessThan(distance(0, 2));
    expect(distance(0, 1)).toBeLessThan(distance(1, 2));
  });

  test('leaves the place of a flat profile empty and draws the others as if it were not there', () => {
    const tens = [someTen(), someTen(), someTen(), someTen()];
    const without = respondentMap(profileAgreement(tens).r);
    const found = respondentMap(profileAgreement(tens.toSpliced(1, 0, flat)).r);
    expect(found?.points[1]).toBeNull();
    expect(found?.points.toSpliced(1, 1)).toEqual(without?.points);
    expect(found?.stress).toBe(without?.stress);
  });

  test('does not exist for fewer than three respondents with a shape', () => {
    expect(respondentMap(profileAgreement([someTen(), someTen()]).r)).toBeNull();
    expect(respondentMap(profileAgreement([someTen(), someTen(), flat]).r)).toBeNull();
    expect(respondentMap([])).toBeNull();
  });

  test('is finite for any profiles, also equal and opposite ones', () => {
    const ten = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(ten, { minLength: 3, maxLength: 8 }), (tens) => {
        const opposite = tens.map((own) => own.map((x) => -x));
        const map = respondentMap(profileAgreement([...tens, ...opposite]).r);
        const numbers = map?.points.flatMap((point) => (point === null ? [] : [point.x, point.y]));
        expect([...(numbers ?? []), map?.stress ?? 0].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('the circle in a set of profiles', () => {
  const stated = models.map(({ tables }) => tables.stated);
  const enacted = models.map(({ tables }) => tables.share);

  test('is, in the paper’s fifty profiles, −.70 of the questionnaire and −.15 of what is chosen', () => {
    const found = circleStructure(stated.flat());
    expect(found).toBeCloseTo(expected.circle.stated.all, 10);
    expect(found).toBeCloseTo(-0.7, 2);
    const chosen = circleStructure(enacted.flat());
    expect(chosen).toBeCloseTo(expected.circle.enacted.all, 10);
    expect(chosen).toBeCloseTo(-0.15, 2);
  });

  test('is less clear in the ten means, too few to be shown', () => {
    expect(distanceCorrelation(stated.map(meansOf))).toBeCloseTo(expected.circle.stated.means, 10);
    expect(distanceCorrelation(enacted.map(meansOf))).toBeCloseTo(
      expected.circle.enacted.means,
      10,
    );
    expect(circleStructure(stated.map(meansOf))).toBeNull();
  });

  test('is near −1 where every profile is one wave', () => {
    const waves = Array.from({ length: 60 }, () => {
      const peak = 2 * Math.PI * random.uniform();
      return VALUES.map((_, place) => Math.cos((2 * Math.PI * place) / 10 - peak));
    });
    expect(circleStructure(waves)).toBeLessThan(-0.95);
    expect(waves.every((wave) => (cosineFit(wave)?.rSquared ?? 0) > 0.999)).toBe(true);
  });

  test('does not depend on how high a respondent rates, and does not exist for a constant value', () => {
    const tens = Array.from({ length: 30 }, someTen);
    const higher = tens.map((ten) => {
      const level = random.normal();
      return ten.map((x) => x + level);
    });
    expect(circleStructure(higher)).toBeCloseTo(circleStructure(tens) ?? NaN, 10);
    expect(circleStructure(tens.slice(1))).toBeNull();
    expect(distanceCorrelation([someTen()])).toBeNull();
    expect(distanceCorrelation([flat, flat, flat])).toBeNull();
    expect(distanceCorrelation([])).toBeNull();
  });
});

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
