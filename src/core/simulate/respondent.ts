// Simulated respondents: what draws them to an option is known, so that what is measured can be checked
// against it. For development, teaching and the calibration (docs/calibration-report.md).
// Source: the conditional logit that is fitted (McFadden 1974), with what it leaves out: the logit of an
// option is the worth of its value + an effect of the place + an effect of the action, which is drawn anew
// for every action of every scenario and is the noise that scenarios add.
//
// Example: four options whose worths are 1, 0, 0, 0, without other effects: the first is chosen with
// e/(e + 3) = .48.
import { at } from '../stats/array';
import { centre } from '../stats/mean';
import type { Random } from '../stats/random';
import { softmax } from '../stats/softmax';
import { VALUES } from '../values';

export const PLACES = 4;

/** Standard deviations in logits of a person's effects of places and of actions. */
export const PERSON = { places: 0.3, actions: 0.7 };

export interface Respondent {
  /** Ten logits in circular order, sum 0. */
  worths: readonly number[];
  /** Four logits, first place first, sum 0. */
  places: readonly number[];
  /** Standard deviation of the effects of actions, logits. */
  actions: number;
}

/** So many normal numbers with this standard deviation. */
export function normals(count: number, deviation: number, random: Random): number[] {
  return Array.from({ length: count }, () => deviation * random.normal());
}

/** A respondent whose worths are drawn with this standard deviation; 0 makes ten equal values. */
export function drawRespondent(
  deviation: number,
  { places, actions }: typeof PERSON,
  random: Random,
): Respondent {
  return {
    worths: centre(normals(VALUES.length, deviation, random)),
    places: centre(normals(PLACES, places, random)),
    actions,
  };
}

/** Which option a number from 0 to 1 picks. */
export function pick(p: readonly number[], uniform: number): number {
  let reached = 0;
  const found = p.findIndex((part) => (reached += part) > uniform);
  return found === -1 ? p.length - 1 : found;
}

/** The probabilities of options in the order shown; values as places on the circle. */
export function probabilities(
  { worths, places }: Respondent,
  order: readonly number[],
  effectOf: (value: number) => number,
): number[] {
  return softmax(
    order.map((value, spot) => at(worths, value) + effectOf(value) + at(places, spot)),
  );
}
