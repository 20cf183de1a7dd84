// How alike the profiles of several respondents are: Pearson's r of every two.
//
// Example: of three profiles a, b, c with r(a, b) = .9, r(a, c) = .6, r(b, c) = .3 the mean is .6 and the
// smallest .3.
import { mean } from '../stats/mean';
import { pearson } from '../stats/pearson';
import type { Ten } from '../values';

/** r of every two respondents: 1 with itself; null where one of the two has no r. */
export type PairwiseR = readonly (readonly (number | null)[])[];

export interface ProfileAgreement {
  /** r of respondents i and j; 1 with itself; null where one of them is flat. */
  r: (number | null)[][];
  /** Mean, smallest and largest r over different respondents; null where no r exists. */
  mean: number | null;
  smallest: number | null;
  largest: number | null;
}

export function profileAgreement(profiles: readonly Ten[]): ProfileAgreement {
  const r = profiles.map((own) => profiles.map((other) => pearson(own, other)));
  const pairs = r.flatMap((row, i) => row.slice(0, i)).filter((one) => one !== null);
  return {
    r,
    mean: pairs.length === 0 ? null : mean(pairs),
    smallest: pairs.length === 0 ? null : Math.min(...pairs),
    largest: pairs.length === 0 ? null : Math.max(...pairs),
  };
}

/** The respondents that have an r with somebody else, by their places, and r among them. */
export function withR(r: PairwiseR): { respondents: number[]; r: number[][] } {
  const respondents = r.flatMap((row, i) =>
    row.some((one, j) => i !== j && one !== null) ? [i] : [],
  );
  // Between two that are not flat there always is an r.
  return { respondents, r: respondents.map((i) => respondents.map((j) => r[i]?.[j] ?? 0)) };
}
