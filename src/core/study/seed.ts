// The seed with which the text of a trial is drawn. It is hashed from the trial's key, which holds which repeat
// it is. Portraits that share one prompt share one text, and so one seed: that of the prompt and the draw.
import { seedOfKey } from '../ask/write-seed';
import { hashOf, type Draw, type Question } from './trial';

export function seedOf(key: string, question: Question, draw: Draw): number {
  if (question.instrument !== 'questionnaire' || question.inOne === undefined) {
    return seedOfKey(key);
  }
  const { inOne, wording, direction } = question;
  return seedOfKey(hashOf({ inOne, wording, direction, draw }));
}
