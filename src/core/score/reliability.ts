// How reliable one respondent's profile is: would other items, or other scenarios of the same kind, have
// drawn the same one? (docs/measurement.md, section 4.2)
// Stated: the items of each value are cut in halves; of an odd number now this half, now that has one
// more. Enacted: the scenarios are cut in halves, each with all its questions, and worths are fitted to
// each half, for models on answers averaged over orders, for people with places.
// The estimate comes from the halves (stats/split-half.ts), the interval from the profile's covariance
// (stats/posterior-reliability.ts). They are two ways to one quantity, so where it is small the estimate
// can lie outside its interval: only the interval knows that a reliability is not negative.
//
// Example: a mean r of .5 between halves gives .667; a mean r of −.1 gives none, with the reason.
import { reliabilityInterval } from '../stats/posterior-reliability';
import { randomFor, type Random } from '../stats/random';
import { shuffle } from '../stats/shuffle';
import { meanHalfR, spearmanBrown, type Halves } from '../stats/split-half';
import { mean } from '../stats/mean';
import { VALUES, VALUE_NAMES, perValue } from '../values';
import { enactedFreedom, statedFreedom } from './freedom';
import { groupBy } from './group-by';
import { expectedRating, itemsOf } from './items';
import { inAllOrders, type Question } from './questions';
import type { EnactedProfile, Estimate, RatingAnswer, StatedProfile } from './types';
import { fitAveraged, fitWithPlaces } from './worth';

export interface Reliability {
  /** Mean Pearson's r between half profiles, 100 cuts; null where nothing can be cut. */
  halfR: number | null;
  /** Above 0, at most 1; null with a reason. */
  value: number | null;
  /** 95 % bounds, 0 to 1; null where the profile has no covariance. */
  low: number | null;
  high: number | null;
  /** Why there is no value; null where there is one. */
  reason: string | null;
}

const without = (reason: string): Reliability => ({
  halfR: null,
  value: null,
  low: null,
  high: null,
  reason,
});

function reliabilityOf(
  cut: (random: Random) => Halves,
  scores: readonly Estimate[],
  covariance: readonly number[] | null,
  df: number | null,
  seed: number,
): Reliability {
  const random = randomFor(seed, 'reliability');
  const halfR = meanHalfR(() => cut(random));
  if (halfR === null) return without('No reliability: the halves are flat.');
  const value = spearmanBrown(halfR);
  const interval =
    covariance === null
      ? null
      : reliabilityInterval({ scores: scores.map((score) => score.value), covariance }, df, random);
  return {
    halfR,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    reason: value === null ? 'No reliability: halves of the profile do not go together.' : null,
  };
}

/** A list cut at random in two halves; of an odd length one of them, drawn, has one more. */
function cutInTwo<T>(list: readonly T[], random: Random): [T[], T[]] {
  const drawn = shuffle(list, random);
  const half = Math.floor((list.length + random.below(2)) / 2);
  return [drawn.slice(0, half), drawn.slice(half)];
}

/**
 * Reliability of a stated profile.
 *
 * @param ratings the rows that the profile was scored from.
 * @param seed a whole number; the same seed gives the same halves.
 * @throws RangeError for rows that are no ratings (items.ts).
 */
export function statedReliability(
  ratings: readonly RatingAnswer[],
  profile: StatedProfile,
  seed: number,
): Reliability {
  const items = itemsOf(ratings);
  const byValue = perValue((value) =>
    items.flatMap(({ value: own, p }) => (own === value && p !== null ? [expectedRating(p)] : [])),
  );
  const lone = VALUES.find((_, place) => (byValue[place]?.length ?? 0) < 2);
  if (lone !== undefined) {
    return without(`No reliability: fewer than two answered items for ${VALUE_NAMES[lone]}.`);
  }
  const cut = (random: Random): Halves => {
    const halves = byValue.map((own) => cutInTwo(own, random));
    return [halves.map(([one]) => mean(one)), halves.map(([, other]) => mean(other))];
  };
  return reliabilityOf(cut, profile.centred, profile.covariance, statedFreedom(profile), seed);
}

/** A model's ten worths from some of its questions. */
function worthsOfModel(questions: readonly Question[]): number[] {
  return [...fitAveraged(questions).parameters];
}

/** A person's ten worths from some of its questions. */
function worthsOfPerson(questions: readonly Question[]): number[] {
  return [...fitWithPlaces(questions).parameters.slice(0, VALUES.length)];
}

/**
 * Reliability of an enacted profile. Null as a value for profiles without worths.
 *
 * @param asked the questions that the profile was scored from.
 * @param seed a whole number; the same seed gives the same halves.
 */
export function enactedReliability(
  asked: readonly Question[],
  profile: EnactedProfile,
  seed: number,
): Reliability {
  const [questions, worthsOf] =
    profile.model === null ? [asked, worthsOfPerson] : [inAllOrders(asked), worthsOfModel];
  const scenarios = [...groupBy(questions, ({ scenario }) => scenario).values()];
  if (profile.worth === null || scenarios.length < 2) {
    return without('No reliability: two scenarios or more are needed to cut in halves.');
  }
  const cut = (random: Random): Halves => {
    const [one, other] = cutInTwo(scenarios, random);
    return [worthsOf(one.flat()), worthsOf(other.flat())];
  };
  return reliabilityOf(cut, profile.worth, profile.covariance, enactedFreedom(profile), seed);
}
