// A paired comparison without any shape assumed: were there no effect, every unit's difference could as
// well have had the other sign.
// Source: Fisher (1935), The Design of Experiments, section 21; the p value as in permutation.ts.
// In words: flip the signs of the differences in all ways, or in 9,999 drawn ways where there are more,
// and count how often the sum is at least as far from 0 as the one seen. Up to 13 differences have at most
// 8,192 ways; then all are counted. Two-sided; never 0.
//
// Example: 1, 2, 3: of 8 ways only all as seen and all flipped reach 6, so p = 2/8.
import { at } from './array';
import { DRAWS, ROUNDING } from './permutation';
import type { Random } from './random';
import { sum } from './mean';

/** Signs taken from one drawn number. */
const BITS = 30;

/** The sum with the sign of each number given by a bit: its bits, from the lowest, in words of 30. */
function flippedSum(numbers: readonly number[], words: readonly number[]): number {
  let total = 0;
  numbers.forEach((number, place) => {
    const bit = (at(words, Math.floor(place / BITS)) >> (place % BITS)) & 1;
    total += bit === 1 ? -number : number;
  });
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
  const asFar = (words: readonly number[]) => Math.abs(flippedSum(differences, words)) >= seen;
  const ways = 2 ** differences.length;
  if (ways <= DRAWS) {
    const all = Array.from({ length: ways }, (_, way) => [way]);
    return all.filter(asFar).length / ways;
  }
  const words = Math.ceil(differences.length / BITS);
  let count = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    if (asFar(Array.from({ length: words }, () => random.below(2 ** BITS)))) count += 1;
  }
  return (count + 1) / (DRAWS + 1);
}
