// Where two respondents differ most: their shared questions, the furthest apart first.
// (docs/measurement.md, section 7.) Between two distributions how far is the Jensen–Shannon distance. Where
// one of the two is a person it is 1 − the probability that both give to one option: for a person and a
// model 1 − what the model gives to the person's option, for two people 1 where they chose differently and
// 0 where alike. All run from 0 to 1, but the kinds are not to be set beside each other.
//
// Example: a person chose the second option of two questions to which a model gives .1 and .8 there: .9 and
// .2, the first question first.
import type { Question } from '../score/questions';
import { dot } from '../stats/array';
import { jensenShannonDistance } from '../stats/jensen-shannon';
import { sharedQuestions } from './shared-questions';

/** Divergences are ordered by as many digits, so that rounding does not decide between equal ones. */
const DIGITS = 1e9;

/** A respondent and the questions of it that count. */
export interface Answered {
  kind: 'person' | 'model';
  questions: readonly Question[];
}

export interface DifferingQuestion {
  scenario: string;
  /** Places on the circle of the four values offered, ascending. */
  values: readonly number[];
  /** Probability of each option, in the order of `values`. */
  one: readonly number[];
  other: readonly number[];
  /** 0 to 1. */
  divergence: number;
}

/** How far two answers to one question lie apart. */
type Measure = (one: readonly number[], other: readonly number[]) => number;

const otherOption: Measure = (one, other) => Math.max(0, 1 - dot(one, other));

/**
 * The shared questions by divergence, the largest first; equal ones stay in the order of scenario and
 * values.
 */
export function differingQuestions(one: Answered, other: Answered): DifferingQuestion[] {
  const distributions = one.kind === 'model' && other.kind === 'model';
  const measure = distributions ? jensenShannonDistance : otherOption;
  const rank = ({ divergence }: DifferingQuestion) => Math.round(divergence * DIGITS);
  return sharedQuestions(one.questions, other.questions)
    .map((question) => ({
      scenario: question.scenario,
      values: question.values,
      one: question.one.p,
      other: question.other.p,
      divergence: measure(question.one.p, question.other.p),
    }))
    .sort((a, b) => rank(b) - rank(a));
}
