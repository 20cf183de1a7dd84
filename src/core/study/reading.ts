// How one answer is read: what it puts first, and with which probability. A distribution is read by its
// most probable label, a person's answer by the one that was given (docs/measurement.md, section 5).
//
// Example: (.1, .6, .2, .1) over the options AC SD BE PO puts SD first with .6; (.4, .4, .1, .1) puts AC
// and SD first with .4. A rating is turned so that 6 is always the high end.
import { at } from '../stats/array';
import { topOptions } from '../stats/top-option';
import type { Value } from '../values';
import { asShown, turnedUp, type TellingAnswer } from './answer';
import type { Question } from './trial';

export interface Reading {
  /** The values or ratings (1 to 6, 6 the high end) that come first: several where they tie. */
  first: readonly (Value | number)[];
  /** The probability of each of them, 0 to 1. */
  p: number;
}

/** Below this an answer is told apart: the model wanted to say something else more often than not. */
export const LOW_COMPLIANCE = 0.5;

/** What an answer puts first. */
export function readingOf(question: Question, answer: TellingAnswer): Reading {
  if (!('options' in question)) {
    const p = turnedUp(question, answer);
    const top = topOptions(p);
    return { first: top.map((place) => place + 1), p: at(p, top[0] ?? 0) };
  }
  const p = asShown(question, answer);
  const top = topOptions(p);
  return { first: top.flatMap((place) => question.options[place] ?? []), p: at(p, top[0] ?? 0) };
}

/** The answer by content: over the values in alphabetical order, or over ratings 1 to 6. */
export function answerByContent(question: Question, answer: TellingAnswer): readonly number[] {
  if (!('options' in question)) return turnedUp(question, answer);
  const p = asShown(question, answer);
  return question.options.toSorted().map((value) => at(p, question.options.indexOf(value)));
}

/** The mass on the labels before the constraint, 0 to 1; null where nothing tells. */
export function complianceIn(answer: TellingAnswer): number | null {
  return answer.kind === 'distribution' ? answer.compliance : null;
}
