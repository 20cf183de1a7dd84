// Whether other items, or other scenarios of the same kind, would bring the same order of values
// (docs/measurement.md, section 4.2). .7 and .5 are the marks that the ceiling uses too.
//
// Example: reliability .84, from .75 to .90, passes .7 throughout: "much the same order".
import { fraction, withRange } from './format';
import type { Sentences } from './sentences';
import { sideOf } from './side';

export interface ReliabilityToSay {
  half: 'stated' | 'enacted';
  /** Above 0, at most 1; null with a reason. */
  value: number | null;
  low: number | null;
  high: number | null;
  reason: string | null;
}

const STEADY = 0.7;
const UNSTEADY = 0.5;

const NAMES = {
  stated: { answers: 'ratings', others: 'other portraits' },
  enacted: { answers: 'choices', others: 'other scenarios' },
};

/** How steady a profile is under other questions of the same kind and number. */
export function sayReliability({ half, value, low, high, reason }: ReliabilityToSay): Sentences {
  const { answers, others } = NAMES[half];
  const unknown = `How steady the order of the ${answers} is can't be told.`;
  if (value === null) {
    return { plain: [unknown], figures: reason === null ? [] : [reason] };
  }
  const estimate = { value, low, high };
  const figures = [`Reliability of the ${half} profile = ${withRange(estimate, fraction)}.`];
  if (sideOf(estimate, STEADY) === 'above') {
    return { plain: [`As many ${others} would bring much the same order of the ten.`], figures };
  }
  if (sideOf(estimate, UNSTEADY) === 'below') {
    return { plain: [`As many ${others} could bring quite another order of the ten.`], figures };
  }
  return { plain: [unknown], figures };
}
