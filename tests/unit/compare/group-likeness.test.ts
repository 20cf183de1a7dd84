import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { profileAgreement } from '../../../src/core/compare/agreement';
import { groupLikeness } from '../../../src/core/compare/group-likeness';
import { mean } from '../../../src/core/stats/mean';
import { randomFor } from '../../../src/core/stats/random';
import { VALUES, type Ten } from '../../../src/core/values';
import expected from '../../fixtures/stats/between.json';

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
