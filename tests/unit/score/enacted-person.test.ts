import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreChoices } from '../../../src/core/score/enacted';
import type { ChoiceAnswer, BalancedProfile, Estimate } from '../../../src/core/score/types';
import { VALUES } from '../../../src/core/values';
import { expectClose } from '../../fixtures/stats/close';
import { chose, personQuestions, someChoices, valueAt } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/expected.json';

function scored(choices: readonly ChoiceAnswer[]): BalancedProfile {
  const profile = scoreChoices('person', choices, 1);
  if (profile === null) throw new Error('a profile was expected');
  return profile;
}

const total = (estimates: readonly Estimate[] | null) =>
  (estimates ?? []).reduce((t, { value }) => t + value, 0);
const plain = (estimates: readonly (Estimate | null)[] | null) =>
  (estimates ?? []).map((one) => one?.value);
const few = { numRuns: 8 };

describe("a person's choices", () => {
  test('have the worths, covariance and intervals that scipy finds with place effects', () => {
    const { rows, worth, reach, covariance } = expected.person;
    const profile = scored(
      rows.map(({ order, chosen }, index) => chose(`s${index}`, order.map(valueAt), chosen)),
    );
    expectClose(plain(profile.worth), worth, 5);
    expectClose(profile.covariance ?? [], covariance, 5);
    profile.worth?.forEach(({ value, high }, place) =>
      expect((high ?? NaN) - value).toBeCloseTo(reach[place] ?? NaN, 5),
    );
  });

  test("have Wilson's interval for rate, and the same times offered ÷ answered for share", () => {
    const choices = personQuestions(30).map(({ scenario, offered }) => chose(scenario, offered, 0));
    const profile = scored(choices);
    expect(profile.offered).toEqual(VALUES.map(() => 12));
    profile.rate?.forEach((rate, place) => {
      const share = profile.share[place];
      expect(share?.value).toBeCloseTo((100 * (rate?.value ?? NaN) * 12) / 30, 10);
      expect(share?.high).toBeCloseTo((100 * (rate?.high ?? NaN) * 12) / 30, 10);
    });
  });

  test('have shares that sum to 100, worths that sum to 0, finite numbers and rates within 0 to 1', () => {
    fc.assert(
      fc.property(someChoices, (choices) => {
        const profile = scored(choices);
        expect(total(profile.share)).toBeCloseTo(100, 8);
        expect(total(profile.worth)).toBeCloseTo(0, 8);
        for (const one of [...(profile.worth ?? []), ...profile.share]) {
          expect(Number.isFinite(one.value)).toBe(true);
        }
        for (const rate of profile.rate ?? []) {
          if (rate === null) continue;
          expect(rate.low).toBeGreaterThanOrEqual(0);
          expect(rate.high).toBeLessThanOrEqual(1);
        }
      }),
      few,
    );
  });

  test('have the same share and rate in whatever order the options stood', () => {
    fc.assert(
      fc.property(someChoices, (choices) => {
        const turned = choices.map((row) => ({
          ...row,
          offered: row.offered.toReversed(),
          p: row.p.toReversed(),
        }));
        const [before, after] = [scored(choices), scored(turned)];
        expectClose(plain(after.share), plain(before.share));
        expectClose(plain(after.rate), plain(before.rate));
      }),
      few,
    );
  });

  test('have the relabelled profile when the values are relabelled', () => {
    const relabelling = fc.shuffledSubarray([...VALUES], { minLength: 10 });
    fc.assert(
      fc.property(someChoices, relabelling, (choices, labels) => {
        const relabelled = choices.map((row) => ({
          ...row,
          offered: row.offered.map((value) => labels[VALUES.indexOf(value)] ?? value),
        }));
        const [before, after] = [scored(choices), scored(relabelled)];
        const moved = (estimates: readonly (Estimate | null)[] | null) =>
          VALUES.map((value) => (estimates ?? [])[labels.indexOf(value)] ?? null);
        expectClose(plain(after.share), plain(moved(before.share)));
        expectClose(plain(after.rate), plain(moved(before.rate)));
        expectClose(plain(after.worth), plain(moved(before.worth)));
        const highs = (estimates: readonly (Estimate | null)[] | null) =>
          (estimates ?? []).map((one) => one?.high);
        expectClose(highs(after.worth), highs(moved(before.worth)));
      }),
      few,
    );
  });

  test('always of one value, never of another, keep both worths finite and tell them apart', () => {
    const choices = personQuestions(60).map(({ scenario, offered }) =>
      chose(
        scenario,
        offered,
        offered.includes('UN') ? offered.indexOf('UN') : offered[0] === 'PO' ? 1 : 0,
      ),
    );
    const { worth, rate, toldApart } = scored(choices);
    expect(worth?.[9]?.value).toBeGreaterThan(2);
    expect(worth?.[9]?.value).toBeLessThan(10);
    expect(rate?.[9]?.value).toBe(1);
    expect(rate?.[4]?.value).toBe(0);
    expect(rate?.[4]?.high).toBeGreaterThan(0);
    expect(toldApart).toContainEqual([9, 4]);
  });

  test('of one question give a profile in which values never offered have no rate', () => {
    const profile = scored([chose('s0', ['SD', 'HE', 'PO', 'UN'], 3)]);
    expect(profile.questions).toBe(1);
    expect(profile.share[9]?.value).toBe(100);
    expect(profile.rate?.[1]).toBeNull();
    expect(profile.share[1]).toEqual({ value: 0, low: null, high: null });
    expect(profile.worth?.[1]?.value).toBeCloseTo(0, 10);
    expect(profile.toldApart).toEqual([]);
  });

  test('of no question give no profile', () => {
    expect(scoreChoices('person', [], 1)).toBeNull();
  });

  test('do not depend on the order in which they came, to the last draw', () => {
    const choices = personQuestions(30).map(({ scenario, offered }, index) =>
      chose(scenario, offered, index % 4),
    );
    expect(scored(choices.toReversed())).toEqual(scored(choices));
  });
});
