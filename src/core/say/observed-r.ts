// How far what is said goes with what is done, over the ten values: r where it may be printed, and
// otherwise why it is withheld (docs/measurement.md, section 4.1).
//
// Example: r .31, true r from −.22 to .70, printable: r is printed, and that the two go together is not said.
import type { Gap, Validity } from '../score/types';
import { fraction, interval } from './format';
import { plainly, type Sentences } from './sentences';
import { sideOf } from './side';
import { sayValidity } from './validity';

const LEAD = 'Agreement of saying and doing:';

const TOGETHER = {
  above: 'Values with higher ratings tend to be chosen more.',
  below: 'Values with higher ratings tend to be chosen less.',
  either: "Whether ratings and choices go together can't be told.",
};

/** Why there is no gap at all: nothing to compare, or a questionnaire that does not count. */
export function sayNoGap(validity: Validity | null): Sentences {
  if (validity?.state === 'invalid') {
    return plainly(`${LEAD} withheld.`, ...sayValidity(validity, null).plain);
  }
  return plainly(`${LEAD} not known yet.`, 'It takes both a questionnaire and scenarios.');
}

/** Published profiles: r is known, the answers behind it are not, so it has no interval. */
export function sayPublishedR(r: number): Sentences {
  return {
    plain: ['The answers behind it were not published, so how far chance reaches is not known.'],
    figures: [`${LEAD} r of the scores = ${fraction(r)}, ten values.`],
  };
}

/** r and its interval, or why they are withheld. */
export function sayObservedR({
  pearson,
  posterior,
  printable,
  notes,
}: Pick<Gap, 'pearson' | 'posterior' | 'printable' | 'notes'>): Sentences {
  if (pearson === null) {
    return plainly(
      `${LEAD} none to give.`,
      'One of the two is flat: all ten values come out alike.',
    );
  }
  const verdict = `${LEAD} too short to say.`;
  if (posterior === null) return plainly(verdict, ...notes);
  const range = interval(posterior.low, posterior.high, fraction) ?? '';
  if (!printable) {
    return plainly(
      verdict,
      `With this many questions the true agreement could lie anywhere ${range}; more scenarios narrow it.`,
    );
  }
  return {
    plain: [TOGETHER[sideOf({ value: pearson, ...posterior }, 0)]],
    figures: [
      `${LEAD} r of the scores = ${fraction(pearson)}; the true r probably lies ${range}. Ten values, at this length.`,
    ],
  };
}
