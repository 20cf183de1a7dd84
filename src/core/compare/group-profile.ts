// A group as a respondent: the mean profile of its members, each member counting once, with t intervals over
// members (stats/mean-interval.ts; Student 1908). The interval says where the mean of many such members would
// lie, and not how one member answers. Two values are told apart by paired t tests over members with Holm
// over the 45 pairs (stats/holm.ts). Fewer than five members say too little of how members differ, so they
// get no interval and no pair told apart.
//
// Example: five members with centred Power scores of −1, −.5, 0, .5 and 1: mean 0, s = .791, t(4) = 2.776,
// so −.98 to .98.
import { bare } from '../score/estimate';
import { frequencies } from '../score/frequencies';
import type { EnactedProfile, Estimate, Profile, StatedProfile } from '../score/types';
import { at } from '../stats/array';
import { holmAdjusted } from '../stats/holm';
import { mean, sum } from '../stats/mean';
import { meanInterval, meanP } from '../stats/mean-interval';
import { VALUES, type Ten } from '../values';
import { gapOf } from './gap';

/** Fewer members have no interval. */
const FEWEST = 5;
const LEVEL = 0.05;

const columnOf = (profiles: readonly Ten[], place: number) => profiles.map((ten) => at(ten, place));

const valuesOf = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);

function over(profiles: readonly Ten[]): Estimate[] {
  return VALUES.map((_, place) => {
    const column = columnOf(profiles, place);
    const interval = profiles.length < FEWEST ? null : meanInterval(column);
    return { ...bare(mean(column)), ...interval };
  });
}

function methodOf(members: number): string {
  return members < FEWEST
    ? `No intervals: ${members} members, and ${FEWEST} are needed.`
    : `t interval over ${members} members: how members differ, each counting once.`;
}

/** Pairs of places, the higher mean first, whose difference over members passes Holm's test. */
function toldApart(profiles: readonly Ten[]): [number, number][] {
  if (profiles.length < FEWEST) return [];
  const pairs = VALUES.flatMap((_, i) =>
    VALUES.slice(0, i).map((__, j): [number, number] => [i, j]),
  );
  const differences = pairs.map(([i, j]) => profiles.map((ten) => at(ten, i) - at(ten, j)));
  const adjusted = holmAdjusted(differences.map(meanP));
  return pairs.flatMap(([i, j], place): [number, number][] => {
    if (at(adjusted, place) >= LEVEL) return [];
    return [mean(differences[place] ?? []) > 0 ? [i, j] : [j, i]];
  });
}

function statedOf(members: readonly StatedProfile[]): StatedProfile | null {
  if (members.length < 2) return null;
  const centred = members.map((one) => valuesOf(one.centred));
  return {
    items: sum(members.map(({ items }) => items)),
    answered: sum(members.map(({ answered }) => answered)),
    validity: { state: 'valid', reasons: [] },
    mrat: mean(members.map(({ mrat }) => mrat)),
    raw: VALUES.map((_, place) => mean(members.map(({ raw }) => at(raw, place)))),
    centred: over(centred),
    covariance: null,
    intervalMethod: methodOf(members.length),
  };
}

function enactedOf(members: readonly EnactedProfile[]): EnactedProfile | null {
  if (members.length < 2) return null;
  const shares = members.map((one) => valuesOf(frequencies(one)));
  const worths = members.flatMap(({ worth }) => (worth === null ? [] : [valuesOf(worth)]));
  const hasWorths = worths.length === members.length;
  return {
    scenarios: sum(members.map(({ scenarios }) => scenarios)),
    questions: sum(members.map(({ questions }) => questions)),
    offered: null,
    chosen: null,
    share: over(shares),
    rate: null,
    worth: hasWorths ? over(worths) : null,
    covariance: null,
    toldApart: toldApart(hasWorths ? worths : shares),
    model: null,
    intervalMethod: methodOf(members.length),
  };
}

/**
 * The profile of a group; a half that fewer than two members have is null.
 *
 * @param members with worths, or all with shares alone; invalid questionnaires are left out and told.
 */
export function groupProfile(members: readonly Profile[]): Profile {
  const heard = members.flatMap(({ stated }) => (stated === null ? [] : [stated]));
  const valid = heard.filter(({ validity }) => validity.state !== 'invalid');
  const stated = statedOf(valid);
  const enacted = enactedOf(members.flatMap((one) => (one.enacted === null ? [] : [one.enacted])));
  const left = heard.length - valid.length;
  return {
    stated,
    enacted,
    // Without covariances no posterior is drawn, so the seed has no effect.
    gap: stated === null || enacted === null ? null : gapOf(stated, enacted, 0),
    notes:
      left === 0
        ? []
        : [`Left out of what the group says: ${left} with a questionnaire that does not count.`],
  };
}
