// The scores by which two respondents are set against one another: worths where both have them, else shares.
import { frequencies } from '../../core/score/frequencies';
import type { Estimate, Profile } from '../../core/score/types';
import { number, signed } from '../../ui/format';

export interface EnactedPair {
  measure: 'Worth' | 'Share of choices';
  one: readonly Estimate[];
  other: readonly Estimate[];
  /** What a value has that is neither more nor less than the rest. */
  neutral: number;
  write: (score: number) => string;
}

/** The ten scores of both; null where one of the two has no choices. */
export function enactedPair(
  { profile: { enacted: mine } }: { profile: Profile },
  { profile: { enacted: theirs } }: { profile: Profile },
): EnactedPair | null {
  if (mine === null || theirs === null) return null;
  if (mine.worth !== null && theirs.worth !== null) {
    return {
      measure: 'Worth',
      one: mine.worth,
      other: theirs.worth,
      neutral: 0,
      write: (score) => signed(score, 1),
    };
  }
  return {
    measure: 'Share of choices',
    one: frequencies(mine),
    other: frequencies(theirs),
    neutral: 10,
    write: (score) => number(score, 1),
  };
}
