// A simulated person's answers to the questions of a sitting, as rows are stored, from worths that are
// known. Such a person says what it does: one logit of worth is one point of liking on the scale from 1 to
// 6, so that the order of its values is known in both parts.
import type { Answer } from '../study/answer';
import type { Question } from '../study/trial';
import { at } from '../stats/array';
import type { Random } from '../stats/random';
import { place, VALUES } from '../values';
import { MIDDLE, PORTRAITS, ratingsAround } from './ratings';
import { normals, pick, probabilities, type Respondent } from './respondent';

export type SimulatedQuestion = Extract<
  Question,
  { instrument: 'questionnaire' } | { instrument: 'scenarios' }
>;

/** Whether a simulated person can answer: the questions that tell of its own values. */
export function isSimulated(question: Question): question is SimulatedQuestion {
  return question.instrument === 'questionnaire' || question.instrument === 'scenarios';
}

/** The person's answer to one question, drawn; never "none of these". */
export function simulatedAnswer(
  person: Respondent,
  question: SimulatedQuestion,
  random: Random,
): Answer {
  if (question.instrument === 'questionnaire') {
    const liking = MIDDLE + at(person.worths, place(question.value));
    const rating = 1 + pick(ratingsAround(liking, PORTRAITS), random.uniform());
    return { kind: 'rated', rating: question.direction === 'up' ? rating : 7 - rating };
  }
  const effects = normals(VALUES.length, person.actions, random);
  const p = probabilities(person, question.options.map(place), (value) => at(effects, value));
  return { kind: 'chosen', option: pick(p, random.uniform()) };
}
