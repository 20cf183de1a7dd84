import { describe, expect, test } from 'vitest';
import { alphaPerValue, ofCommonItems } from '../../../src/core/score/alpha-per-value';
import { cronbachAlpha } from '../../../src/core/stats/cronbach';
import { ITEMS_OF_21, ratingsOf } from '../../fixtures/stats/answers';

/** Twelve respondents; ratings of item i of a value by respondent. */
const respondents = Array.from({ length: 12 }, (_, who) =>
  ratingsOf(
    ITEMS_OF_21.map((items, place) =>
      Array.from({ length: items }, (__, item) => 1 + ((who * (place + 1) + item * item) % 6)),
    ),
  ),
);

describe("Cronbach's α per value", () => {
  test('is ten αs, each of its value’s items', () => {
    const found = alphaPerValue(respondents);
    expect(found.map(({ items }) => items)).toEqual(ITEMS_OF_21);
    const last = Array.from({ length: 12 }, (_, who) =>
      [0, 1, 2].map((item) => 1 + ((who * 10 + item * item) % 6)),
    );
    expect(found[9]?.alpha).toBeCloseTo(cronbachAlpha(last).alpha ?? NaN, 12);
  });

  test('leaves a respondent out for the values alone of which an item has no answer', () => {
    const [first, ...others] = respondents;
    const holed = (first ?? []).map((row) => (row.item === 'PO0' ? { ...row, p: null } : row));
    const found = alphaPerValue([holed, ...others]);
    expect(found[4]).toMatchObject({ respondents: 11, incomplete: 1 });
    expect(found[3]).toMatchObject({ respondents: 12, incomplete: 0 });
  });

  test('counts an item that somebody was not asked as unanswered', () => {
    const [first, ...others] = respondents;
    const short = (first ?? []).filter(({ item }) => item !== 'UN2');
    expect(alphaPerValue([short, ...others])[9]).toMatchObject({ items: 3, incomplete: 1 });
  });

  test('of a short and a long form is that of the portraits that both have', () => {
    const [first, ...others] = respondents;
    const short = (first ?? []).filter(({ item }) => item !== 'UN2');
    const common = ofCommonItems([short, ...others]);
    expect(common.map((own) => own.length)).toEqual(Array.from({ length: 12 }, () => 20));
    expect(alphaPerValue(common)[9]).toMatchObject({ items: 2, respondents: 12, incomplete: 0 });
    // A portrait that was asked and not answered is common all the same.
    const holed = (first ?? []).map((row) => (row.item === 'PO0' ? { ...row, p: null } : row));
    expect(ofCommonItems([holed, ...others])[1]).toHaveLength(21);
  });

  test('of nobody is ten reasons', () => {
    expect(alphaPerValue([]).every(({ alpha, reason }) => alpha === null && reason !== null)).toBe(
      true,
    );
  });
});
