import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averagedRating, expectedRating, itemsOf } from '../../../src/core/score/items';
import { scoreRatings } from '../../../src/core/score/stated';
import type { RatingAnswer, StatedProfile } from '../../../src/core/score/types';
import { expectClose } from '../../fixtures/stats/close';
import { ITEMS_OF_21, oneHot, rated, ratingsOf, someRatings } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/expected.json';

function scored(ratings: readonly RatingAnswer[]): StatedProfile {
  const { profile } = scoreRatings('person', ratings);
  if (profile === null) throw new Error('a profile was expected');
  return profile;
}

const values = (profile: StatedProfile) => profile.centred.map(({ value }) => value);

describe('the questionnaire', () => {
  test('is scored as numpy scores it: raw, MRAT over items, centred, covariance, interval', () => {
    const { ratings, raw, mrat, covariance, reach } = expected.questionnaire;
    const profile = scored(ratingsOf(ratings));
    expectClose(profile.raw, raw, 10);
    expect(profile.mrat).toBeCloseTo(mrat, 10);
    expectClose(profile.covariance ?? [], covariance, 10);
    profile.centred.forEach(({ value, low, high }, place) => {
      expect(value).toBeCloseTo((raw[place] ?? NaN) - mrat, 10);
      expect(value - (low ?? NaN)).toBeCloseTo(reach[place] ?? NaN, 6);
      expect((high ?? NaN) - value).toBeCloseTo(reach[place] ?? NaN, 6);
    });
  });

  test('gives the worked example: two items a value, one rating apart, ± 1.06', () => {
    const [first] = scored(ratingsOf(ITEMS_OF_21.map(() => [3, 4]))).centred;
    expect(first?.value).toBeCloseTo(0, 12);
    expect(first?.high).toBeCloseTo(1.06, 2);
  });

  test('answered all alike gives a flat centred profile without intervals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (rating) => {
        const profile = scored(
          ratingsOf(ITEMS_OF_21.map((items) => Array.from({ length: items }, () => rating))),
        );
        expectClose(values(profile), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 12);
        expect(profile.centred[0]?.low).toBeNull();
        expect(profile.covariance).toBeNull();
        expect(profile.intervalMethod).toContain('all rated alike');
        expect(profile.validity.state).toBe('invalid');
      }),
    );
  });

  test('has centred scores whose mean over items is 0, and never a NaN', () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const profile = scored(ratings);
        const total = values(profile).reduce((t, x, place) => t + x * (ITEMS_OF_21[place] ?? 0), 0);
        expect(total).toBeCloseTo(0, 10);
        expect(JSON.stringify(profile)).not.toContain('NaN');
        profile.centred.forEach(({ value }) => expect(Number.isFinite(value)).toBe(true));
      }),
    );
  });

  test('with one item a value gives scores but no intervals', () => {
    const profile = scored(ratingsOf([[1], [2], [3], [4], [5], [6], [1], [2], [3], [4]]));
    expect(profile.covariance).toBeNull();
    expect(profile.intervalMethod).toContain('one item a value');
  });

  test('without an answer for a value gives no profile and names the value', () => {
    const ratings = ratingsOf(ITEMS_OF_21.map((_, place) => (place === 4 ? [null, null] : [3, 4])));
    expect(scoreRatings('person', ratings)).toEqual({
      profile: null,
      notes: ['No questionnaire profile: no answered item for Power.'],
    });
  });

  test('refuses one item that stands for two values, and what is no distribution', () => {
    expect(() => itemsOf([rated('SD', 'one', 3), rated('PO', 'one', 3)])).toThrow('SD and PO');
    const broken = { ...rated('SD', 'one', 3), p: [0.5, 0.5] };
    expect(() => itemsOf([broken])).toThrow('six probabilities');
  });
});

describe("a model's ratings", () => {
  const row = (p: number[], direction: 'up' | 'down', wording = 'a'): RatingAnswer => ({
    item: 'one',
    value: 'SD',
    wording,
    direction,
    p,
  });

  test('are averaged in log space over the directions of a wording', () => {
    const p = averagedRating([
      row([0.8, 0.2, 0, 0, 0, 0], 'up'),
      row([0.5, 0.5, 0, 0, 0, 0], 'down'),
    ]);
    expect(p?.[0]).toBeCloseTo(2 / 3, 4);
    expect(expectedRating(p ?? [])).toBeCloseTo(4 / 3, 3);
  });

  test('have the plain mean over wordings', () => {
    const p = averagedRating([
      row([0.8, 0.2, 0, 0, 0, 0], 'up'),
      row([0.5, 0.5, 0, 0, 0, 0], 'down'),
      row([0, 0, 0, 0, 0.5, 0.5], 'up', 'b'),
    ]);
    expectClose(p ?? [], [1 / 3, 1 / 6, 0, 0, 0.25, 0.25], 4);
  });

  test('leave out rows without an answer', () => {
    const unanswered: RatingAnswer = { ...row([], 'down'), p: null };
    expect(averagedRating([row(oneHot(6, 4), 'up'), unanswered])).toEqual(oneHot(6, 4));
    expect(averagedRating([unanswered])).toBeNull();
  });
});
