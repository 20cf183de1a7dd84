// Where two studies' answers to the same questions differ, the furthest apart first. A question's orders
// are averaged as in the scores (docs/measurement.md, section 5), so that a liking for a place is not
// taken for a difference; how far apart is the Jensen–Shannon distance of the two averages, 0 to 1.
//
// Example: one model gives (.7, .3), the other (.2, .8): they put different options first, .437 apart.
import { groupBy } from '../score/group-by';
import { jensenShannonDistance } from '../stats/jensen-shannon';
import { logAverage } from '../stats/log-average';
import { topOption } from '../stats/top-option';
import { answerByContent } from './reading';
import type { TrialLine } from './trial-line';

export interface DifferingLine extends TrialLine {
  /** Of the two averaged answers to its question, 0 to 1. */
  divergence: number;
}

/** Each question's answer by content over the orders that were answered. */
function averages(lines: readonly TrialLine[]): Map<string, readonly number[]> {
  const answered = lines.flatMap(({ question, trial, row }) =>
    row === null ? [] : [{ question, p: answerByContent(trial.question, row.answer) }],
  );
  const groups = groupBy(answered, ({ question }) => question);
  return new Map(
    [...groups].map(([question, own]) => [question, logAverage(own.map(({ p }) => p))]),
  );
}

/** How far apart the questions are in which two put different things first; the others are left out. */
function divergences(one: readonly TrialLine[], other: readonly TrialLine[]): Map<string, number> {
  const others = averages(other);
  const differing = new Map<string, number>();
  for (const [question, p] of averages(one)) {
    const q = others.get(question);
    if (q === undefined || topOption(p) === topOption(q)) continue;
    differing.set(question, jensenShannonDistance(p, q));
  }
  return differing;
}

/**
 * The lines of both about the questions in which they put different things first: by divergence, the
 * largest first, all lines of a question together, those of `one` before those of `other`.
 */
export function whereTwoDiffer(
  one: readonly TrialLine[],
  other: readonly TrialLine[],
): DifferingLine[] {
  const far = divergences(one, other);
  const byQuestion = groupBy([...one, ...other], ({ question }) => question);
  return [...far]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([question, divergence]) =>
      (byQuestion.get(question) ?? []).map((line) => ({ ...line, divergence })),
    );
}
