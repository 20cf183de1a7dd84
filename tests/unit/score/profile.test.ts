import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profile } from '../../../src/core/score/profile';
import {
  ITEMS_OF_21,
  chose,
  personQuestions,
  ratingsOf,
  someChoices,
  someRatings,
} from '../../fixtures/stats/answers';

/** Every number anywhere in a result. */
function numbersIn(data: unknown): number[] {
  if (typeof data === 'number') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(numbersIn);
}

const ratings = ratingsOf(
  ITEMS_OF_21.map((items, place) => [1 + (place % 5), 6, 3].slice(0, items)),
);
const choices = personQuestions(15).map(({ scenario, offered }, index) =>
  chose(scenario, offered, index % 4),
);

describe('a profile', () => {
  test('is made of finite numbers, whatever a person answers', () => {
    fc.assert(
      fc.property(someRatings, someChoices, (says, does) => {
        const result = profile({ kind: 'person', ratings: says, choices: does }, 1);
        expect(numbersIn(result).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  test('of a person with 21 items and 15 questions has both sides and a gap', () => {
    const result = profile({ kind: 'person', ratings, choices }, 1);
    expect(result.stated?.validity.state).toBe('valid');
    expect(result.enacted?.questions).toBe(15);
    expect(result.gap?.posterior).not.toBeNull();
    expect(result.notes).toEqual([]);
  });

  test('is the same for the same answers and seed', () => {
    const answers = { kind: 'person', ratings, choices } as const;
    expect(profile(answers, 7)).toEqual(profile(answers, 7));
  });

  test('of nothing says that nothing was answered', () => {
    expect(profile({ kind: 'person', ratings: [], choices: [] }, 1)).toEqual({
      stated: null,
      enacted: null,
      gap: null,
      notes: ['No questionnaire was answered.', 'No scenario question was answered.'],
    });
  });

  test('with every rating missing has no stated side and names the values', () => {
    const missing = ratings.map((row) => ({ ...row, p: null }));
    const result = profile({ kind: 'person', ratings: missing, choices }, 1);
    expect(result.stated).toBeNull();
    expect(result.gap).toBeNull();
    expect(result.notes[0]).toContain('Self-direction');
  });

  test('of an invalid questionnaire keeps both sides and leaves out the gap', () => {
    const alike = ratingsOf(ITEMS_OF_21.map((items) => [4, 4, 4].slice(0, items)));
    const result = profile({ kind: 'person', ratings: alike, choices }, 1);
    expect(result.stated?.validity.state).toBe('invalid');
    expect(result.gap).toBeNull();
    expect(result.notes).toContain('No gap: the questionnaire is invalid.');
  });

  test('of a model with few scenarios says why it has no intervals', () => {
    const result = profile({ kind: 'model', ratings, choices: choices.slice(0, 5) }, 1);
    expect(result.notes).toEqual([
      "5 questions are too few for a model's intervals: 60 are needed; let it answer all scenarios.",
    ]);
    expect(result.gap?.printable).toBe(false);
    expect(result.gap?.fisher).toBeNull();
    expect(result.gap?.difference.every(({ low, high }) => low === null && high === null)).toBe(
      true,
    );
  });

  test('of a model says how many questions do not count because orders are missing', () => {
    const [one, ...others] = choices
      .slice(0, 3)
      .map((row) => [row, { ...row, offered: row.offered.toReversed() }]);
    const result = profile(
      { kind: 'model', ratings: [], choices: [...(one ?? []).slice(0, 1), ...others.flat()] },
      1,
    );
    expect(result.notes.at(-1)).toMatch(/^1 question does not count: not asked in all orders/);
  });
});
