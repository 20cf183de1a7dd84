// How many more questions until a difference is told apart, if it is as large as it looks now.
// Source: sample size for a z test, Cohen (1988), Statistical Power Analysis, chapter 2. In words: with
// balanced questions the variance of a difference falls as 1/n. It is told apart in 80 % of repeats once it
// lies as many standard errors from 0 as the test asks, plus .84. So n must grow to
// n × variance × (critical + .84)² / difference².
//
// Example: difference 1, variance .25 at 30 questions, critical 3.16: 30 × .25 × 16.0 = 120, so 91 more
// (120.2 rounded up, less 30).
import { normalQuantile } from './normal';

const POWER = 0.8;

/** More questions than this are not counted out: "more than 960". */
export const MOST_QUESTIONS = 960;

/**
 * Further questions needed, 0 or more; null where more than `MOST_QUESTIONS`, as always for a
 * difference of 0.
 *
 * @param difference between the two estimates, either sign.
 * @param variance of that difference after `questions`, above 0.
 * @param questions answered so far, at least 1.
 * @param critical how many standard errors apart two values must lie to be told apart.
 */
export function furtherQuestions(
  difference: number,
  variance: number,
  questions: number,
  critical: number,
): number | null {
  const standardErrors = critical + normalQuantile(POWER);
  const needed = (questions * variance * standardErrors ** 2) / difference ** 2;
  const further = Math.max(0, Math.ceil(needed) - questions);
  return further <= MOST_QUESTIONS ? further : null;
}
