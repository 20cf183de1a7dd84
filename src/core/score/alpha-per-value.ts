// Cronbach's α of each value's items over respondents (docs/measurement.md, section 2).
import { cronbachAlpha, type Alpha } from '../stats/cronbach';
import { perValue } from '../values';
import { expectedRating, itemsOf, type Item } from './items';
import type { RatingAnswer } from './types';

/**
 * Ten αs in circular order, from the ratings of several respondents, one list each. Invalid sittings
 * are left out before. The items of a value are those that any of them was asked; who has no answer to
 * one of them does not count for that value (stats/cronbach.ts).
 *
 * @throws RangeError for rows that are no ratings (items.ts).
 */
export function alphaPerValue(respondents: readonly (readonly RatingAnswer[])[]): Alpha[] {
  const asked = respondents.map(itemsOf);
  return perValue((value) => {
    const ids = new Set(
      asked.flatMap((items) => items.filter((item) => item.value === value).map(({ id }) => id)),
    );
    return cronbachAlpha(asked.map((items) => [...ids].map((id) => ratingOf(items, id))));
  });
}

/**
 * The ratings of those items that all of the respondents were asked, whether they answered them or not: so
 * that a short form, which is a part of the long one, does not leave its respondents out.
 */
export function ofCommonItems(respondents: readonly (readonly RatingAnswer[])[]): RatingAnswer[][] {
  const asked = respondents.map((own) => new Set(own.map(({ item }) => item)));
  return respondents.map((own) =>
    own.filter(({ item }) => asked.every((items) => items.has(item))),
  );
}

function ratingOf(items: readonly Item[], id: string): number | null {
  const p = items.find((item) => item.id === id)?.p ?? null;
  return p === null ? null : expectedRating(p);
}
