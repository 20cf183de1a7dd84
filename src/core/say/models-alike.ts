// Whether models choose alike (compare/findings/models-alike.ts): how alike their profiles are, how often
// they choose the same, and whether they go with each other less well than with themselves.
//
// Example: others .88 within the band of own, .78 to .97: "no further apart than one of them is from itself".
import type { ModelsAlike, OverPairs } from '../compare/findings/models-alike';
import { count, fraction, interval } from './format';
import type { Sentences } from './sentences';
import { of100 } from './words';

function verdictOf({ halves }: ModelsAlike): string {
  if (halves === null) return 'Too few questions are shared to say how far apart these models are.';
  return halves.others < halves.low
    ? 'These models are further apart than one of them is from itself.'
    : 'These models are no further apart than one of them is from itself.';
}

function range({ mean, smallest, largest }: OverPairs, models: number): string {
  const spread = models === 2 ? '' : `, pairs ${interval(smallest, largest, fraction) ?? ''}`;
  return `${fraction(mean)}${spread}`;
}

/** The verdict, and the figures with their control. */
export function sayModelsAlike(found: ModelsAlike): Sentences {
  const { models, questions, scenarios, profileR, same, beyondProfile, halves } = found;
  return {
    plain: [
      verdictOf(found),
      `Two of them choose the same option in about ${of100(same.mean)} of 100 questions.`,
      'Guessing would bring 25.',
    ],
    figures: [
      `${count(models, 'model')}, ${count(questions, 'common question')} of ${count(scenarios, 'scenario')}.`,
      profileR === null
        ? 'Profile r: none, a profile is flat.'
        : `Profile r: ${range(profileR, models)}.`,
      `Same choice p = ${range(same, models)}; κ beyond profile = ${range(beyondProfile, models)}.`,
      halves === null
        ? 'Halves: none.'
        : `r between halves of one model ${fraction(halves.own)}, middle 95 % ${interval(halves.low, halves.high, fraction) ?? ''}; between halves of two models ${fraction(halves.others)}.`,
    ],
  };
}
