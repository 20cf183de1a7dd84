// The field of 32 elements, GF(32): what a check over an alphabet of 32 characters is computed in.
// Elements are the whole numbers 0 to 31, read as polynomials over GF(2) modulo x⁵ + x² + 1, which is
// primitive: the powers of x, that is of 2, are all elements but 0.
// Source: Lidl & Niederreiter (1994), Introduction to finite fields and their applications, chapter 2.
//
// Addition is the exclusive or. Example: 3 + 5 = 6; 16 · 2 = x⁵ = x² + 1 = 5; 1 / 2 = 18, as 18 · 2 = 1.
import { at } from '../stats/array';

export const FIELD_SIZE = 32;
/** How many elements there are but 0: powers of 2 repeat after so many. */
export const ORDER = FIELD_SIZE - 1;
const REDUCTION = 0b100101;

/** 2 to the power of each place, 0 to 30. */
const POWERS: number[] = [];
for (let power = 0, element = 1; power < ORDER; power += 1) {
  POWERS.push(element);
  element <<= 1;
  if (element >= FIELD_SIZE) element ^= REDUCTION;
}

/** The power of 2 that an element is, 0 to 30; −1 at 0, which is none. */
const LOGARITHMS = Array.from({ length: FIELD_SIZE }, (_, element) => POWERS.indexOf(element));

/** 2 to a whole power, which may be negative. */
export function powerOfTwo(power: number): number {
  return at(POWERS, ((power % ORDER) + ORDER) % ORDER);
}

/**
 * The power of 2, 0 to 30, that an element is.
 *
 * @throws RangeError for 0, which is no power, and for what is no element.
 */
export function logarithm(element: number): number {
  const power = at(LOGARITHMS, element);
  if (power < 0) throw new RangeError('0 is no power of 2');
  return power;
}

export function multiply(first: number, second: number): number {
  if (first === 0 || second === 0) return 0;
  return powerOfTwo(logarithm(first) + logarithm(second));
}

/** @throws RangeError for a division by 0. */
export function divide(first: number, second: number): number {
  const power = logarithm(second);
  return first === 0 ? 0 : powerOfTwo(logarithm(first) - power);
}
