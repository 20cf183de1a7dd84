// Why something is left out of a comparison (compare/comparability.ts), or should have been, one sentence each.
//
// Example: "What Bo does is left out: Bo and Ada share no question."
import type { Incomparable } from '../compare/comparability';
import { plainly, type Sentences } from './sentences';

function why({ label, cause, beside }: Incomparable): string {
  switch (cause) {
    case 'framing':
      return `${label} was asked in another framing than ${beside ?? 'the others'}, “which is the best advice?” against “which would you do?”.`;
    case 'questions':
      return `${label} and ${beside ?? 'the others'} share no question, so a difference may come from what they were asked.`;
    case 'invalid':
      return 'too many of the ratings are missing or the same, so the questionnaire does not count.';
  }
}

const halfOf = ({ label, half }: Incomparable) =>
  `What ${label} ${half === 'stated' ? 'says' : 'does'}`;

export function sayIncomparable(found: Incomparable): Sentences {
  return plainly(`${halfOf(found)} is left out: ${why(found)}`);
}

/** Of what somebody asked to be shown all the same. */
export function sayShownAllTheSame(found: Incomparable): Sentences {
  return plainly(`${halfOf(found)} is shown, as you asked. Take care: ${why(found)}`);
}
