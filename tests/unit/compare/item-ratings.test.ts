import { describe, expect, test } from 'vitest';
import { itemRatings } from '../../../src/core/compare/item-ratings';
import type { RatingAnswer } from '../../../src/core/score/types';

const rated = (item: string, wording: string, p: readonly number[] | null): RatingAnswer => ({
  item,
  value: 'PO',
  wording,
  direction: 'up',
  p,
});

describe('the rating of a portrait', () => {
  test('is the one that a person gave', () => {
    expect(itemRatings([[rated('i1', 'page', [0, 0, 0, 0, 1, 0])]])).toEqual([
      { item: 'i1', value: 'PO', ratings: [5] },
    ]);
  });

  test('of a model is the mean over wordings of what its distributions expect', () => {
    const own = [rated('i1', 'a', [0, 0, 0, 0, 0.5, 0.5]), rated('i1', 'b', [0, 0, 0, 1, 0, 0])];
    expect(itemRatings([own])[0]?.ratings).toEqual([(5.5 + 4) / 2]);
  });

  test('is none where it was not asked or not answered', () => {
    const found = itemRatings([
      [rated('i1', 'page', null)],
      [rated('i2', 'page', [1, 0, 0, 0, 0, 0])],
    ]);
    expect(found.map(({ ratings }) => ratings)).toEqual([
      [null, null],
      [null, 1],
    ]);
  });
});
