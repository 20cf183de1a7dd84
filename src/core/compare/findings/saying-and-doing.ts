// Do saying and doing part? The study reports r of about .3 between stated and enacted profiles and reads it
// as each model's own inconsistency. The controls (docs/measurement.md, sections 4.3 and 4.4): whether a
// respondent's choices go with its own ratings any better than with the ratings of others, as the profiles
// are and after taking out of each what all share. Without a difference the r says something about what
// everybody has in common, and nothing about the particular respondent.
// The interval of the mean r is that of t over respondents (stats/mean-interval.ts): it says how respondents
// differ, with the ten values as they are, and not how far one respondent's r lies from its true one. That is
// for the posterior of each (gap.ts).
//
// Example: ten published models: own .303, others .301, p .31; residual .048, −.010, p .34.
import { bare } from '../../score/estimate';
import type { Estimate, Profile } from '../../score/types';
import { mean } from '../../stats/mean';
import { meanInterval } from '../../stats/mean-interval';
import {
  ownAgainstOthers,
  residualOwnAgainstOthers,
  type OwnAgainstOthers,
} from '../own-against-others';

/** Fewer respondents leave no assignments to permute. */
const FEWEST_RESPONDENTS = 4;
/** Fewer respondents say too little of how respondents differ. */
const FEWEST_FOR_INTERVAL = 5;

export interface Speaking {
  /** Assignments are permuted only within one: people; the models of one family. */
  stratum: string;
  profile: Profile;
}

export interface SayingAndDoing {
  /** Respondents with a gap, and the mean of their observed r, −1 to 1; bounds from five of them on. */
  respondents: number;
  r: Estimate;
  /** How many of them may be told their r (its posterior interval is short enough). */
  printable: number;
  /** Of these: whose true r probably lies above 0, by the whole interval. */
  together: number;
  /** Null for fewer than four respondents, or where a profile is flat. */
  control: { plain: OwnAgainstOthers; residual: OwnAgainstOthers } | null;
  /** Strata with two respondents or more: only these can be permuted. */
  permuted: number;
}

/** The enacted scores that are compared: worths, or shares where there are none. */
function enactedOf({ enacted }: Profile): number[] {
  return (enacted?.worth ?? enacted?.share ?? []).map(({ value }) => value);
}

/** Mean r with its interval over respondents; without one where they are few, or all alike. */
function meanOf(r: readonly number[]): Estimate {
  const interval = r.length < FEWEST_FOR_INTERVAL ? null : meanInterval(r);
  return { ...bare(mean(r)), ...interval };
}

/**
 * The r of respondents and its controls; null where nobody has an r.
 *
 * @param respondents all with worths, or all with shares alone; invalid questionnaires have no gap and do
 *   not count.
 * @param seed a whole number for drawn assignments.
 */
export function sayingAndDoing(
  respondents: readonly Speaking[],
  seed: number,
): SayingAndDoing | null {
  const heard = respondents.flatMap(({ stratum, profile }) => {
    const r = profile.gap?.pearson ?? null;
    if (r === null || profile.stated === null) return [];
    const stated = profile.stated.centred.map(({ value }) => value);
    const printable = profile.gap?.printable === true;
    const together = printable && (profile.gap?.posterior?.low ?? 0) > 0;
    return [{ stratum, stated, enacted: enactedOf(profile), r, printable, together }];
  });
  if (heard.length === 0) return null;
  const enough = heard.length >= FEWEST_RESPONDENTS;
  const plain = enough ? ownAgainstOthers(heard, seed) : null;
  const residual = enough ? residualOwnAgainstOthers(heard, seed) : null;
  const strata = heard.map(({ stratum }) => stratum);
  const inSeveral = new Set(strata.filter((one, place) => strata.indexOf(one) !== place));
  return {
    respondents: heard.length,
    r: meanOf(heard.map(({ r }) => r)),
    printable: heard.filter(({ printable }) => printable).length,
    together: heard.filter(({ together }) => together).length,
    control: plain === null || residual === null ? null : { plain, residual },
    permuted: inSeveral.size,
  };
}
