// The review of one person's questions beside what models answered to the very same ones: the same words,
// that is the same item of the same version of a pack. A scenario question is its scenario and the four
// values offered (shared-questions.ts); a model's answers to it are averaged over orders, and a rating is
// the one that the model expects, averaged over wordings and directions (score/items.ts).
//
// Example: a person chose Hedonism among SD HE PO UN of scenario s07; a model gives that option .41 and
// Universalism .44: the two chose differently, and the model nearly chose alike.
import { expectedRating, itemsOf } from '../score/items';
import { inAllOrders, questionsOf, type Choices } from '../score/questions';
import type { RatingAnswer } from '../score/types';
import { at } from '../stats/array';
import { place, type Value } from '../values';
import { questionKey } from './shared-questions';

/** A model's answers; scenarios and items are named as those of the person are. */
export interface Reviewed {
  label: string;
  ratings: readonly RatingAnswer[];
  choices: Choices;
}

export interface ModelChoice {
  label: string;
  /** Probability of each option, in the order in which the person saw them; sums to 1. */
  p: readonly number[];
}

export interface ModelRating {
  label: string;
  /** Expected rating, 1 to 6. */
  rating: number;
}

/** Looks up what each model gives to the options of a question, in the order asked for. */
export function choicesOfModels(
  models: readonly Reviewed[],
): (scenario: string, options: readonly Value[]) => ModelChoice[] {
  const known = models.map(({ label, choices }) => ({
    label,
    questions: new Map(
      inAllOrders(questionsOf(choices)).map((question) => [questionKey(question), question]),
    ),
  }));
  return (scenario, options) => {
    const places = options.map(place);
    const values = places.toSorted((a, b) => a - b);
    const key = questionKey({ scenario, values });
    return known.flatMap(({ label, questions }) => {
      const question = questions.get(key);
      if (question === undefined) return [];
      return [{ label, p: places.map((one) => at(question.p, values.indexOf(one))) }];
    });
  };
}

/** Looks up how each model rates an item. */
export function ratingsOfModels(models: readonly Reviewed[]): (item: string) => ModelRating[] {
  const known = models.map(({ label, ratings }) => ({
    label,
    items: new Map(
      itemsOf(ratings).flatMap(({ id, p }) =>
        p === null ? [] : [[id, expectedRating(p)] as const],
      ),
    ),
  }));
  return (item) =>
    known.flatMap(({ label, items }) => {
      const rating = items.get(item);
      return rating === undefined ? [] : [{ label, rating }];
    });
}
