// Answers of different kinds as one whole number, without waste: a digit for each answer, each in a
// base of its own (a rating in base 6, an option in base 4).
// Source: Knuth (1997), The art of computer programming 2, section 4.1, mixed-radix number systems.
//
// Example: digits 2, 1, 3 in bases 6, 4, 4 are (2 · 4 + 1) · 4 + 3 = 39, below 6 · 4 · 4 = 96.

/** How many numbers the bases can tell apart. */
export function capacity(bases: readonly number[]): bigint {
  return bases.reduce((product, base) => product * BigInt(base), 1n);
}

/**
 * @param digits as many as there are bases, each from 0 up to, but not, its base.
 * @throws RangeError for others: an answer that is not there has no digit.
 */
export function packDigits(digits: readonly number[], bases: readonly number[]): bigint {
  if (digits.length !== bases.length) {
    throw new RangeError(`${bases.length} answers make a code, not ${digits.length}`);
  }
  return bases.reduce((number, base, place) => {
    const digit = digits[place] ?? -1;
    if (!Number.isInteger(digit) || digit < 0 || digit >= base) {
      throw new RangeError(`answer ${place + 1} is one of 0 to ${base - 1}, not ${digit}`);
    }
    return number * BigInt(base) + BigInt(digit);
  }, 0n);
}

/** The digits of a number; null for one that is too large for the bases. */
export function unpackDigits(number: bigint, bases: readonly number[]): number[] | null {
  if (number >= capacity(bases)) return null;
  let rest = number;
  return bases
    .toReversed()
    .map((base) => {
      const digit = Number(rest % BigInt(base));
      rest /= BigInt(base);
      return digit;
    })
    .toReversed();
}
