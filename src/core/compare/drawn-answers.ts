// A model's answers made of the same kind as a person's: of each question one row at random, in which one
// order and one wording stood, and of its distribution one option at random (docs/measurement.md, section 7,
// "Equal length"). The worths are then fitted as a person's are, with place effects.
//
// Example: a question shown in four orders, the third drawn, with (.7, .1, .1, .1): in 7 of 10 draws the
// option shown first in the third order.
import { byContent, type Question, type Shown } from '../score/questions';
import { fitWithPlaces } from '../score/worth';
import { at } from '../stats/array';
import type { Random } from '../stats/random';
import { sum } from '../stats/mean';
import { VALUES } from '../values';

/** The place of an option drawn by its probability. */
function drawnOption(p: readonly number[], random: Random): number {
  let rest = random.uniform() * sum(p);
  const last = p.findLastIndex((part) => part > 0);
  const drawn = p.findIndex((part) => {
    rest -= part;
    return rest < 0;
  });
  return drawn === -1 ? last : drawn; // the parts may sum to a little less, by rounding
}

function drawnFrom({ order, p }: Shown, random: Random): Shown {
  const chosen = drawnOption(p, random);
  return { order, p: p.map((_, place) => (place === chosen ? 1 : 0)) };
}

/** Each question answered once, in one of its rows; questions without a row are left out. */
export function drawnAnswers(questions: readonly Question[], random: Random): Question[] {
  return questions.flatMap(({ scenario, values, wordings }) => {
    const rows = wordings.flatMap(({ wording, shown }) => shown.map((row) => ({ wording, row })));
    const one = rows.length === 0 ? undefined : rows[random.below(rows.length)];
    if (one === undefined) return [];
    const shown = drawnFrom(one.row, random);
    const p = byContent(values, shown);
    return [{ scenario, values, wordings: [{ wording: one.wording, shown: [shown], p }], p }];
  });
}

/** Ten worths of answers drawn once, fitted as a person's. */
export function drawnWorths(questions: readonly Question[], random: Random): number[] {
  const { parameters } = fitWithPlaces(drawnAnswers(questions, random));
  return VALUES.map((_, value) => at(parameters, value));
}
