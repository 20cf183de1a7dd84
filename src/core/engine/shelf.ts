// What an entry of the shelf must say: a language model, and the files in which it can be had. The
// entries are data (src/engine/shelf.json), so that the shelf changes without code and Node scripts
// read it as it is.

import * as v from 'valibot';
import { cacheBytes, contextFor } from './gguf-context';
import { needsShaderF16 } from './mlc';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const address = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Compiled for WebLLM: a folder of weights, and the library that belongs to one package version. */
const mlcVariant = v.strictObject({
  format: v.literal('mlc'),
  /** As the library's own record calls it; the quantisation stands in it. */
  id: text,
  quantisation: text,
  /** On the adapter, in units of 1,024² bytes, as the library's record says. */
  memoryMegabytes: v.pipe(v.number(), v.minValue(1)),
  url: address,
  library: address,
});

/** One GGUF file, held by its hash. */
const ggufVariant = v.strictObject({
  format: v.literal('gguf'),
  /** The file's name without its ending. */
  id: text,
  quantisation: text,
  bytes: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Keys and values of one token at two bytes a number, from the model's published shape. */
  cacheBytesPerToken: count,
  url: address,
});

const variant = v.variant('format', [mlcVariant, ggufVariant]);

const shelfEntry = v.strictObject({
  name: text,
  maker: text,
  countries: v.pipe(v.array(text), v.minLength(1)),
  licence: text,
  licenceUrl: address,
  /** The maker's own page on the model. */
  card: address,
  parameters: count,
  /** Tokens, as the maker states it; Axia uses less. */
  contextLength: count,
  /** Year and month in which the maker released it. */
  released: v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
  training: v.picklist(['chat', 'base']),
  /** Whether it can reason aloud before it answers; Axia always asks it not to. */
  thinking: v.picklist(['none', 'optional']),
  /** What is tried first stands first. */
  variants: v.tupleWithRest([variant], variant),
});

export const shelfSchema = v.strictObject({
  format: v.literal('axia-shelf'),
  formatVersion: v.literal(1),
  /** The day on which the entries were last gone through. */
  version: v.pipe(v.string(), v.isoDate()),
  /** The package version that the compiled libraries belong to. */
  webllm: text,
  models: v.pipe(v.array(shelfEntry), v.minLength(1)),
});

export type ShelfEntry = v.InferOutput<typeof shelfEntry>;
export type Variant = ShelfEntry['variants'][number];

/** Bits that one parameter takes in the files of an MLC quantisation. */
const BITS_PER_PARAMETER: ReadonlyMap<string, number> = new Map([
  ['q0f16', 16],
  ['q0f32', 32],
  // Four bits each, and one scale of 16 or of 32 bits for every 32 parameters.
  ['q4f16_1', 4.5],
  ['q4f32_1', 5],
]);

/**
 * Bytes that are fetched for a variant. Of a GGUF file exact. Of an MLC model about
 * parameters × bits per parameter / 8, within some percent, because parameters are rounded and small
 * tensors are not quantised; the download itself reports the exact total.
 *
 * @throws RangeError if the quantisation is unknown.
 */
export function downloadBytes({ parameters }: ShelfEntry, variant: Variant): number {
  if (variant.format === 'gguf') return variant.bytes;
  const bits = BITS_PER_PARAMETER.get(variant.quantisation);
  if (bits === undefined) {
    throw new RangeError(`no bits per parameter for ${variant.quantisation}`);
  }
  return (parameters * bits) / 8;
}

/**
 * Bytes of memory that a variant takes while it answers. Of an MLC model what the library's record
 * says; of a GGUF file the file, which is held whole, and the cache of the context in use.
 *
 * 360 million parameters at Q8_0: 386 MB + 4,096 tokens × 40,960 bytes = 554 MB.
 */
export function memoryBytes({ contextLength }: ShelfEntry, variant: Variant): number {
  if (variant.format === 'mlc') return variant.memoryMegabytes * 1024 ** 2;
  const tokens = contextFor({ ...variant, contextLength });
  return variant.bytes + cacheBytes(tokens, variant);
}

/** Whether a variant calculates in half precision on the adapter. */
export const needsHalfPrecision = (variant: Variant): boolean =>
  variant.format === 'mlc' && needsShaderF16(variant.id);
