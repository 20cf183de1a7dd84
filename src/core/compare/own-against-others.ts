// Does what a respondent says go with what *it* does, or with what all do? Published as high or low,
// the r of stated and enacted profiles mostly shows a profile that all respondents share.
//
// Own against others: the mean r of own stated with own enacted profiles, beside the mean r of own
// stated with others' enacted ones, and how often a permuted assignment of enacted to stated profiles
// gives so high a mean (docs/measurement.md, section 4.3).
// Residual r: the same after taking out of each profile its multiple of the mean profile of the others,
// by regression through zero (section 4.4). Subtracting the mean instead would leave a part of it in
// respondents who show it more or less clearly than most, and find own effects that are not there. For
// the same reason the others are those of its own stratum: the mean over all leaves in each profile what
// only its stratum shares. With two strata of six that show their profiles more or less clearly it found
// an own effect in 12 % of simulations without any, the stratum's mean in 5 % (docs/calibration-report.md).
//
// Example: the ten models of ValAct-15k have .303 with their own and .301 with others' enacted profiles;
// residual .048 and −.010.
import { at, dot } from '../stats/array';
import { centre, mean } from '../stats/mean';
import { pearson } from '../stats/pearson';
import { permutationP } from '../stats/permutation';
import { randomFor } from '../stats/random';
import { isConstant } from '../stats/spread';
import type { Ten } from '../values';

const FEWEST = 4;

export interface StatedAndEnacted {
  stated: Ten;
  /** Worths, or shares where there are none; the same for all respondents. */
  enacted: Ten;
  /** Assignments are permuted only within one: people; the models of one family. */
  stratum: string;
}

export interface OwnAgainstOthers {
  /** r of each respondent's own two profiles, in the order given. */
  each: number[];
  /** Mean of `each`. */
  own: number;
  /** Mean r of stated profiles with the enacted profiles of others. */
  others: number;
  /** One-sided permutation p of `own`. */
  p: number;
}

function compare(
  stated: readonly Ten[],
  enacted: readonly Ten[],
  strata: readonly string[],
  seed: number,
): OwnAgainstOthers | null {
  const r = stated.map((says) =>
    enacted.map((does) => pearson(says, does)).filter((one) => one !== null),
  );
  if (r.some((row) => row.length < enacted.length)) return null;
  const meanOf = (order: readonly number[]) => mean(r.map((row, i) => at(row, at(order, i))));
  return {
    each: r.map((row, i) => at(row, i)),
    own: meanOf(r.map((_, i) => i)),
    others: mean(r.flatMap((row, i) => row.toSpliced(i, 1))),
    p: permutationP(strata, meanOf, randomFor(seed, 'permutation')),
  };
}

/** The other respondents of a stratum; for one that is alone in it, all others. */
function othersOf(own: number, strata: readonly string[]): number[] {
  const others = strata.map((_, other) => other).filter((other) => other !== own);
  const near = others.filter((other) => strata[other] === strata[own]);
  return near.length > 0 ? near : others;
}

/**
 * Each profile, its mean taken off, less its multiple of the mean profile of the others in its stratum.
 *
 * @param strata the stratum of each profile; at least two profiles.
 */
export function residualProfiles(profiles: readonly Ten[], strata: readonly string[]): number[][] {
  const centred = profiles.map(centre);
  return centred.map((own, i) => {
    const others = othersOf(i, strata).flatMap((other) => centred.slice(other, other + 1));
    const common = own.map((_, place) => mean(others.map((ten) => at(ten, place))));
    if (isConstant(common)) return own;
    const multiple = dot(own, common) / dot(common, common);
    return own.map((score, place) => score - multiple * at(common, place));
  });
}

function checked(respondents: readonly StatedAndEnacted[]): void {
  if (respondents.length < FEWEST) {
    throw new RangeError(
      `own against others needs ${FEWEST} respondents, not ${respondents.length}`,
    );
  }
}

/**
 * Own against others on the profiles as they are; null where one is flat.
 *
 * @throws RangeError for fewer than four respondents.
 */
export function ownAgainstOthers(
  respondents: readonly StatedAndEnacted[],
  seed: number,
): OwnAgainstOthers | null {
  checked(respondents);
  return compare(
    respondents.map(({ stated }) => stated),
    respondents.map(({ enacted }) => enacted),
    respondents.map(({ stratum }) => stratum),
    seed,
  );
}

/**
 * Own against others on the residuals, the headline control; null where a residual is flat, as when a
 * respondent's profile is a multiple of the common one.
 *
 * @throws RangeError for fewer than four respondents.
 */
export function residualOwnAgainstOthers(
  respondents: readonly StatedAndEnacted[],
  seed: number,
): OwnAgainstOthers | null {
  checked(respondents);
  const strata = respondents.map(({ stratum }) => stratum);
  const residuals = (half: 'stated' | 'enacted') =>
    residualProfiles(
      respondents.map((respondent) => respondent[half]),
      strata,
    );
  return compare(residuals('stated'), residuals('enacted'), strata, seed);
}
