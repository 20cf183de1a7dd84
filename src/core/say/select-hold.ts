// Does a model choose a value's option less often when told to hold the value than when asked which option
// shows it? (docs/measurement.md, section 6) Beside what is not found stands what could have been found.
//
// Example: 84.1 of 100 when asked to point to it, 77.5 when told to hold it, −6.6 from −9.0 to −4.2: less often.
import type { Estimate } from '../score/types';
import { VALUE_NAMES, type Value } from '../values';
import { count, number, pValue, signed, withRange } from './format';
import { TOLD, type Sentences } from './sentences';
import { sideOf, type Side } from './side';
import { of100 } from './words';

export interface HoldToSay {
  scenarios: number;
  /** Mean probability of the target, 0 to 1. */
  select: number;
  hold: number;
  /** hold − select, −1 to 1. */
  difference: Estimate;
  /** Two-sided sign-flip p. */
  p: number;
  /** Change that would be found in 80 % of repeats, 0 to 1; null where it is not known. */
  detectable: number | null;
}

/** Told only where p, adjusted for what else was tested, and the interval both say so. */
function sideTold(difference: Estimate, p: number): Side {
  return p <= TOLD ? sideOf(difference, 0) : 'either';
}

const OFTEN = { above: 'more often', below: 'less often' };

const tenths = (share: number) => number(100 * share, 1);
const inPoints = (share: number) => signed(100 * share, 1);

function findable(detectable: number | null): string {
  return detectable === null
    ? 'How small a change would show is not known.'
    : `A change of about ${of100(detectable)} in 100 could have been found here.`;
}

function say(result: HoldToSay, adjusted: number, name: string, figure: string): Sentences {
  const { scenarios, select, hold, difference, detectable } = result;
  const side = sideTold(difference, adjusted);
  const points = detectable === null ? 'not known' : `${tenths(detectable)} points`;
  const plain =
    side === 'either'
      ? [
          `Whether being told to hold ${name} changes what the model chose can't be told.`,
          findable(detectable),
        ]
      : [
          `Told to hold ${name}, the model chose it ${OFTEN[side]} than when asked to point it out.`,
          `It was ${tenths(hold)} times in 100 against ${tenths(select)}.`,
        ];
  return {
    plain,
    figures: [
      `${figure}: hold − select = ${withRange(difference, inPoints)} points, ${count(scenarios, 'scenario')}, ${pValue(adjusted)}; detectable in 80 % of repeats: ${points}.`,
    ],
  };
}

/** All values together, the primary result. */
export function sayHold(result: HoldToSay): Sentences {
  return say(result, result.p, 'a value', 'All values');
}

/**
 * One value.
 *
 * @param adjusted p after Holm's correction over all values of all models.
 */
export function sayHoldOfValue(result: HoldToSay, value: Value, adjusted: number): Sentences {
  const name = VALUE_NAMES[value];
  return say(result, adjusted, name, `${name}, p after Holm`);
}
