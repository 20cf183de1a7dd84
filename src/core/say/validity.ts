// That a questionnaire does not count, or was too short to be judged, with the reasons.
import type { Validity } from '../score/types';
import { plainly, type Sentences } from './sentences';

/**
 * Nothing where the questionnaire counts.
 *
 * @param label whose questionnaire it is; null where only one is spoken of.
 */
export function sayValidity({ state, reasons }: Validity, label: string | null): Sentences {
  if (state === 'valid') return plainly();
  const questionnaire = label === null ? 'The questionnaire' : `${label}: the questionnaire`;
  const verdict = state === 'invalid' ? 'does not count' : 'is too short to be judged';
  return plainly(`${questionnaire} ${verdict}.`, ...reasons);
}
