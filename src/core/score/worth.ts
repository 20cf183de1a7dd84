// Worth: what draws a respondent to a value's action, in logits that sum to 0, whatever stood beside
// it. The probability of an option is proportional to exp(β of its value + γ of its place), with
// Gaussian priors of standard deviation 3 (models: 6) on each β and .5 on each γ (docs/measurement.md,
// section 3).
import { at } from '../stats/array';
import { fitChoices, type Choice, type ChoiceFit } from '../stats/conditional-logit';
import { zeros, type Vector } from '../stats/vector';
import { VALUES } from '../values';
import { OPTIONS } from './packed';
import type { Question } from './questions';

const WORTH_PRECISION = zeros(VALUES.length).fill(1 / 3 ** 2);
/**
 * Twice as wide for models: their intervals are so short that what a prior of 3 flattens, 4 % of worths
 * with standard deviation 1.5 over 30 scenarios, left them at a coverage of 92 %.
 */
export const MODEL_PRECISION = zeros(VALUES.length).fill(1 / 6 ** 2);
const PLACE_PRECISION = zeros(OPTIONS).fill(1 / 0.5 ** 2);

/**
 * Standard deviation of worths among respondents, as a forecast has to assume it. The wide prior of the
 * scores lets the answers speak, and so takes chance for character when it foretells the next answers.
 */
export const FORECAST_DEVIATION = 0.8;

type Options = Choice['options'];

/**
 * Makes the options of an order once and hands them out again: questions and rows share the arrays of
 * their values (questions.ts), and choices that share options are fitted together.
 */
function sharedOptions(make: (order: readonly number[]) => Options) {
  const made = new WeakMap<readonly number[], Options>();
  return (order: readonly number[]): Options => {
    const options = made.get(order) ?? make(order);
    made.set(order, options);
    return options;
  };
}

const valuesAsOptions = sharedOptions((order) => order.map((value) => [value]));
const placesAsOptions = sharedOptions((order) =>
  order.map((value, position) => [value, VALUES.length + position]),
);

/** A question as one choice between values, its orders and wordings averaged. */
export function averagedChoice({ values, p }: Question): Choice {
  return { options: valuesAsOptions(values), p, weight: 1 };
}

/**
 * Every row of every question as a choice between values in places; the rows of a question count once
 * together. One at a time: a model has some ten thousand.
 */
function* choicesInPlaces(questions: readonly Question[]): Generator<Choice> {
  for (const { wordings } of questions) {
    for (const { shown } of wordings) {
      const weight = 1 / (wordings.length * shown.length);
      for (const { order, p } of shown) yield { options: placesAsOptions(order), p, weight };
    }
  }
}

/** Ten worths from answers averaged over orders: for models. */
export function fitAveraged(questions: readonly Question[]): ChoiceFit {
  return fitChoices(questions.map(averagedChoice), MODEL_PRECISION);
}

function fitInPlaces(questions: readonly Question[], worthPrecision: Vector): ChoiceFit {
  return fitChoices(
    choicesInPlaces(questions),
    Float64Array.of(...worthPrecision, ...PLACE_PRECISION),
  );
}

/** Ten worths, then four place effects, from every row as it was shown. */
export function fitWithPlaces(questions: readonly Question[]): ChoiceFit {
  return fitInPlaces(questions, WORTH_PRECISION);
}

/** The same with a prior of `FORECAST_DEVIATION` on each worth: what to expect of further answers. */
export function fitToForecast(questions: readonly Question[]): ChoiceFit {
  return fitInPlaces(questions, zeros(VALUES.length).fill(1 / FORECAST_DEVIATION ** 2));
}

/** How often each value was offered and how often (or how probably) chosen, in questions. */
export function counts(questions: readonly Question[]): { offered: number[]; chosen: number[] } {
  const offered = VALUES.map(() => 0);
  const chosen = VALUES.map(() => 0);
  for (const { values, p } of questions) {
    values.forEach((value, option) => {
      offered[value] = at(offered, value) + 1;
      chosen[value] = at(chosen, value) + at(p, option);
    });
  }
  return { offered, chosen };
}
