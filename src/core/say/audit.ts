// Whether a model writes the option that its probabilities name (docs/measurement.md, section 5).
//
// Example: 3 of 25 compared, flagged: above one in ten.
import type { Estimate } from '../score/types';
import { count, fraction, withRange } from './format';
import type { Sentences } from './sentences';
import { sideOf } from './side';

export interface AuditToSay {
  /** Prompts whose text named one option. */
  compared: number;
  /** Prompts whose text named none, or several. */
  unread: number;
  mismatches: number;
  /** Share of mismatches, 0 to 1; null where too few were compared. */
  share: Estimate | null;
  flagged: boolean;
  /** Why there is no share; null where there is one. */
  reason: string | null;
}

const LIMIT = 0.1;

/** The count, and what follows from it. */
export function sayAudit(audit: AuditToSay): Sentences {
  const { compared, unread, mismatches, share, flagged, reason } = audit;
  const left = unread > 0 ? [`${count(unread, 'text')} named no single option.`] : [];
  if (share === null) {
    return {
      plain: ["Whether the model writes what it gives the best odds can't be told."],
      figures: [...(reason === null ? [] : [reason]), ...left],
    };
  }
  const chance =
    sideOf(share, LIMIT) === 'either'
      ? ['With so few questions the true rate may lie on either side of one in ten.']
      : [];
  return {
    plain: [
      `In ${mismatches} of ${count(compared, 'question')} the model wrote another option than the one it gave the best odds.`,
      flagged ? 'Its figures are marked for it.' : 'That is within one in ten, so no mark is set.',
      ...chance,
    ],
    figures: [
      `Mismatch = ${withRange(share, fraction)}, ${count(compared, 'question')}; marked above .10.`,
      ...left,
    ],
  };
}
