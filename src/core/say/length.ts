// How much was answered, and what that is.
import type { Profile } from '../score/types';
import { count } from './format';
import { plainly, type Sentences } from './sentences';

/** From so many scenarios on, answers are more than a look (docs/measurement.md, section 3). */
const LONG = 60;

/** One sentence: what was answered, and how far that reaches. */
export function sayLength({ stated, enacted }: Pick<Profile, 'stated' | 'enacted'>): Sentences {
  const scenarios = enacted?.questions ?? 0;
  const parts = [
    ...(scenarios > 0 ? [count(scenarios, 'scenario')] : []),
    ...(stated === null ? [] : [count(stated.answered, 'portrait')]),
  ].join(' and ');
  if (parts === '') return plainly('Nothing is answered yet.');
  return plainly(
    scenarios >= LONG
      ? `${parts}: that is the longest look Axia offers, and it still leaves values side by side.`
      : `${parts}: that is a short look.`,
  );
}
