// Simulated answers to portraits, and the scores that very many portraits of the same kind would give.
// What a portrait asks for lies around the liking of its value, logistically (closed form, heavier tails
// than the normal); a person gives the nearest rating from 1 to 6, a model a distribution around it.
import type { RatingAnswer } from '../../../src/core/score/types';
import { PORTRAITS, RATINGS, ratingsAround } from '../../../src/core/simulate/ratings';
import { pick } from '../../../src/core/simulate/respondent';
import { at } from '../../../src/core/stats/array';
import { mean, sum } from '../../../src/core/stats/mean';
import type { Random } from '../../../src/core/stats/random';
import { VALUES } from '../../../src/core/values';

/** Scale of the logistic distribution of a model's own doubt. */
const DOUBT = 0.35;
/** Portraits at whose even quantiles the mean over very many is taken. */
const QUANTILES = Array.from({ length: 400 }, (_, place) => (place + 0.5) / 400);

const logistic = (uniform: number) => Math.log(uniform / (1 - uniform));
const expected = (p: readonly number[]) => sum(p.map((part, place) => part * at(RATINGS, place)));

function rated(index: number, value: number, p: number[]): RatingAnswer[] {
  return VALUES.slice(value, value + 1).map((name) => ({
    item: `p${index}`,
    value: name,
    wording: 'a',
    direction: 'up',
    p,
  }));
}

/** A person's ratings of portraits of these values. */
export function personRatings(
  likings: readonly number[],
  portraits: readonly number[],
  random: Random,
): RatingAnswer[] {
  return portraits.flatMap((value, index) => {
    const rating = pick(ratingsAround(at(likings, value), PORTRAITS), random.uniform());
    return rated(
      index,
      value,
      RATINGS.map((_, place) => (place === rating ? 1 : 0)),
    );
  });
}

/** A model's distributions over the ratings of portraits of these values. */
export function modelRatings(
  likings: readonly number[],
  portraits: readonly number[],
  random: Random,
): RatingAnswer[] {
  return portraits.flatMap((value, index) => {
    const middle = at(likings, value) + PORTRAITS * logistic(1 - random.uniform());
    return rated(index, value, ratingsAround(middle, DOUBT));
  });
}

/** Scores less the mean of all ratings of a form, from the mean rating of each value. */
function centredFor(means: readonly number[], portraits: readonly number[]): number[] {
  const middle = mean(portraits.map((value) => at(means, value)));
  return means.map((own) => own - middle);
}

/** A person's true centred scores: over very many portraits, each value weighing as in the form. */
export function truthOfPersonRatings(
  likings: readonly number[],
  portraits: readonly number[],
): number[] {
  return centredFor(
    likings.map((liking) => expected(ratingsAround(liking, PORTRAITS))),
    portraits,
  );
}

/** A model's true centred scores. */
export function truthOfModelRatings(
  likings: readonly number[],
  portraits: readonly number[],
): number[] {
  return centredFor(
    likings.map((liking) =>
      mean(QUANTILES.map((u) => expected(ratingsAround(liking + PORTRAITS * logistic(u), DOUBT)))),
    ),
    portraits,
  );
}
