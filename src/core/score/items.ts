// From rating rows to items: one distribution over the six ratings for each item. Scale directions of
// one wording are averaged in log space, which takes out what belongs to the direction; wordings are
// different questions about the same thing and get the plain mean (docs/measurement.md, sections 2, 5).
import { at } from '../stats/array';
import { mean, sum } from '../stats/mean';
import { logAverage, normalise } from '../stats/log-average';
import type { Value } from '../values';
import { groupBy } from './group-by';
import type { RatingAnswer } from './types';

const RATINGS = 6;

export interface Item {
  id: string;
  value: Value;
  asked: readonly RatingAnswer[];
  /** Six probabilities, index 0 for rating 1 "not like me at all"; null where nothing was answered. */
  p: readonly number[] | null;
}

/** The averaged distribution of rating rows of one item; null where none was answered. */
export function averagedRating(rows: readonly RatingAnswer[]): readonly number[] | null {
  const answered = rows.flatMap(({ item, wording, p }) => {
    if (p === null) return [];
    if (p.length !== RATINGS || !(sum(p) > 0) || p.some((part) => part < 0)) {
      throw new RangeError(`item ${item}: six probabilities are needed, not ${p.join(' ')}`);
    }
    return [{ wording, p: normalise(p) }];
  });
  const [first, ...others] = [...groupBy(answered, ({ wording }) => wording).values()].map((own) =>
    logAverage(own.map(({ p }) => p)),
  );
  if (first === undefined) return null;
  return first.map((own, rating) => mean([own, ...others.map((p) => at(p, rating))]));
}

/**
 * Items in the order in which they first come.
 *
 * @throws RangeError for rows of one item that name different values, and for what is no distribution.
 */
export function itemsOf(ratings: readonly RatingAnswer[]): Item[] {
  const groups = groupBy(ratings, (row) => row.item);
  return [...groups].flatMap(([id, asked]) =>
    asked.slice(0, 1).map(({ value }) => {
      const other = asked.find((row) => row.value !== value);
      if (other !== undefined) {
        throw new RangeError(
          `item ${id} stands for one value, not for ${value} and ${other.value}`,
        );
      }
      return { id, value, asked, p: averagedRating(asked) };
    }),
  );
}

/** The rating expected from a distribution, 1 to 6. */
export function expectedRating(p: readonly number[]): number {
  return sum(p.map((part, index) => part * (index + 1)));
}

/** The most probable rating, 1 to 6; of several the lowest. */
export function topRating(p: readonly number[]): number {
  return p.indexOf(Math.max(...p)) + 1;
}
