// Three check symbols behind up to 28 symbols of data, each a number from 0 to 31: a shortened
// Reed–Solomon code over GF(32), whose words differ from each other in at least four places.
// Source: Reed & Solomon (1960), Journal of the Society for Industrial and Applied Mathematics 8, 300;
// one error by its syndromes as in Blahut (2003), Algebraic codes for data transmission, chapter 7.
//
// In words: a word is a polynomial, its first symbol the highest coefficient, and it is right where it
// is 0 at 2, 4 and 8, the first three powers of 2. Its values there, the syndromes s₁, s₂, s₃, tell of an
// error alone. One wrong symbol, off by e at the place with the power X of 2, gives eX, eX², eX³: so X is
// s₂/s₁, which has to be s₃/s₂ too, and e is s₁/X.
//
// Why three and not two or four. Two wrong symbols are never mistaken for one, because words four places
// apart leave no word within one place of one and two of another. So every single wrong symbol is located,
// and every two, a swap of any two symbols among them, are noticed. With two check symbols a swap would be
// "located" wrongly in four of ten cases (words of 14 symbols). A fourth would serve three wrong symbols;
// of those, and of symbols taken at random, one in about 32,768 / (31 n + 1) looks like one wrong symbol.
//
// Example: 0 0 1 has the checks 14, 29 and 10, as (x + 2)(x + 4)(x + 8) = x³ + 14x² + 29x + 10.
import { divide, logarithm, multiply, ORDER, powerOfTwo } from './field-32';

export const CHECKS = 3;
/** The most symbols of a word: places are powers of 2, of which there are 31. */
export const LONGEST_WORD = ORDER;

/** The value of a polynomial, highest coefficient first (Horner's rule). */
function valueAt(coefficients: readonly number[], point: number): number {
  return coefficients.reduce((value, coefficient) => multiply(value, point) ^ coefficient, 0);
}

function syndromes(word: readonly number[]): number[] {
  return Array.from({ length: CHECKS }, (_, index) => valueAt(word, powerOfTwo(index + 1)));
}

function times(first: readonly number[], second: readonly number[]): number[] {
  const product = Array.from({ length: first.length + second.length - 1 }, () => 0);
  first.forEach((a, i) => {
    second.forEach((b, j) => {
      product[i + j] = (product[i + j] ?? 0) ^ multiply(a, b);
    });
  });
  return product;
}

/** (x + 2)(x + 4)(x + 8), highest coefficient first. */
const GENERATOR = [1, 2, 3].reduce((product, power) => times(product, [1, powerOfTwo(power)]), [1]);

/**
 * The data with their check symbols behind them.
 *
 * @param data up to 28 numbers from 0 to 31.
 * @throws RangeError for more.
 */
export function withChecks(data: readonly number[]): number[] {
  if (data.length + CHECKS > LONGEST_WORD) {
    throw new RangeError(
      `at most ${LONGEST_WORD - CHECKS} symbols can be checked, not ${data.length}`,
    );
  }
  const rest = [...data, ...Array.from({ length: CHECKS }, () => 0)];
  for (let place = 0; place < data.length; place += 1) {
    const factor = rest[place] ?? 0;
    GENERATOR.forEach((coefficient, index) => {
      rest[place + index] = (rest[place + index] ?? 0) ^ multiply(factor, coefficient);
    });
  }
  return [...data, ...rest.slice(data.length)];
}

export type WordReading =
  | { state: 'right' }
  /** One symbol is wrong: its place, from 0, and what stood there. */
  | { state: 'one-wrong'; place: number; symbol: number }
  | { state: 'wrong' };

/** Looks for errors in a word of 4 to 31 symbols. */
export function readWord(word: readonly number[]): WordReading {
  const [first = 0, second = 0, third = 0] = syndromes(word);
  if (first === 0 && second === 0 && third === 0) return { state: 'right' };
  if (first === 0 || second === 0 || multiply(second, second) !== multiply(first, third)) {
    return { state: 'wrong' };
  }
  const where = divide(second, first);
  const place = word.length - 1 - logarithm(where);
  const found = word[place];
  if (found === undefined) return { state: 'wrong' };
  return { state: 'one-wrong', place, symbol: found ^ divide(first, where) };
}
