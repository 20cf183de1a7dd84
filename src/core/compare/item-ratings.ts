// What respondents rated each portrait, on the scale from 1 to 6: of a model's distributions the mean over
// wordings and both directions of the scale (docs/measurement.md, section 2).
//
// Example: a model that gives .5 to 5 and to 6 under one wording, and 1 to 4 under another: (5.5 + 4)/2.
import { groupBy } from '../score/group-by';
import type { RatingAnswer } from '../score/types';
import { mean, sum } from '../stats/mean';
import type { Value } from '../values';

export interface ItemRatings {
  item: string;
  value: Value;
  /** One a respondent, 1 to 6; null where it was not answered. */
  ratings: (number | null)[];
}

const expected = (p: readonly number[]) => sum(p.map((part, place) => part * (place + 1)));

function ratingsOf(rows: readonly RatingAnswer[]): Map<string, number | null> {
  const items = [...groupBy(rows, ({ item }) => item)];
  return new Map(
    items.map(([item, own]) => {
      const given = own.flatMap(({ p }) => (p === null ? [] : [expected(p)]));
      return [item, given.length === 0 ? null : mean(given)];
    }),
  );
}

/**
 * The portraits that any of the respondents was asked, in the order in which they first come.
 *
 * @param respondents the ratings of each, turned so that 6 is "very much like me".
 */
export function itemRatings(respondents: readonly (readonly RatingAnswer[])[]): ItemRatings[] {
  const byRespondent = respondents.map(ratingsOf);
  const values = new Map(respondents.flat().map(({ item, value }) => [item, value]));
  return [...values].map(([item, value]) => ({
    item,
    value,
    ratings: byRespondent.map((own) => own.get(item) ?? null),
  }));
}
