// A quantile of a list, straight between neighbours: type 7 of Hyndman & Fan (1996), The American
// Statistician 50, 361, the one of R and numpy.
//
// Example: the 25 % quantile of 1, 2, 3, 4 stands at place .25 × 3 = .75, so 1.75.
import { at } from './array';

/**
 * @param sorted at least one number, ascending.
 * @param fraction 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, fraction: number): number {
  const place = fraction * (sorted.length - 1);
  const below = Math.floor(place);
  const low = at(sorted, below);
  const high = at(sorted, Math.ceil(place));
  return low + (place - below) * (high - low);
}
