// Whether people differ more than models (compare/findings/people-against-models.ts), on the same questions
// and with the same kind of answer.
//
// Example: people .20 (.10 to .30), models .55 (.45 to .65): the intervals do not meet, people differ more.
import type { PeopleAgainstModels } from '../compare/findings/people-against-models';
import { count, fraction, interval, withRange } from './format';
import type { Sentences } from './sentences';

const VERDICTS = {
  people: 'People differ more from one another than models do.',
  models: 'Models differ more from one another than people do.',
};

/** The verdict, and the figures beside the band of one respondent. */
export function sayPeopleAgainstModels(found: PeopleAgainstModels): Sentences {
  const { questions, people, models, band, moreDifferent } = found;
  const notes = [people.note, models.note].filter((note) => note !== null);
  return {
    plain: [
      moreDifferent === null
        ? "Whether people differ more from one another than models do can't be told."
        : VERDICTS[moreDifferent],
      'Both are held to the same questions, with one choice for each, so that short answers do not make either look more different.',
    ],
    figures: [
      `People: mean r = ${withRange(people.r, fraction)}, ${count(people.respondents, 'person', 'people')}.`,
      `Models, one option drawn for each question: mean r = ${withRange(models.r, fraction)}, ${count(models.respondents, 'model')}.`,
      `One model drawn twice: r ${interval(band.low, band.high, fraction) ?? ''}, median ${fraction(band.median)}, ${count(questions, 'question')}.`,
      ...notes,
    ],
  };
}
