// Why something is left out of a comparison (compare/comparability.ts), one sentence each.
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

export function sayIncomparable(found: Incomparable): Sentences {
  const what = found.half === 'stated' ? 'says' : 'does';
  return plainly(`What ${found.label} ${what} is left out: ${why(found)}`);
}
