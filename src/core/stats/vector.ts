// Vectors for inner loops. They are Float64Arrays throughout: reading one kind of array is several
// times as fast as reading lists of many kinds. Making one is slow, so functions that run some ten
// thousand times a profile take `into`, a vector that the caller reuses; without it they make one.

export type Vector = Float64Array;

export function zeros(count: number): Vector {
  return new Float64Array(count);
}

/**
 * The number at a place.
 *
 * @throws RangeError if the vector has no such place.
 */
export function entry(vector: Vector, place: number): number {
  const number = vector[place];
  if (number === undefined) {
    throw new RangeError(`no place ${place} in a vector of ${vector.length} numbers`);
  }
  return number;
}

/** Adds an amount to the number at a place. */
export function addTo(vector: Vector, place: number, amount: number): void {
  vector[place] = entry(vector, place) + amount;
}

/** a + amount × b; `into` may be one of them. */
export function plus(a: Vector, amount: number, b: Vector, into = zeros(a.length)): Vector {
  for (let place = 0; place < a.length; place += 1) {
    into[place] = entry(a, place) + amount * entry(b, place);
  }
  return into;
}

/** amount × a; `into` may be a. */
export function scaled(a: Vector, amount: number, into = zeros(a.length)): Vector {
  for (let place = 0; place < a.length; place += 1) into[place] = amount * entry(a, place);
  return into;
}
