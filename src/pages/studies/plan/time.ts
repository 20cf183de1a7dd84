// How long a design takes with one model, in words, from what the model has answered on this machine.
import type { TrialCounts } from '../../../core/study/design-counts';
import type { ModelRespondent } from '../../../core/study/records';
import { paceOfAnswers, paceOfLists, paceOfTexts, timeFor, type Pace } from '../../../run/pace';
import { duration } from '../../../ui/format';

export interface Paces {
  /** Null where it has given no probabilities here. */
  answers: Pace | null;
  /** Milliseconds a text, and a text for all portraits; null where it has written none. */
  text: number | null;
  list: number | null;
}

export async function readPaces(model: ModelRespondent): Promise<Paces> {
  const [answers, text, list] = await Promise.all([
    paceOfAnswers(model),
    paceOfTexts(model),
    paceOfLists(model),
  ]);
  return { answers, text, list };
}

/** The time of each kind of answer, as far as it is known. */
export function timeWords(
  { chosen, texts, lists }: TrialCounts,
  { answers, text, list }: Paces,
): string {
  const parts: { kind: string; asked: number; time: number | null }[] = [
    {
      kind: 'probabilities',
      asked: chosen.size,
      time: answers === null ? null : timeFor(chosen, answers),
    },
    { kind: 'texts', asked: texts, time: text === null ? null : texts * text },
    { kind: 'portraits in one prompt', asked: lists, time: list === null ? null : lists * list },
  ];
  const wanted = parts.filter(({ asked }) => asked > 0);
  const known = wanted.flatMap(({ time }) => time ?? []);
  if (known.length === 0) return 'how long is not known before it has answered something here';
  const unknown = wanted.flatMap(({ kind, time }) => (time === null ? [kind] : []));
  const without = unknown.length === 0 ? '' : `, without the ${unknown.join(' and ')}`;
  const sum = known.reduce((all, one) => all + one, 0);
  return `about ${duration(sum / 1000)} from its answers on this machine${without}`;
}
