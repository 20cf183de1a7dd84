// How far the portraits of one value go together over respondents (docs/measurement.md, section 2).
//
// Example: ten values with α from .31 to .78 over 40 people; of fewer than ten people, that it can't be told.
import type { Alpha } from '../stats/cronbach';
import { count, fraction } from './format';
import type { Sentences } from './sentences';

/** @param one what a respondent is called, @param many several. */
export function sayAlphas(
  alphas: readonly Pick<Alpha, 'alpha'>[],
  respondents: number,
  one: string,
  many: string,
): Sentences {
  const known = alphas.flatMap(({ alpha }) => alpha ?? []);
  const who = count(respondents, one, many);
  if (known.length === 0) {
    return {
      plain: [`Whether the portraits of one value go together can't be told from ${who}.`],
      figures: ['Cronbach’s α is withheld; the table says why of each value.'],
    };
  }
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return {
    plain: [`How far the portraits of one value go together in ${who} stands in the details.`],
    figures: [
      `Cronbach’s α of ${count(known.length, 'value')}: from ${fraction(low)} to ${fraction(high)}, ${who}, no interval; values of two portraits have .2 to .7 in good surveys.`,
    ],
  };
}
