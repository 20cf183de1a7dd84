// How many tokens of context a GGUF model is given: what our prompts need, and less where the cache
// of keys and values would take too much memory.

import type { GgufHeader } from './gguf';

/** The longest prompt of ours has some 2,500 bytes, which is as many tokens at the very worst. */
const CONTEXT = 4096;
/** Where 4,096 tokens would take too much memory; only byte-level toys need more. */
const SMALL_CONTEXT = 2048;
/** Bytes of cache beyond which the small context is used. */
const LARGE_CACHE = 256 * 1024 * 1024;

/** Tokens of context, at most what the model was trained on. */
export function contextFor({
  contextLength,
  cacheBytesPerToken,
}: Pick<GgufHeader, 'contextLength' | 'cacheBytesPerToken'>): number {
  const wanted = cacheBytesPerToken * CONTEXT > LARGE_CACHE ? SMALL_CONTEXT : CONTEXT;
  return Math.min(contextLength, wanted);
}
