// The last words of drafts, from pages that ended before the database had them. A browser gives up a
// transaction with its page; what is in localStorage when a page ends, stays.
import * as v from 'valibot';
import { draftRowSchema, type DraftRow } from './packs';

const PREFIX = 'axia-draft ';

/** Keeps a draft before this returns, as far as the browser lets it. */
export function keepLastWords(draft: DraftRow): void {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
  } catch {
    // No room, or not allowed: the database is asked as well, and says so if the page lives on.
  }
}

/** Forgets them: the database has them, or the draft is gone. */
export function dropLastWords(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Where it is not allowed there are none.
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** All that were kept; what is no draft is passed over. */
export function lastWords(): DraftRow[] {
  try {
    return Object.entries(localStorage).flatMap(([key, text]: [string, unknown]) => {
      if (!key.startsWith(PREFIX) || typeof text !== 'string') return [];
      const reading = v.safeParse(draftRowSchema, parsed(text));
      return reading.success ? [reading.output] : [];
    });
  } catch {
    return [];
  }
}
