// Which part of a person's sitting comes first. What was asked first colours what is answered next
// (carry-over, Schuman & Presser 1981, Questions and Answers in Attitude Surveys, chapter 2), so that
// over people neither part may always be the first. The order is drawn and stored with both sittings.
import { randomFor } from '../stats/random';

/** The instruments that make a profile. */
export const PARTS = ['questionnaire', 'scenarios'] as const;

export type Part = (typeof PARTS)[number];

/** The two parts in the order that a seed decides, either with the same probability. */
export function partsInOrder(seed: number): readonly [Part, Part] {
  const [questionnaire, scenarios] = PARTS;
  const isAsListed = randomFor(seed, 'parts').below(2) === 0;
  return isAsListed ? [questionnaire, scenarios] : [scenarios, questionnaire];
}
