// Do people differ more from one another than models do? A person gives one choice a question, a model a
// distribution over four orders; a profile of few single choices scatters more, and that alone makes
// people look more different. So both are taken on the same questions, the same number, and the same kind
// of answer: each model's distributions are drawn once a question (equal-length.ts). Beside both stands the
// band of one model against itself, drawn twice (docs/measurement.md, section 7, "Equal length").
//
// Example: people at a mean r of .35 (.20 to .50), models drawn as single choices at .40 (.30 to .50), one
// model with itself from −.1 to .8: no difference that the number of questions does not explain.
import type { Question } from '../../score/questions';
import { profileAgreement } from '../agreement';
import {
  bandOnSameQuestions,
  equalLengthR,
  meanBand,
  worthsOfPerson,
  type EqualLengthBand,
} from '../equal-length';
import { groupLikeness, type GroupLikeness } from '../group-likeness';
import { commonQuestions } from './common-questions';

export interface PeopleAgainstModels {
  /** Questions that everybody answered. */
  questions: number;
  people: GroupLikeness;
  /** The models with single choices drawn for every question. */
  models: GroupLikeness;
  /** r between two drawn sittings of one model, mean over the models. */
  band: EqualLengthBand;
  /** Which group is less alike within: by intervals that do not meet; null where they meet or lack. */
  moreDifferent: 'people' | 'models' | null;
}

function moreDifferent(
  people: GroupLikeness,
  models: GroupLikeness,
): PeopleAgainstModels['moreDifferent'] {
  const [mine, theirs] = [people.r, models.r];
  if (mine.low === null || mine.high === null || theirs.low === null || theirs.high === null) {
    return null;
  }
  if (mine.high < theirs.low) return 'people';
  return theirs.high < mine.low ? 'models' : null;
}

/**
 * How alike people are among themselves, and models among themselves; null where there are fewer than two
 * of either, where they share no question, or where no two profiles have an r.
 *
 * @param people each one's questions, one-hot answers.
 * @param models each one's questions that count (`inAllOrders`), under the framing of the people.
 * @param seed a whole number for what is drawn.
 */
export function peopleAgainstModels(
  people: readonly (readonly Question[])[],
  models: readonly (readonly Question[])[],
  seed: number,
): PeopleAgainstModels | null {
  if (people.length < 2 || models.length < 2) return null;
  const common = commonQuestions([...people, ...models]);
  const [ofPeople, ofModels] = [common.slice(0, people.length), common.slice(people.length)];
  const questions = ofPeople[0]?.length ?? 0;
  if (questions === 0) return null;
  const peopleAlike = groupLikeness(profileAgreement(ofPeople.map(worthsOfPerson)).r, seed);
  const modelsAlike = groupLikeness(equalLengthR(ofModels, seed), seed);
  const band = meanBand(ofModels.flatMap((own) => bandOnSameQuestions(own, seed) ?? []));
  if (peopleAlike === null || modelsAlike === null || band === null) return null;
  return {
    questions,
    people: peopleAlike,
    models: modelsAlike,
    band,
    moreDifferent: moreDifferent(peopleAlike, modelsAlike),
  };
}
