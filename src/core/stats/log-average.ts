// One distribution out of several of the same options: the mean of the log-probabilities, taken back
// and made to sum to 1 (the logarithmic opinion pool of Genest & Zidek 1986, Statistical Science 1,
// 114). Over all cyclic shifts of the options it takes out exactly what belongs to the place and not
// to the content; the arithmetic mean flattens.
//
// Example: (.8, .2) and (.5, .5): √(.8 × .5) = .632, √(.2 × .5) = .316, so (.667, .333).
import { at } from './array';
import { sum } from './mean';

/** Below this a probability is not told apart from 0. */
export const FLOOR = 1e-6;

/** Numbers made to sum to 1. */
export function normalise(numbers: readonly number[]): number[] {
  const total = sum(numbers);
  return numbers.map((number) => number / total);
}

/**
 * @param distributions at least one; each sums to 1, options in the same order in all. A single one
 *   comes back as it is, without the floor: there is nothing to average.
 * @throws RangeError for no distributions.
 */
export function logAverage(distributions: readonly (readonly number[])[]): readonly number[] {
  const [first] = distributions;
  if (first === undefined) throw new RangeError('no distributions have no average');
  if (distributions.length === 1) return first;
  const averages = first.map((_, option) => {
    let total = 0;
    for (const p of distributions) total += Math.log(Math.max(at(p, option), FLOOR));
    return Math.exp(total / distributions.length);
  });
  return normalise(averages);
}
