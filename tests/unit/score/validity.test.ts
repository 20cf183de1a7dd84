import { describe, expect, test } from 'vitest';
import { itemsOf } from '../../../src/core/score/items';
import type { RatingAnswer } from '../../../src/core/score/types';
import { validityOf } from '../../../src/core/score/validity';
import { oneHot, rated, valueAt } from '../../fixtures/stats/answers';

/** Items rated as listed; null for no answer. */
const listed = (ratings: readonly (number | null)[]) =>
  ratings.map((rating, index) => rated(valueAt(index % 10), `item-${index}`, rating));
const person = (ratings: readonly (number | null)[]) =>
  validityOf('person', itemsOf(listed(ratings)));

/** `count` items of which the first `alike` are rated 4, then `missing` have none, the rest vary. */
function sitting(count: number, alike: number, missing = 0): (number | null)[] {
  return Array.from({ length: count }, (_, index) => {
    if (index < alike) return 4;
    return index < alike + missing ? null : ([1, 2, 3, 5, 6][index % 5] ?? 1);
  });
}

describe('validity', () => {
  test('of 21 items allows 5 missing and not 6', () => {
    expect(person(sitting(21, 3, 5))).toEqual({ state: 'valid', reasons: [] });
    expect(person(sitting(21, 3, 6))).toEqual({
      state: 'invalid',
      reasons: ['6 of 21 items have no answer; at most 5 may be missing.'],
    });
  });

  test('of 21 items allows 16 alike and not 17', () => {
    expect(person(sitting(21, 16)).state).toBe('valid');
    expect(person(sitting(21, 17))).toEqual({
      state: 'invalid',
      reasons: ['17 of 21 answers are the same rating; at most 16 may be.'],
    });
  });

  test.each([
    [15, 3, 11],
    [20, 4, 15],
    [40, 9, 30],
    [57, 13, 43],
  ])('of %d items allows %d missing and %d alike', (items, missing, alike) => {
    expect(person(sitting(items, 0, missing)).state).toBe('valid');
    expect(person(sitting(items, 0, missing + 1)).state).toBe('invalid');
    expect(person(sitting(items, alike)).state).toBe('valid');
    expect(person(sitting(items, alike + 1)).state).toBe('invalid');
  });

  test('of fewer than 15 items is only marked, with what was found', () => {
    expect(person(sitting(14, 14)).state).toBe('marked');
    expect(person(sitting(14, 14)).reasons).toHaveLength(2);
    expect(person(sitting(14, 2)).reasons).toEqual([
      '14 items are too few to judge; 15 are needed.',
    ]);
  });

  test('counts alike on the scale as given: 6 up and 1 down are the same value, not the same answer', () => {
    const turned = listed(sitting(21, 21)).map((row, index): RatingAnswer =>
      index % 2 === 0 ? row : { ...row, direction: 'down' },
    );
    expect(validityOf('person', itemsOf(turned)).state).toBe('valid');
  });

  test('with every answer missing is invalid', () => {
    expect(person(sitting(21, 0, 21)).state).toBe('invalid');
  });
});

describe("validity of a model's distributions", () => {
  /** Every item in both directions with a top rating for each, turned so that 6 is "very much". */
  const asked = (top: (index: number) => { up: number; down: number }) =>
    itemsOf(
      Array.from({ length: 21 }, (_, index) => index).flatMap((index) =>
        (['up', 'down'] as const).map((direction) => ({
          ...rated(valueAt(index % 10), `item-${index}`, top(index)[direction]),
          direction,
        })),
      ),
    );

  test('is valid where both directions vary', () => {
    const varying = asked((index) => ({ up: 1 + (index % 6), down: 1 + (index % 6) }));
    expect(validityOf('model', varying)).toEqual({ state: 'valid', reasons: [] });
  });

  test('looks at each direction alone: always the last label varies in neither', () => {
    const stuck = asked(() => ({ up: 6, down: 1 }));
    const { state, reasons } = validityOf('model', stuck);
    expect(state).toBe('invalid');
    expect(reasons.some((reason) => reason.startsWith('Asked with 6'))).toBe(true);
    expect(reasons.some((reason) => reason.startsWith('Asked with 1'))).toBe(true);
  });

  test('does not judge a direction in which fewer than 15 items were asked', () => {
    const mixed = (downward: number) =>
      itemsOf(
        Array.from({ length: 40 }, (_, index): RatingAnswer => {
          const down = index < downward;
          const top = down ? 4 : 1 + (index % 6);
          return {
            ...rated(valueAt(index % 10), `item-${index}`, top),
            direction: down ? 'down' : 'up',
          };
        }),
      );
    expect(validityOf('model', mixed(14)).state).toBe('valid');
    expect(validityOf('model', mixed(15)).reasons).toEqual([
      'Asked with 1 as "very much like me": 15 of 15 answers are the same rating; at most 11 may be.',
    ]);
  });

  test('looks at the average of both directions too', () => {
    const mild = (top: number) => oneHot(6, top - 1).map((one) => (one === 1 ? 0.4 : 0.12));
    const sure = oneHot(6, 3).map((one) => (one === 1 ? 0.9 : 0.02));
    const rows = Array.from({ length: 21 }, (_, index) => index).flatMap((index) => {
      const base = rated(valueAt(index % 10), `item-${index}`, 1);
      const vary = mild(1 + (index % 6));
      const [up, down] = index % 2 === 0 ? [sure, vary] : [vary, sure];
      return [
        { ...base, direction: 'up' as const, p: up },
        { ...base, direction: 'down' as const, p: down },
      ];
    });
    const { reasons } = validityOf('model', itemsOf(rows));
    expect(reasons).toEqual(['21 of 21 answers are the same rating; at most 16 may be.']);
  });
});
