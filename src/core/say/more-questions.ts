// About how many more questions would tell two values apart (docs/measurement.md: sample size).
//
// Example: 91 more are said as "about 95", rounded up to 5.
import { count } from './format';
import { plainly, type Sentences } from './sentences';
import { nameAt } from './words';

export interface MoreQuestionsToSay {
  /** Places of the circle. */
  pair: readonly [number, number];
  /** Further questions, 0 or more; null where there are more than `most`. */
  further: number | null;
  /** More than this is not counted out. */
  most: number;
}

const STEP = 5;

/**
 * What it takes to tell two values apart, if their difference is as large as it looks now.
 *
 * @throws RangeError for a place that is not 0 to 9.
 */
export function sayMoreQuestions({ pair, further, most }: MoreQuestionsToSay): Sentences {
  const both = `${nameAt(pair[0])} and ${nameAt(pair[1])}`;
  const condition = 'That holds if they differ as much as it looks now.';
  if (further === null) {
    return plainly(
      `It could take over ${count(most, 'more question')} to tell ${both} apart.`,
      condition,
    );
  }
  if (further === 0) {
    return plainly(
      `As many questions as now would tell ${both} apart in 8 of 10 tries.`,
      condition,
    );
  }
  const about = count(Math.ceil(further / STEP) * STEP, 'more question');
  return plainly(`About ${about} would tell ${both} apart in 8 of 10 tries.`, condition);
}
