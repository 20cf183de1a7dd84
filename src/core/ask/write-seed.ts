// The seed of a request for a text: the same request asks the same, another one draws anew. An engine takes
// seeds from 1 to 2³¹ − 2, and small ones that follow each other give draws that are alike, so it is a hash.
import { hashOf } from '../study/trial';

const SEEDS = 2 ** 31 - 2;

/** @param key of the trial, in hexadecimal, which holds which repeat it is. */
export function seedOfKey(key: string): number {
  return 1 + (Number.parseInt(key.slice(0, 12), 16) % SEEDS);
}

/** @param request all that decides the text: the prompt, and which attempt it is. */
export function writeSeed(request: { prompt: string; attempt: number }): number {
  return seedOfKey(hashOf(request));
}
