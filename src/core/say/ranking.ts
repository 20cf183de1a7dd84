// Which values stand highest and lowest, as far as they are told apart.
// Source: subset selection, Gupta (1965), Technometrics 7, 225. In words: where the statements "this value
// lies above that one" all hold, the highest value is among those that none is told to lie above, and the
// lowest among those that are told to lie above none. So what is said of the highest and the lowest holds
// whenever the statements on pairs hold, which are made for all 45 at once (score/enacted.ts).
//
// Example: of A, B, C, D in this order only A–C, A–D and B–D are told apart: the highest is A or B, the
// lowest C or D.
import { plainly, type Sentences } from './sentences';
import { listed, nameAt, type Whose } from './words';

type Pairs = readonly (readonly [number, number])[];

export interface RankingToSay {
  measure: 'worth' | 'share' | 'stated';
  /** Places of the circle from the highest score down. */
  order: readonly number[];
  /** Pairs of places told apart at once, in either order; null where this is not known. */
  toldApart: Pairs | null;
}

/** More candidates than this are counted, not named. */
const NAMED = 4;

/** For each place, from the top of the ranking, the lower ones from which it is told apart, by rank. */
export function apartFrom(
  order: readonly number[],
  toldApart: Pairs,
): { place: number; others: number[] }[] {
  const pairs = new Set(toldApart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return order
    .map((place, rank) => ({
      place,
      others: order.slice(rank + 1).filter((other) => pairs.has(`${place} ${other}`)),
    }))
    .filter(({ others }) => others.length > 0);
}

function extreme(end: 'highest' | 'lowest', candidates: readonly number[], where: string): string {
  const names = candidates.map(nameAt);
  if (names.length === 1) return `${listed(names, 'or')} stands ${end} in ${where}.`;
  if (names.length > NAMED) {
    return `Which value stands ${end} can't be told: ${names.length} of the ten could.`;
  }
  return `In ${where}, ${listed(names, 'or')} stands ${end}; these answers do not tell which.`;
}

const UNKNOWN = {
  worth: 'Which of these differences are more than chance is not known.',
  share:
    'The answers behind these shares were not published, so nobody can say which of the differences are more than chance.',
  stated: 'From ratings alone Axia does not tell which differences are more than chance.',
};

/**
 * What stands highest and lowest; in the figures every pair that is told apart.
 *
 * @throws RangeError for a place that is not 0 to 9.
 */
export function sayRanking({ measure, order, toldApart }: RankingToSay, whose: Whose): Sentences {
  if (toldApart === null) return plainly(UNKNOWN[measure]);
  const apart = apartFrom(order, toldApart);
  if (apart.length === 0) {
    return plainly('No two values are told apart by these answers.', 'Their order may be chance.');
  }
  const isBelow = new Set(apart.flatMap(({ others }) => others));
  const isAbove = new Set(apart.map(({ place }) => place));
  const where = `${whose} ${measure === 'stated' ? 'ratings' : 'choices'}`;
  const pairs = apart.reduce((total, { others }) => total + others.length, 0);
  return {
    plain: [
      extreme(
        'highest',
        order.filter((place) => !isBelow.has(place)),
        where,
      ),
      extreme(
        'lowest',
        order.filter((place) => !isAbove.has(place)),
        where,
      ),
      ...(pairs < (order.length * (order.length - 1)) / 2
        ? ['Values that are not told apart may stand in any order.']
        : []),
    ],
    figures: apart.map(
      ({ place, others }) => `${nameAt(place)} above ${others.map(nameAt).join(', ')}.`,
    ),
  };
}
