// Whether a model wanted to give one of the answers on offer at all (docs/measurement.md, section 5).
//
// Example: a mean of .93 and a lowest of .12: "it gave 93 of 100 parts of its odds to the answers on offer".
import type { Compliance } from '../score/compliance';
import { LOW_COMPLIANCE } from '../study/reading';
import { count, fraction } from './format';
import { plainly, type Sentences } from './sentences';
import { of100 } from './words';

/** How much of its odds lay on the answers before it was held to them. */
export function sayCompliance({ mean, lowest, measured, unmeasured }: Compliance): Sentences {
  if (mean === null || lowest === null) {
    return plainly('How much it kept to the answers on offer is not known.');
  }
  const silent =
    unmeasured === 0 ? '' : ` ${count(unmeasured, 'answer')} from an engine that does not tell.`;
  return {
    plain: [
      `Left free, it gave ${of100(mean)} of 100 parts of its odds to the answers on offer.`,
      ...(mean < LOW_COMPLIANCE ? ['So it mostly wanted to say something else.'] : []),
    ],
    figures: [
      `Compliance: mean ${fraction(mean)}, lowest ${fraction(lowest)}, ${count(measured, 'answer')}.${silent}`,
    ],
  };
}
