// Every grouping of the compared models put to the permutation test of group-difference.ts.
//
// Example: ten published models by country: five of the United States and five of China.
import type { PairwiseR } from './agreement';
import { groupDifference, type GroupDifference } from './group-difference';
import { TRAITS, type Trait, type Traits } from './traits';

export interface GroupContrast {
  trait: Trait;
  /** The groups and how many are in each, the largest first. */
  groups: readonly { name: string; members: number }[];
  difference: GroupDifference;
}

function groupsOf(names: readonly string[]): GroupContrast['groups'] {
  return [...new Set(names)]
    .map((name) => ({ name, members: names.filter((other) => other === name).length }))
    .sort((a, b) => b.members - a.members || (a.name < b.name ? -1 : 1));
}

/**
 * The groupings that can be tested: of those whose trait is known two groups are left, one of them with two
 * members.
 *
 * @param r of every two respondents, null where there is none.
 * @param traits of each respondent, in the same order.
 * @param seed a whole number for the drawn assignments.
 */
export function groupContrasts(
  r: PairwiseR,
  traits: readonly Traits[],
  seed: number,
): GroupContrast[] {
  return TRAITS.flatMap((trait) => {
    const known = traits.flatMap((own, place) => {
      const name = own[trait];
      return name === null ? [] : [{ place, name }];
    });
    const names = known.map(({ name }) => name);
    const among = known.map((own) => known.map((other) => r[own.place]?.[other.place] ?? null));
    const difference = groupDifference(among, names, seed);
    return difference === null ? [] : [{ trait, groups: groupsOf(names), difference }];
  });
}
