// A rate of answers in words, in the unit that gives a number people can hold.

import { count } from '../../ui/format';

/** "about 45 a second", "about 37 a minute", "about 20 an hour". */
export function rateWords(milliseconds: number): string {
  const perMinute = 60_000 / milliseconds;
  if (perMinute >= 600) return `about ${count(Math.round(perMinute / 60), 'answer')} a second`;
  if (perMinute >= 1.5) return `about ${count(Math.round(perMinute), 'answer')} a minute`;
  return `about ${count(Math.max(1, Math.round(perMinute * 60)), 'answer')} an hour`;
}
