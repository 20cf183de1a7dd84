// In how many questions two respondents choose the same option, and whether that is more than their
// profiles alone would bring (docs/measurement.md, section 7).
//
// Example: same choice .72, from .69 to .75: "about 72 of 100 questions", beside the 25 of guessing.
import type { Estimate } from '../score/types';
import { count, fraction, withRange } from './format';
import type { Sentences } from './sentences';
import { sideOf } from './side';
import { of100 } from './words';

export interface SameChoiceToSay {
  /** Shared questions. */
  questions: number;
  /** Share of questions with the same top option, 0 to 1. */
  same: Estimate;
  /** −⅓ to 1. */
  kappa: Estimate;
  /** At most 1. */
  beyondProfile: Estimate;
}

const CHANCE = 0.25;

const BEYOND = {
  above: 'They agree more than the order of their values alone would bring.',
  below: 'They agree less than the order of their values alone would bring.',
  either: "Whether the order of their values alone would bring as much can't be told.",
};

/** Agreement of two respondents, question by question; the labels are shown as given. */
export function saySameChoice(
  { questions, same, kappa, beyondProfile }: SameChoiceToSay,
  labels: readonly [string, string],
): Sentences {
  const chance =
    sideOf(same, CHANCE) === 'either'
      ? 'Guessing would bring 25, so this may be chance.'
      : 'Guessing would bring 25.';
  return {
    plain: [
      `${labels[0]} and ${labels[1]} chose the same option in about ${of100(same.value)} of 100 questions.`,
      chance,
      BEYOND[sideOf(beyondProfile, 0)],
    ],
    figures: [
      `Same choice p = ${withRange(same, fraction)}, ${count(questions, 'question')}.`,
      `κ = ${withRange(kappa, fraction)}; κ beyond profile = ${withRange(beyondProfile, fraction)}.`,
    ],
  };
}
