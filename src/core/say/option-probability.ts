// How probable a model finds what a person chose, between guessing and the model itself
// (docs/measurement.md, section 7).
//
// Example: probability .41, from .33 to .49, ceiling .62: "41 times in 100", beside 25 and 62.
import type { Estimate } from '../score/types';
import { count, fraction, withRange } from './format';
import type { Sentences } from './sentences';
import { sideOf, type Side } from './side';
import { of100, WHO, type Whose } from './words';

export interface OptionProbabilityToSay {
  questions: number;
  /** Mean probability of the person's option, 0 to 1. */
  probability: Estimate;
  /** The model's own Σ p², .25 to 1. */
  ceiling: Estimate;
}

const CHANCE = 0.25;

function leaning(side: Side, whose: Whose): string {
  if (side === 'either')
    return `So any leaning towards or away from ${whose} choices may be chance.`;
  const amount = side === 'above' ? 'more' : 'less';
  return `So the model leans towards ${whose} choices ${amount} than guessing would.`;
}

/** A person beside a model; the model's label is shown as given. */
export function sayOptionProbability(
  { questions, probability, ceiling }: OptionProbabilityToSay,
  model: string,
  whose: Whose,
): Sentences {
  return {
    plain: [
      `${model} would take the option that ${WHO[whose]} chose about ${of100(probability.value)} times in 100.`,
      `Guessing would take it 25 times; the model would repeat its own choice about ${of100(ceiling.value)} times.`,
      leaning(sideOf(probability, CHANCE), whose),
    ],
    figures: [
      `Probability of the chosen option = ${withRange(probability, fraction)}, ${count(questions, 'question')}; chance .25.`,
      `The model's own ceiling, Σ p² = ${withRange(ceiling, fraction)}.`,
    ],
  };
}
