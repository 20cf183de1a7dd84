// Whether numbers that came as probabilities are some, by a stated rule (docs/measurement.md, "Bad
// input"). A sum within a millionth of 1 is rounding in the arithmetic. A sum within two thousandths is
// what four probabilities printed with three decimals can miss: they are made to sum to 1, and counted.
// Anything further away, a negative or a missing number is no distribution.
//
// Example: .333 .333 .333 0 sum to .999 and are made to sum to 1; .5 .5 .5 .5 are no distribution.

export type Reading = 'exact' | 'rounded' | 'not one' | 'no probabilities';

const ARITHMETIC = 1e-6;
const PRINTED = 2e-3;

/** What the `count` numbers from a place on are. */
export function readingOf(numbers: ArrayLike<number>, from: number, count: number): Reading {
  let total = 0;
  for (let place = from; place < from + count; place += 1) {
    const part = numbers[place];
    if (part === undefined || !(part >= 0 && part < Infinity)) return 'no probabilities';
    total += part;
  }
  const miss = Math.abs(total - 1);
  if (miss <= ARITHMETIC) return 'exact';
  return miss <= PRINTED ? 'rounded' : 'not one';
}
