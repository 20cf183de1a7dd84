// Reading places of a list of numbers, so that a place that does not exist is an error and never a
// silent 0 or NaN.

/**
 * The number at a place.
 *
 * @throws RangeError if the list has no such place.
 */
export function at(numbers: ArrayLike<number>, place: number): number {
  const number = numbers[place];
  if (number === undefined) {
    throw new RangeError(`no place ${place} in a list of ${numbers.length} numbers`);
  }
  return number;
}

/** Sum of products, place by place; `b` is at least as long as `a`. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let place = 0; place < a.length; place += 1) total += at(a, place) * at(b, place);
  return total;
}
