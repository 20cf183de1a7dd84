// What becomes of rows that are no rating: each is left out by one of these rules and told beside the
// result, never thrown (docs/measurement.md, "Bad input"). The same for scenarios is in row-rules.ts.
import { VALUES, type Value } from '../values';
import { readingOf } from './distribution';
import type { RatingAnswer } from './types';

const RATINGS = 6;

const isValue = (value: string): boolean => VALUES.some((known) => known === value);

/** Why a row is left out whatever the others are; null where it may count, or was not answered. */
function faultOf({ value, p }: RatingAnswer): string | null {
  if (!isValue(value)) return 'left out: not one of the ten values.';
  if (p === null) return null;
  if (p.length !== RATINGS || readingOf(p, 0, RATINGS) === 'no probabilities') {
    return 'left out: six probabilities are needed, none missing, negative or not finite.';
  }
  return readingOf(p, 0, RATINGS) === 'not one'
    ? 'left out: the probabilities do not sum to 1.'
    : null;
}

/** Rows that are ratings, and what was left out, in sentences. */
export function readRatings(rows: readonly RatingAnswer[]): {
  ratings: RatingAnswer[];
  notes: string[];
} {
  const values = new Map<string, Value>();
  const seen = new Set<string>();
  const tally = new Map<string, number>();
  const ratings = rows.filter((row) => {
    const { item, value, wording, direction } = row;
    const asked = JSON.stringify([item, wording, direction]);
    const fault =
      faultOf(row) ??
      ((values.get(item) ?? value) === value
        ? null
        : 'left out: another value than the first answer to the same portrait.') ??
      (seen.has(asked)
        ? 'left out: the same portrait in the same wording and direction again; the first counts.'
        : null);
    if (fault !== null) {
      tally.set(fault, (tally.get(fault) ?? 0) + 1);
      return false;
    }
    values.set(item, value);
    seen.add(asked);
    return true;
  });
  const notes = [...tally].map(
    ([fault, count]) => `${count === 1 ? '1 rating was' : `${count} ratings were`} ${fault}`,
  );
  return { ratings, notes };
}
