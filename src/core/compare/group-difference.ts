// Does a grouping of respondents (the maker's country, the family, the size) go with how alike they are?
// (docs/measurement.md, section 7.) In words: the mean r of pairs within a group, less the mean r of pairs
// of different groups; and how often as large a difference comes when the groups are dealt out anew to the
// same respondents, which keeps their sizes. One-sided: a grouping that explains something makes its members
// more alike. Source: the quadratic assignment test, Mantel (1967), Cancer Research 27, 209; its p value
// Phipson & Smyth (2010), in stats/permutation.ts: all orders up to six respondents, else 9,999 drawn.
// Few respondents have few ways to be grouped, and p cannot be smaller than one in as many.
//
// Example: four respondents a, b | c, d with r .9 within and .1 between: .8; of the three ways to make two
// pairs one does as well, so p = 1/3, however clear the groups are.
import { at } from '../stats/array';
import { permutationP } from '../stats/permutation';
import { randomFor } from '../stats/random';
import { withR, type PairwiseR } from './agreement';

export interface GroupDifference {
  /** Respondents that have an r; flat profiles have none. */
  respondents: number;
  groups: number;
  /** Mean r of pairs within a group, and of pairs of different groups, −1 to 1. */
  withinGroups: number;
  betweenGroups: number;
  /** The first less the second, −2 to 2. */
  difference: number;
  /** One-sided, never 0. */
  p: number;
}

interface Means {
  within: number;
  between: number;
}

/** Mean r of pairs within groups and of pairs of different groups; null where a kind is missing. */
function meansOf(
  r: readonly (readonly number[])[],
  groupOf: (respondent: number) => string | undefined,
): Means | null {
  const total = { within: 0, between: 0 };
  const pairs = { within: 0, between: 0 };
  r.forEach((row, i) => {
    for (let j = 0; j < i; j += 1) {
      const kind = groupOf(i) === groupOf(j) ? 'within' : 'between';
      total[kind] += at(row, j);
      pairs[kind] += 1;
    }
  });
  if (pairs.within === 0 || pairs.between === 0) return null;
  return { within: total.within / pairs.within, between: total.between / pairs.between };
}

/**
 * What a grouping explains; null where fewer than two groups are left, or no two respondents are in one.
 *
 * @param r of every two respondents, as `profileAgreement` gives it; flat profiles, null, are left out.
 * @param groups each respondent's group; a group of one counts among the pairs of different groups.
 * @param seed a whole number for the drawn assignments.
 */
export function groupDifference(
  r: PairwiseR,
  groups: readonly string[],
  seed: number,
): GroupDifference | null {
  const { respondents, r: known } = withR(r);
  const own = respondents.map((respondent) => groups[respondent]);
  const means = meansOf(known, (respondent) => own[respondent]);
  if (means === null) return null;
  const difference = ({ within, between }: Means) => within - between;
  // Dealing keeps the sizes of the groups, so both kinds of pair stay.
  const dealt = (order: readonly number[]) =>
    difference(meansOf(known, (respondent) => own[at(order, respondent)]) ?? means);
  return {
    respondents: respondents.length,
    groups: new Set(own).size,
    withinGroups: means.within,
    betweenGroups: means.between,
    difference: difference(means),
    p: permutationP(
      respondents.map(() => 'all'),
      dealt,
      randomFor(seed, 'permutation'),
    ),
  };
}
