// Permutations and the p value of a permutation test.
// Source of the p value: Phipson & Smyth (2010), Statistical Applications in Genetics and Molecular
// Biology 9, 39. In words: where all permutations are counted, the part of them that does at least as
// well as what was seen, which is itself among them; where B are drawn, (k + 1)/(B + 1) with k the
// drawn ones that do at least as well. Neither is ever 0.
//
// Example: of 9,999 drawn permutations 311 do as well: p = 312 / 10,000 = .0312.
import { at } from './array';
import type { Random } from './random';

/** Drawn permutations where there are too many to count. */
export const DRAWS = 9999;
/** Up to this many subjects every permutation is counted. */
const COUNT_ALL = 6;
/** Statistics closer than this are the same up to rounding. */
export const ROUNDING = 1e-12;

/** All orders of the numbers 0 to count − 1. */
function allOrders(count: number): number[][] {
  if (count === 0) return [[]];
  return allOrders(count - 1).flatMap((shorter) =>
    Array.from({ length: count }, (_, place) => shorter.toSpliced(place, 0, count - 1)),
  );
}

/** The places of the subjects of each stratum. */
function placesByStratum(strata: readonly string[]): number[][] {
  return [...new Set(strata)].map((stratum) =>
    strata.flatMap((own, subject) => (own === stratum ? [subject] : [])),
  );
}

/** A random order in which every subject is replaced by one of its own stratum (Fisher & Yates). */
function drawnOrder(
  strata: readonly string[],
  members: readonly number[][],
  random: Random,
): number[] {
  const drawn = strata.map((_, subject) => subject);
  for (const places of members) {
    for (let left = places.length - 1; left > 0; left -= 1) {
      const [a, b] = [at(places, left), at(places, random.below(left + 1))];
      [drawn[a], drawn[b]] = [at(drawn, b), at(drawn, a)];
    }
  }
  return drawn;
}

/**
 * One-sided p value: how often permuted subjects give a statistic at least as large as the observed.
 *
 * @param strata the stratum of each subject; subjects change places only within one.
 * @param statistic of an order: place i holds the subject that takes the place of subject i.
 */
export function permutationP(
  strata: readonly string[],
  statistic: (order: readonly number[]) => number,
  random: Random,
): number {
  const observed = statistic(strata.map((_, subject) => subject));
  const asLarge = (order: readonly number[]) => statistic(order) >= observed - ROUNDING;
  if (strata.length <= COUNT_ALL) {
    const orders = allOrders(strata.length).filter((order) =>
      order.every((subject, place) => strata[subject] === strata[place]),
    );
    return orders.filter(asLarge).length / orders.length;
  }
  const members = placesByStratum(strata);
  const drawn = Array.from({ length: DRAWS }, () => drawnOrder(strata, members, random));
  return (drawn.filter(asLarge).length + 1) / (DRAWS + 1);
}
