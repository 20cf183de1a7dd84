import { describe, expect, test } from 'vitest';
import {
  addedValueDifferences,
  pairedValueDifferences,
} from '../../../src/core/compare/value-differences';
import { scoreChoices } from '../../../src/core/score/enacted';
import { enactedOfModel } from '../../../src/core/score/enacted-model';
import type { EnactedProfile, Estimate } from '../../../src/core/score/types';
import { at } from '../../../src/core/stats/array';
import { mean } from '../../../src/core/stats/mean';
import { VALUES } from '../../../src/core/values';
import { chose, personQuestions } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/between.json';
import { expectClose } from '../../fixtures/stats/close';
import { oneModel, otherModel } from '../../fixtures/stats/questions';

const { models, added } = expected;

const aPerson = scoreChoices(
  'person',
  personQuestions(30).map(({ scenario, offered }, index) => chose(scenario, offered, index % 4)),
  1,
);
if (aPerson === null) throw new Error('a profile was expected');

const profileOf = (place: number): EnactedProfile => ({
  ...aPerson,
  worth: (added.worths[place] ?? []).map((value) => ({ value, low: null, high: null })),
  covariance: added.covariances[place] ?? null,
});
const { model: diagnostics } = enactedOfModel(oneModel, 1);
const model: EnactedProfile = {
  ...profileOf(1),
  scenarios: added.student.scenarios,
  model: diagnostics,
};

describe('paired differences between two models', () => {
  const found = pairedValueDifferences(oneModel, otherModel, 1);

  test('agree with weighted refits of both in scipy, in size and in reach', () => {
    expectClose(
      found?.values.map(({ difference }) => difference.value) ?? [],
      models.differences.values,
      6,
    );
    found?.values.forEach(({ difference: { value, high } }, place) => {
      const reach = ((high ?? NaN) - value) / (models.differences.reach[place] ?? NaN);
      expect(reach).toBeGreaterThan(0.94);
      expect(reach).toBeLessThan(1.06);
    });
  });

  test('are judged together by Holm over the ten values', () => {
    found?.values.forEach(({ p }, place) => {
      expect(p).toBeCloseTo(models.differences.p[place] ?? NaN, 1);
    });
    expect(found?.method).toContain('Paired over the 24 scenarios');
  });

  test('turn round with the two, with the same draws', () => {
    const round = pairedValueDifferences(otherModel, oneModel, 1);
    expectClose(
      round?.values.map(({ difference }) => -difference.value) ?? [],
      found?.values.map(({ difference }) => difference.value) ?? [],
      10,
    );
    expectClose(round?.values.map(({ p }) => p) ?? [], found?.values.map(({ p }) => p) ?? [], 8);
  });

  test('are sharper than two intervals side by side: what scenarios do to both falls out', () => {
    const reachesOf = (estimates: readonly Estimate[]) =>
      estimates.map(({ value, high }) => (high ?? NaN) - value);
    const own = [oneModel, otherModel].map((questions) =>
      reachesOf(enactedOfModel(questions, 1).worth ?? []),
    );
    const paired = reachesOf(found?.values.map(({ difference }) => difference) ?? []);
    const apart = VALUES.map((_, value) => Math.hypot(...own.map((reaches) => at(reaches, value))));
    expect(mean(paired)).toBeLessThan(0.9 * mean(apart));
  });

  test('of a model and itself are 0, and nothing is left to judge by', () => {
    const itself = pairedValueDifferences(oneModel, oneModel, 1);
    expect(itself?.values.every(({ difference, p }) => difference.value === 0 && p === null)).toBe(
      true,
    );
    expect(itself?.method).toContain('came out alike');
  });

  test('have no intervals below sixty questions or twelve scenarios, and say so', () => {
    const few = pairedValueDifferences(oneModel.slice(0, 59), otherModel, 1);
    expect(few?.values.every(({ difference, p }) => difference.low === null && p === null)).toBe(
      true,
    );
    expect(few?.method).toContain('59 shared questions of 20 scenarios; 60 of 12 are needed');
    expect(few?.values.every(({ difference }) => Number.isFinite(difference.value))).toBe(true);
  });

  test('do not exist without a shared question', () => {
    expect(pairedValueDifferences(oneModel, [], 1)).toBeNull();
  });
});

describe('differences where one of the two is a person', () => {
  const reaches = (found: ReturnType<typeof addedValueDifferences>) =>
    found?.values.map(({ difference: { value, high } }) => (high ?? NaN) - value) ?? [];

  test('of two people add the covariances, with the normal distribution', () => {
    const found = addedValueDifferences(profileOf(0), profileOf(1));
    expectClose(found?.values.map(({ difference }) => difference.value) ?? [], added.differences);
    expectClose(reaches(found), added.normal.reach);
    expectClose(found?.values.map(({ p }) => p) ?? [], added.normal.p, 9);
  });

  test('of a person and a model take t with the model’s scenarios', () => {
    const found = addedValueDifferences(profileOf(0), model);
    expectClose(reaches(found), added.student.reach);
    expectClose(found?.values.map(({ p }) => p) ?? [], added.student.p, 9);
  });

  test('have no intervals without both covariances, and do not exist without both worths', () => {
    const found = addedValueDifferences(profileOf(0), { ...model, covariance: null });
    expect(found?.values.every(({ difference, p }) => difference.high === null && p === null)).toBe(
      true,
    );
    expect(found?.method).toContain('not known');
    expect(addedValueDifferences(profileOf(0), { ...model, worth: null })).toBeNull();
  });

  test('have no intervals where a variance is 0', () => {
    const exact = { ...aPerson, covariance: Array.from({ length: 100 }, () => 0) };
    const found = addedValueDifferences(exact, exact);
    expect(found?.values[0]).toEqual({ difference: { value: 0, low: null, high: null }, p: null });
  });
});
