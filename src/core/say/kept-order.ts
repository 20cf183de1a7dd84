// In about how many of 100 repeats two values would keep their order (docs/measurement.md, section 9).
// N is worked out elsewhere, from a fit with a prior; it is never the share of bootstrap draws.
//
// Example: Security above Power, 85: "… would keep that order in about 85 of 100 cases."
import { plainly, type Sentences } from './sentences';
import { nameAt, type Whose } from './words';

export interface KeptOrderToSay {
  /** Places of the circle, the larger worth first. */
  pair: readonly [number, number];
  /** 60 to 95 in steps of 5; null where the order can't be told. */
  of100: number | null;
}

/**
 * The order of two values of one person.
 *
 * @throws RangeError for an N that may not be printed, and for a place that is not 0 to 9.
 */
export function sayKeptOrder(
  { pair: [upper, lower], of100 }: KeptOrderToSay,
  whose: Whose,
): Sentences {
  const [above, below] = [nameAt(upper), nameAt(lower)];
  if (of100 === null) return plainly(`${above} and ${below} can't be told apart.`);
  if (of100 < 60 || of100 > 95 || of100 % 5 !== 0) {
    throw new RangeError(`N of 100 is printed from 60 to 95 in steps of 5, not ${of100}`);
  }
  return plainly(
    `${above} stands above ${below} in ${whose} choices.`,
    `Repeating the test with other questions of the same length would keep that order in about ${of100} of 100 cases.`,
  );
}
