// How long a design takes with one model, in words, from what the model has answered on this machine.
import type { trialCounts } from '../../../core/study/design-counts';
import type { ModelRespondent } from '../../../core/study/records';
import { paceOfAnswers, paceOfTexts, timeFor, type Pace } from '../../../run/pace';
import { duration } from '../../../ui/format';

export interface Paces {
  /** Null where it has given no probabilities here. */
  answers: Pace | null;
  /** Milliseconds a text; null where it has written none. */
  text: number | null;
}

export async function readPaces(model: ModelRespondent): Promise<Paces> {
  const [answers, text] = await Promise.all([paceOfAnswers(model), paceOfTexts(model)]);
  return { answers, text };
}

/** The time of the probabilities and of the texts, each as far as it is known. */
export function timeWords(
  { chosen, written }: ReturnType<typeof trialCounts>,
  { answers, text }: Paces,
): string {
  const times = [
    ...(chosen.size === 0 ? [] : [answers === null ? null : timeFor(chosen, answers)]),
    ...(written === 0 ? [] : [text === null ? null : written * text]),
  ];
  const known = times.filter((time) => time !== null);
  if (known.length === 0) return 'how long is not known before it has answered something here';
  const sum = known.reduce((all, one) => all + one, 0);
  const part =
    known.length < times.length
      ? `for the ${text === null ? 'probabilities' : 'texts'} alone, the others are not known yet, `
      : '';
  return `${part}about ${duration(sum / 1000)} from its answers on this machine`;
}
