// What respondents rated each portrait, on the scale from 1 to 6: of a model's distributions the expected
// rating, averaged over both directions of the scale and over wordings (score/items.ts).
//
// Example: a model that gives .5 to 5 and to 6 under one wording, and 1 to 4 under another: (5.5 + 4)/2.
import { expectedRating, itemsOf } from '../score/items';
import type { RatingAnswer } from '../score/types';
import type { Value } from '../values';

export interface ItemRatings {
  item: string;
  value: Value;
  /** One a respondent, 1 to 6; null where it was not answered. */
  ratings: (number | null)[];
}

/**
 * The portraits that any of the respondents was asked, in the order in which they first come.
 *
 * @param respondents the ratings of each, turned so that 6 is "very much like me".
 */
export function itemRatings(respondents: readonly (readonly RatingAnswer[])[]): ItemRatings[] {
  const byRespondent = respondents.map(
    (own) => new Map(itemsOf(own).map(({ id, p }) => [id, p === null ? null : expectedRating(p)])),
  );
  const values = new Map(respondents.flat().map(({ item, value }) => [item, value]));
  return [...values].map(([item, value]) => ({
    item,
    value,
    ratings: byRespondent.map((own) => own.get(item) ?? null),
  }));
}
