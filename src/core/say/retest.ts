// How alike two sittings of one person are, beside what chance alone would leave had nothing changed. Only
// less than chance leaves is told: more than that happens where nothing changed too (docs/bench.md).
//
// Example: r .35 where chance alone leaves from .02 to .81: as alike as chance lets them be.
import type { Repeat } from '../compare/retest';
import { fraction, interval } from './format';
import { plainly, type Sentences } from './sentences';

const PLAIN = {
  within:
    'If nothing had changed, the two could be as alike as this: other questions alone can part them so.',
  below:
    'The two are less alike than other questions alone would make them. What parts them, this cannot say.',
};

/** @param repeat of one part, at two times. */
export function sayRetest({ r, band }: Repeat): Sentences {
  if (r === null)
    return plainly('One of the two is flat, so there is nothing to set side by side.');
  if (band === null) return plainly('How far chance alone parts the two is not known.');
  const range = interval(band.low, band.high, fraction) ?? '';
  return {
    plain: [r < band.low ? PLAIN.below : PLAIN.within],
    figures: [
      `r of the ten scores = ${fraction(r)}; had nothing changed it would lie ${range} in 95 of 100 cases.`,
    ],
  };
}
