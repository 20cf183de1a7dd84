import { describe, expect, test } from 'vitest';
import { gapOf } from '../../../src/core/compare/gap';
import { scoreChoices } from '../../../src/core/score/enacted';
import { scoreRatings } from '../../../src/core/score/stated';
import type { EnactedProfile, Estimate, StatedProfile } from '../../../src/core/score/types';
import { expectClose } from '../../fixtures/stats/close';
import { ITEMS_OF_21, chose, personQuestions, ratingsOf } from '../../fixtures/stats/answers';

const estimates = (values: number[], reach: number): Estimate[] =>
  values.map((value) => ({ value, low: value - reach, high: value + reach }));
const diagonal = (variance: number) =>
  Array.from({ length: 100 }, (_, place) => (place % 11 === 0 ? variance : 0));

/** Ten numbers with mean 0 and spread 1. */
const alternating = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
const halves = [1, 1, 1, 1, 1, -1, -1, -1, -1, -1];

const { profile: ratedProfile } = scoreRatings(
  'person',
  ratingsOf(ITEMS_OF_21.map((items, place) => [1 + (place % 5), 6, 3].slice(0, items))),
);
const chosenProfile = scoreChoices(
  'person',
  personQuestions(30).map(({ scenario, offered }, index) => chose(scenario, offered, index % 4)),
  1,
);
if (ratedProfile === null || chosenProfile === null) throw new Error('both profiles were expected');

const stated = (values: number[], reach: number): StatedProfile => ({
  ...ratedProfile,
  centred: estimates(values, reach),
  covariance: diagonal(reach * reach),
});
const enacted = (values: number[], reach: number): EnactedProfile => ({
  ...chosenProfile,
  worth: estimates(values, reach),
  covariance: diagonal(reach * reach),
});
const ofModel = (scenarios: number): EnactedProfile => ({
  ...enacted(alternating, 0.01),
  scenarios,
  model: {
    orders: 4,
    consistency: 1,
    unsteady: 0,
    judged: 60,
    placeBias: [0, 0, 0, 0],
    logByPlace: [-1.6, -1.6, -1.6, -1.6],
    entropy: 1,
    floorHits: 0,
    leftOut: 0,
  },
});

describe('the gap', () => {
  test('is shown in units of each profile’s own spread, differences with both errors', () => {
    const gap = gapOf(
      stated(alternating, 0.6),
      enacted(
        halves.map((x) => 2 * x),
        1.6,
      ),
      1,
    );
    const [says] = gap.stated;
    expectClose([says?.value, says?.low, says?.high], [1, 0.4, 1.6]);
    expect(gap.enacted[0]?.high).toBeCloseTo(1.8, 12);
    const [, difference] = gap.difference;
    expectClose([difference?.value, difference?.low, difference?.high], [2, 1, 3]);
  });

  test('has r of both kinds, with the Fisher interval for the details', () => {
    const gap = gapOf(stated(alternating, 0.1), enacted(halves, 0.1), 1);
    expect(gap.pearson).toBeCloseTo(0.2, 12);
    expect(gap.spearman).toBeCloseTo(0.2, 12);
    expect(gap.fisher?.low).toBeCloseTo(Math.tanh(Math.atanh(0.2) - 1.96 / Math.sqrt(7)), 3);
  });

  test('prints r where its interval is shorter than 1.5, and says so where not', () => {
    const sharp = gapOf(stated(alternating, 0.1), enacted(alternating, 0.1), 1);
    expect(sharp.printable).toBe(true);
    expect(sharp.notes).toEqual([]);
    const blurred = gapOf(stated(alternating, 2), enacted(alternating, 2), 1);
    expect(blurred.printable).toBe(false);
    expect(blurred.notes[0]).toContain('Too short to say');
  });

  test.each([
    [stated([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 0.5), enacted(halves, 0.5)],
    [stated(halves, 0.5), enacted([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.5)],
  ])('of a flat profile has no r, a sentence, and never NaN', (flat, other) => {
    const gap = gapOf(flat, other, 1);
    expect(gap.pearson).toBeNull();
    expect(gap.spearman).toBeNull();
    expect(gap.posterior).toBeNull();
    expect(gap.fisher).toBeNull();
    expect(gap.printable).toBe(false);
    expect(gap.notes[0]).toContain('flat');
    expect(gap.difference.every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  test('of a model with under 30 scenarios has no r with an interval', () => {
    const short = gapOf(stated(halves, 0.1), ofModel(29), 1);
    expect(short.pearson).toBeCloseTo(0.2, 12);
    expect([short.posterior, short.fisher, short.printable]).toEqual([null, null, false]);
    expect(short.notes[0]).toContain('29 scenarios, and 30 are needed');
    expect(gapOf(stated(halves, 0.1), ofModel(30), 1).posterior).not.toBeNull();
  });

  test('takes shares where there are no worths, and then knows no posterior', () => {
    const published: EnactedProfile = {
      ...chosenProfile,
      share: estimates([5, 15, 5, 15, 5, 15, 5, 15, 5, 15], 1),
      worth: null,
      covariance: null,
    };
    const gap = gapOf(stated(alternating, 0.1), published, 1);
    expect(gap.pearson).toBeCloseTo(-1, 12);
    expect(gap.posterior).toBeNull();
    expect(gap.fisher).not.toBeNull();
    expect(gap.notes[0]).toContain('not known');
    expect(gap.enacted[0]?.low).not.toBeNull();
    expect(gap.difference.every(({ low, high }) => low === null && high === null)).toBe(true);
  });

  test('of a person’s 21 items and 15 questions is too short to print (docs/measurement.md, 4)', () => {
    const { posterior, printable } = gapOf(ratedProfile, chosenProfile, 1);
    expect((posterior?.high ?? 0) - (posterior?.low ?? 0)).toBeGreaterThan(1.5);
    expect(printable).toBe(false);
  });
});
