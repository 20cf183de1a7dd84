// A paired comparison without any shape assumed: were there no effect, every unit's difference could as
// well have had the other sign.
// Source: Fisher (1935), The Design of Experiments, section 21; the p value as in permutation.ts.
// In words: flip the signs of the differences in all ways, or in 9,999 drawn ways where there are more,
// and count how often the sum is at least as far from 0 as the one seen. Up to 13 differences have at most
// 8,192 ways; then all are counted. Two-sided; never 0.
//
// Example: 1, 2, 3: of 8 ways only all as seen and all flipped reach 6, so p = 2/8.
import { sum } from './mean';
import { DRAWS, ROUNDING } from './permutation';
import type { Random } from './random';
import { entry, zeros, type Vector } from './vector';

/** Differences whose signs one drawn number gives: their 1,024 sums are made once and looked up. */
const TOGETHER = 10;

/** The sums of some numbers under all ways of signs: bit i of the place flips number i. */
function signedSums(numbers: readonly number[]): Vector {
  const sums = zeros(2 ** numbers.length);
  sums[0] = sum(numbers);
  numbers.forEach((number, bit) => {
    for (let way = 0; way < 2 ** bit; way += 1)
      sums[2 ** bit + way] = entry(sums, way) - 2 * number;
  });
  return sums;
}

function drawnSum(tables: readonly Vector[], random: Random): number {
  let total = 0;
  for (const table of tables) total += entry(table, random.below(table.length));
  return total;
}

/**
 * Two-sided p of differences whose sum would be 0 without an effect.
 *
 * @param differences one a unit, at least one.
 * @throws RangeError for no differences.
 */
export function signFlipP(differences: readonly number[], random: Random): number {
  if (differences.length === 0) throw new RangeError('no differences have no p value');
  const seen = Math.abs(sum(differences)) - ROUNDING * sum(differences.map(Math.abs));
  if (2 ** differences.length <= DRAWS) {
    const all = signedSums(differences);
    return all.filter((total) => Math.abs(total) >= seen).length / all.length;
  }
  const tables = Array.from({ length: Math.ceil(differences.length / TOGETHER) }, (_, table) =>
    signedSums(differences.slice(table * TOGETHER, (table + 1) * TOGETHER)),
  );
  let asFar = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    if (Math.abs(drawnSum(tables, random)) >= seen) asFar += 1;
  }
  return (asFar + 1) / (DRAWS + 1);
}
