// The record of a model that this browser keeps, or has begun to fetch. Records are small JSON files in
// the folder `models` of the origin's private file system, one for each address, beside the bytes of
// GGUF files. Workers write them; the page reads and removes.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';

export const KEPT_FOLDER = 'models';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const keptSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('gguf'),
    url: v.string(),
    /** Of the whole file; null until it has been checked. */
    sha256: v.nullable(v.string()),
    /** Of the whole file; null where the host does not say. */
    bytes: v.nullable(count),
    /** The host's name for this edition of the file; null where it gives none. */
    etag: v.nullable(v.string()),
    complete: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('mlc'),
    url: v.string(),
    id: v.string(),
    library: v.string(),
    /** Of all weights; null until their list has been read. */
    bytes: v.nullable(count),
    complete: v.boolean(),
  }),
]);
export type Kept = v.InferOutput<typeof keptSchema>;
export type KeptGguf = Extract<Kept, { kind: 'gguf' }>;

/** The names of an address's files: 64 hexadecimal digits, and an ending each. */
export const keptNames = (url: string) => {
  const key = bytesToHex(sha256(utf8ToBytes(url)));
  return { record: `${key}.json`, bytes: `${key}.gguf` };
};

/** The caches that WebLLM reads; another name and it would fetch a second time. */
export const MLC_CACHES = {
  config: 'webllm/config',
  model: 'webllm/model',
  library: 'webllm/wasm',
} as const;
