// Whether a questionnaire was answered in earnest.
// Source: the scoring instructions of the PVQ-21 (Schwartz 2003/2009; European Social Survey): a
// sitting is dropped with more than 5 of 21 items missing, or more than 16 of 21 answered alike. Other
// lengths from 15 items on have limits in proportion, rounded down; shorter forms are only marked.
//
// Example: 40 items may miss ⌊5 × 40 / 21⌋ = 9 answers and have ⌊16 × 40 / 21⌋ = 30 alike.
import { groupBy } from './group-by';
import { averagedRating, topRating, type Item } from './items';
import type { RatingAnswer, Validity } from './types';

/** Below this many items a form is too short to be judged. */
const SHORTEST = 15;

type Rating = number | null;

/** What is wrong with one list of ratings, in sentences. */
function faults(ratings: readonly Rating[]): string[] {
  const items = ratings.length;
  const given = ratings.filter((rating) => rating !== null);
  const mayMiss = Math.floor((5 * items) / 21);
  const mayAgree = Math.floor((16 * items) / 21);
  const missing = items - given.length;
  const alike = Math.max(0, ...[...groupBy(given, String).values()].map((same) => same.length));
  return [
    ...(missing > mayMiss
      ? [`${missing} of ${items} items have no answer; at most ${mayMiss} may be missing.`]
      : []),
    ...(alike > mayAgree
      ? [`${alike} of ${given.length} answers are the same rating; at most ${mayAgree} may be.`]
      : []),
  ];
}

/** A person's ratings as they were given, before the scale was turned. */
function asGiven(item: Item): Rating {
  const [row] = item.asked;
  if (item.p === null || row === undefined) return null;
  const rating = topRating(item.p);
  return row.direction === 'up' ? rating : 7 - rating;
}

function topOf(rows: readonly RatingAnswer[]): Rating {
  const p = averagedRating(rows);
  return p === null ? null : topRating(p);
}

/** A model's most probable ratings in one scale direction, of the items asked in it. */
function inDirection(items: readonly Item[], direction: RatingAnswer['direction']): Rating[] {
  return items.flatMap((item) => {
    const rows = item.asked.filter((row) => row.direction === direction);
    return rows.length === 0 ? [] : [topOf(rows)];
  });
}

/** What is wrong with one direction alone; nothing where too few items were asked in it to judge. */
function faultsInDirection(items: readonly Item[], direction: RatingAnswer['direction']): string[] {
  const ratings = inDirection(items, direction);
  return ratings.length < SHORTEST ? [] : faults(ratings);
}

function faultsOfModel(items: readonly Item[]): string[] {
  const upward = faultsInDirection(items, 'up');
  const downward = faultsInDirection(items, 'down');
  return [
    ...faults(items.map((item) => topOf(item.asked))),
    ...upward.map((fault) => `Asked with 6 as "very much like me": ${fault}`),
    ...downward.map((fault) => `Asked with 1 as "very much like me": ${fault}`),
  ];
}

/**
 * Judges a sitting: invalid with reasons, valid, or marked where the form is too short to be judged.
 *
 * @param items every item asked, those without an answer too.
 */
export function validityOf(kind: 'person' | 'model', items: readonly Item[]): Validity {
  const reasons = kind === 'person' ? faults(items.map(asGiven)) : faultsOfModel(items);
  if (items.length < SHORTEST) {
    const short = `${items.length} items are too few to judge; ${SHORTEST} are needed.`;
    return { state: 'marked', reasons: [short, ...reasons] };
  }
  return { state: reasons.length > 0 ? 'invalid' : 'valid', reasons };
}
