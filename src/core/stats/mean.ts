// The arithmetic mean. mean(2, 4, 9) = 15 / 3 = 5.

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/**
 * Mean of at least one number.
 *
 * @throws RangeError for no numbers.
 */
export function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError('no numbers have no mean');
  return sum(numbers) / numbers.length;
}

/** The numbers less their mean. */
export function centre(numbers: readonly number[]): number[] {
  const middle = mean(numbers);
  return numbers.map((number) => number - middle);
}
