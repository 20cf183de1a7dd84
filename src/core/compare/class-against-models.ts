// A class against a model on the same questions, each question answered once by each: how often do two of
// them choose alike? (docs/measurement.md, section 7, "Equal length".) Pupils give one option a question and
// a model a distribution, so the model's answers are taken as a pupil's would be: one drawn for each question.
//
// Let c be the votes of n pupils on the options of a question and p the model's probabilities. The chance of
// choosing alike is
//   two pupils of the class            Σ c(c − 1) / (n(n − 1))
//   a pupil and the model              Σ (c/n) p
//   the model and the model, drawn again  Σ p²
// added over the questions. The sums are expected numbers of questions. The band is the middle 95 % of the
// number on which two drawn sittings of the model agree: questions are drawn independently, so it is a sum of
// different yes-or-no draws (Poisson–binomial distribution; Wang 1993, Statistica Sinica 3, 295), counted out
// exactly. A class whose number lies below the band differs from the model by more than the model from itself.
//
// The interval of a pupil and the model is the t interval over pupils, of Σ p(chosen option); no single
// pupil's number is given away.
//
// Example: votes (3, 2, 0, 0), p = (.7, .1, .1, .1). Two pupils: (6 + 2)/20 = .4. A pupil and the model:
// .6 × .7 + .4 × .1 = .46. The model again: .49 + 3 × .01 = .52; over one question the band is 0 to 1.
import { within } from '../score/estimate';
import type { Estimate } from '../score/types';
import { at, dot } from '../stats/array';
import { mean, sum } from '../stats/mean';
import { meanInterval } from '../stats/mean-interval';
import type { PupilAnswers } from './class-figures';
import { FEWEST_SHOWN } from './class-state';

/** Numbers of questions, 0 to as many as there are. */
export interface ClassAgainstModel {
  questions: number;
  pupils: number;
  /** On how many two pupils choose alike, expected. */
  pupilAndPupil: number;
  /** On how many a pupil and the model do; no interval where all pupils have the same number. */
  pupilAndModel: Estimate;
  /** On how many the model does with itself, drawn twice: expected, and the middle 95 %. */
  modelAndModel: { value: number; low: number; high: number };
}

/** The probabilities of 0, 1, 2 … successes in independent draws of these chances. */
function successes(chances: readonly number[]): number[] {
  return chances.reduce(
    (before, chance) =>
      Array.from(
        { length: before.length + 1 },
        (_, count) => (before[count] ?? 0) * (1 - chance) + (before[count - 1] ?? 0) * chance,
      ),
    [1],
  );
}

/** The smallest count that at least so much of the probability does not exceed. */
function quantileOf(distribution: readonly number[], part: number): number {
  let below = 0;
  const found = distribution.findIndex((probability) => {
    below += probability;
    return below >= part;
  });
  return found === -1 ? distribution.length - 1 : found; // the parts may sum to a little less, by rounding
}

function alikeIn(options: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const option of options) counts.set(option, (counts.get(option) ?? 0) + 1);
  const pairs = sum([...counts.values()].map((count) => count * (count - 1)));
  return pairs / (options.length * (options.length - 1));
}

/**
 * A class against one model; null for fewer than five pupils, or where the model answered no question.
 *
 * @param pupils options in the order of the questions.
 * @param model probabilities of the options of each question in the same order; null for one it did not
 *   answer, which is then left out for the class too.
 */
export function classAgainstModel(
  pupils: readonly PupilAnswers[],
  model: readonly (readonly number[] | null)[],
): ClassAgainstModel | null {
  const answered = model.flatMap((p, question) => (p === null ? [] : [{ p, question }]));
  if (pupils.length < FEWEST_SHOWN || answered.length === 0) return null;
  const chosen = (question: number) => pupils.map(({ options }) => at(options, question));
  const perPupil = pupils.map(({ options }) =>
    sum(answered.map(({ p, question }) => at(p, at(options, question)))),
  );
  const itself = answered.map(({ p }) => dot(p, p));
  const distribution = successes(itself);
  const { low, high } = meanInterval(perPupil) ?? { low: null, high: null };
  return {
    questions: answered.length,
    pupils: pupils.length,
    pupilAndPupil: sum(answered.map(({ question }) => alikeIn(chosen(question)))),
    pupilAndModel: within(0, answered.length, { value: mean(perPupil), low, high }),
    modelAndModel: {
      value: sum(itself),
      low: quantileOf(distribution, 0.025),
      high: quantileOf(distribution, 0.975),
    },
  };
}
