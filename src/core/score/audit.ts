// Does a model answer in words what its distribution says? (docs/measurement.md, section 5)
// On at least 20 questions the option that it named in a free answer is set against the top option of the
// distribution for the same prompt; above 10 % mismatch the distribution is flagged. Answers that name no
// single option (unread, refused, several) are counted and not compared. A text drawn at temperature 1 misses
// the top option now and then although the distribution is right, so the mismatch to expect of such draws
// stands beside it.
//
// Example: 3 mismatches of 25: 12 %, Wilson's interval 4 to 30 %, flagged.
import type { Interval } from '../stats/interval';
import { at } from '../stats/array';
import { mean, sum } from '../stats/mean';
import { topOptions } from '../stats/top-option';
import { wilson } from '../stats/wilson';

const FEWEST = 20;
const FLAGGED_ABOVE = 0.1;

/** One prompt, answered in both ways. */
export interface AuditPair {
  /** Probability of each option as shown; sums to 1. */
  p: readonly number[];
  /** The option that the text named, by its place; null where it named none, or several. */
  text: number | null;
}

export interface Audit {
  /** Prompts whose text named one option. */
  compared: number;
  /** Prompts whose text named none, or several. */
  unread: number;
  /** Texts that named none of the top options. */
  mismatches: number;
  /** Share of mismatches, 0 to 1, with Wilson's interval; null with a reason. */
  share: (Interval & { value: number }) | null;
  /** Share to expect of texts drawn from the distributions; null where nothing was compared. */
  expectedOfDraws: number | null;
  flagged: boolean;
  /** Why there is no share; null where there is one. */
  reason: string | null;
}

/**
 * @throws RangeError for a text that names an option that was not shown.
 */
export function auditOf(pairs: readonly AuditPair[]): Audit {
  const compared = pairs.flatMap(({ p, text }) => (text === null ? [] : [{ p, text }]));
  const expected = compared.map(({ p, text }) => {
    at(p, text);
    return 1 - sum(topOptions(p).map((option) => at(p, option)));
  });
  const mismatches = compared.filter(({ p, text }) => !topOptions(p).includes(text)).length;
  const enough = compared.length >= FEWEST;
  const value = mismatches / Math.max(1, compared.length);
  return {
    compared: compared.length,
    unread: pairs.length - compared.length,
    mismatches,
    share: enough ? { value, ...wilson(mismatches, compared.length) } : null,
    expectedOfDraws: expected.length === 0 ? null : Math.max(0, mean(expected)),
    flagged: enough && value > FLAGGED_ABOVE,
    reason: enough
      ? null
      : `${compared.length} answers in words are too few to compare: ${FEWEST} are needed.`,
  };
}
