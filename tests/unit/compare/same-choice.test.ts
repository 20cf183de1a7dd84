import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameChoice, topDistribution } from '../../../src/core/compare/same-choice';
import { questionsOf } from '../../../src/core/score/questions';
import type { Estimate } from '../../../src/core/score/types';
import { randomFor } from '../../../src/core/stats/random';
import { someChoices } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/between.json';
import { expectClose } from '../../fixtures/stats/close';
import {
  chosenAt,
  oneModel,
  otherModel,
  questionAt,
  scenarioId,
} from '../../fixtures/stats/questions';

const { models } = expected;

const reachOf = ({ value, high }: Estimate) => (high ?? NaN) - value;
/** 2,000 draws know a standard deviation to 1.6 %. */
const expectReach = (found: Estimate | undefined, wanted: number) => {
  expect(found === undefined ? NaN : reachOf(found) / wanted).toBeGreaterThan(0.94);
  expect(found === undefined ? NaN : reachOf(found) / wanted).toBeLessThan(1.06);
};

describe('the same choice', () => {
  const found = sameChoice(oneModel, otherModel, 1);

  test('agrees with an independent computation: p, κ, and κ beyond the two fitted profiles', () => {
    expectClose(
      [found?.same.value, found?.kappa.value, found?.byProfiles, found?.beyondProfile.value],
      [models.same.value, models.kappa, models.byProfiles, models.beyondProfile.value],
      8,
    );
    expect([found?.questions, found?.scenarios, found?.tied]).toEqual([72, 24, 3]);
  });

  test('has intervals over scenarios that move the fits along', () => {
    expectReach(found?.same, models.same.reach);
    expectReach(found?.beyondProfile, models.beyondProfile.reach);
    expect(found?.note).toBeNull();
  });

  test('counts two options tied against one of them a half, and two equal ties a half too', () => {
    const values = [0, 1, 2, 3];
    const same = (p: number[], q: number[]) =>
      sameChoice([questionAt('s', values, p)], [questionAt('s', values, q)], 1)?.same.value;
    expect(same([0.4, 0.4, 0.1, 0.1], [0.7, 0.1, 0.1, 0.1])).toBe(0.5);
    expect(same([0.4, 0.4, 0.1, 0.1], [0.4, 0.4, 0.2, 0])).toBe(0.5);
    expect(same([0.4, 0.4, 0.1, 0.1], [0.1, 0.1, 0.7, 0.1])).toBe(0);
    expect(same([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0])).toBe(0.25);
    expect(topDistribution([0.1 + 0.2, 0.3, 0.2, 0.2])).toEqual([0.5, 0.5, 0, 0]);
  });

  test('gives the worked example of κ', () => {
    const values = [0, 1, 2, 3];
    const all = (chosen: (place: number) => number) =>
      Array.from({ length: 20 }, (_, i) => chosenAt(scenarioId(i), values, chosen(i)));
    const { same, kappa } =
      sameChoice(
        all(() => 0),
        all((i) => (i < 14 ? 0 : 1)),
        1,
      ) ?? {};
    expectClose([same?.value, kappa?.value], [0.7, 0.6], 12);
    expectReach(same, 0.7 + 2.093 * Math.sqrt((0.7 * 0.3) / 19) - 0.7);
  });

  test('is not beyond profile between two who share a profile and nothing else', () => {
    const random = randomFor(5, 'scenarios');
    const draw = () => {
      const drawn = random.uniform();
      return drawn < 0.55 ? 0 : drawn < 0.8 ? 1 : drawn < 0.95 ? 2 : 3;
    };
    // Ten sets of values with the same likings throughout: value 0 before 1 before 2 before 3.
    const sitting = () =>
      Array.from({ length: 400 }, (_, i) => chosenAt(scenarioId(i), [0, 1, 2, 3], draw()));
    const { same, kappa, byProfiles, beyondProfile } = sameChoice(sitting(), sitting(), 1) ?? {};
    expect(byProfiles).toBeCloseTo(0.55 ** 2 + 0.25 ** 2 + 0.15 ** 2 + 0.05 ** 2, 1.2);
    expect(same?.low).toBeGreaterThan(0.25);
    expect(kappa?.low).toBeGreaterThan(0);
    expect(beyondProfile?.low).toBeLessThan(0);
    expect(beyondProfile?.high).toBeGreaterThan(0);
  });

  test('is the same whoever comes first', () => {
    expect(sameChoice(otherModel, oneModel, 1)?.same).toEqual(found?.same);
    expect(sameChoice(otherModel, oneModel, 1)?.byProfiles).toBeCloseTo(
      found?.byProfiles ?? NaN,
      10,
    );
  });

  test('has no interval below twelve scenarios, and none where all came out alike', () => {
    const few = sameChoice(oneModel.slice(0, 33), otherModel.slice(0, 33), 1);
    expect([few?.same.low, few?.kappa.high, few?.beyondProfile.low]).toEqual([null, null, null]);
    expect(few?.note).toBe('No interval: 11 shared scenarios, and 12 are needed.');
    const itself = sameChoice(oneModel.slice(20), oneModel.slice(20), 1);
    expect(itself?.same.low).toBeNull();
    expect(itself?.note).toContain('came out alike');
  });

  test('does not exist without a shared question', () => {
    expect(sameChoice(oneModel, [], 1)).toBeNull();
    expect(sameChoice([], [], 1)).toBeNull();
  });

  test('is a number within what is possible for any two sittings, also of one question', () => {
    fc.assert(
      fc.property(someChoices, someChoices, (mine, theirs) => {
        const some = sameChoice(questionsOf(mine), questionsOf(theirs), 1);
        for (const estimate of [some?.same, some?.kappa, some?.beyondProfile]) {
          const { value, low, high } = estimate ?? { value: NaN, low: null, high: null };
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeLessThanOrEqual(1);
          expect(low ?? value).toBeLessThanOrEqual(value);
          expect(high ?? value).toBeGreaterThanOrEqual(value);
          expect(high ?? 1).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
  });
});
