// A model in several GGUF files, as llama-gguf-split writes them: the first part carries all that is said
// of the model, every part its number, how many parts there are, and how many tensors all have together.
// Source: tools/gguf-split of github.com/ggml-org/llama.cpp, and its loader in src/llama-model-loader.cpp.
//
// `name-00002-of-00003.gguf` has split.no 1 (counted from 0), split.count 3 and split.tensors.count.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { failure, type Result } from './api';
import { largest, type GgufPart } from './gguf-part';

/** More parts than any published model has; beyond it a name says nothing. */
const MOST_PARTS = 999;

interface Place {
  /** From 0. */
  number: number;
  count: number;
  /** Tensors of all parts together; null where it is not said. */
  tensors: number | null;
}

function placeOf({ metadata: { values } }: GgufPart): Place {
  return {
    number: largest(values.get('split.no')) ?? 0,
    count: Math.max(1, largest(values.get('split.count')) ?? 1),
    tensors: largest(values.get('split.tensors.count')),
  };
}

/**
 * The order in which the parts of one model belong, as places in the given list. They are the same
 * model's, and all of it, when they agree on how many they are, every number is there once, and their
 * tensors add up.
 */
export function orderOfParts(parts: readonly GgufPart[]): Result<number[]> {
  const places = parts.map(placeOf);
  const [{ count, tensors } = { count: 1, tensors: null }] = places;
  if (places.some((one) => one.count !== count || one.tensors !== tensors)) {
    return failure('parts-mixed', 'the files disagree on how many parts or tensors the model has');
  }
  if (count === 1 && parts.length > 1) {
    return failure('parts-mixed', `they are ${parts.length} models, each whole in its file`);
  }
  const numbers = places.map(({ number }) => number);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) {
    return failure('parts-mixed', `part ${twice + 1} of ${count} is there twice`);
  }
  const order = Array.from({ length: Math.min(count, MOST_PARTS) }, (_, number) =>
    numbers.indexOf(number),
  );
  const missing = order.flatMap((index, number) => (index < 0 ? [number + 1] : []));
  if (missing.length > 0) {
    return failure('parts-missing', `of ${count} parts there is no part ${missing.join(', ')}`);
  }
  const held = parts.reduce((sum, part) => sum + part.tensors.count, 0);
  if (tensors !== null && held !== tensors) {
    return failure('parts-mixed', `the parts hold ${held} tensors, the model has ${tensors}`);
  }
  return { ok: true, value: order };
}

const PART = /-(\d{5})-of-(\d{5})(?=\.gguf(?:[?#]|$))/i;

/**
 * The addresses or names of all parts of the model that one of its parts belongs to, in order; the one
 * that was given where it is no part.
 *
 * `https://a.example/m-00001-of-00002.gguf` gives itself and `https://a.example/m-00002-of-00002.gguf`.
 */
export function partAddresses(address: string): string[] {
  const [, number = '0', count = '0'] = PART.exec(address) ?? [];
  const parts = Number(count);
  if (Number(number) < 1 || Number(number) > parts || parts > MOST_PARTS) return [address];
  return Array.from({ length: parts }, (_, index) =>
    address.replace(PART, `-${String(index + 1).padStart(5, '0')}-of-${count}`),
  );
}

/** A part's name or address without its number: what all parts are called together. */
export const withoutPart = (name: string): string => name.replace(PART, '');

/**
 * The hash that stands for a model: of one file its own, of several the SHA-256 over the hashes of the
 * parts in order.
 *
 * @param digests SHA-256 of each part, in hexadecimal
 */
export function wholeHash(digests: readonly string[]): string {
  const [only = ''] = digests;
  if (digests.length === 1) return only;
  const all = sha256.create();
  for (const digest of digests) all.update(hexToBytes(digest));
  return bytesToHex(all.digest());
}
