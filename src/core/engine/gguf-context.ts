// How many tokens of context a GGUF model is given: what our prompts need, and less where the cache
// of keys and values would take too much memory.

import type { GgufHeader } from './gguf';

/** The longest prompt of ours has some 2,500 bytes, which is as many tokens at the very worst. */
const CONTEXT = 4096;
/** Where 4,096 tokens would take too much memory; only byte-level toys need more. */
const SMALL_CONTEXT = 2048;
/** Bytes of cache beyond which the small context is used. */
const LARGE_CACHE = 256 * 1024 * 1024;

/**
 * Bytes of the cache of keys and values for so many tokens. It holds four bytes a number
 * (docs/decisions.md, Attention without flash); the header's figure is for two.
 */
export const cacheBytes = (
  tokens: number,
  { cacheBytesPerToken }: Pick<GgufHeader, 'cacheBytesPerToken'>,
): number => 2 * tokens * cacheBytesPerToken;

/** Tokens of context, at most what the model was trained on. */
export function contextFor({
  contextLength,
  cacheBytesPerToken,
}: Pick<GgufHeader, 'contextLength' | 'cacheBytesPerToken'>): number {
  const whole = cacheBytes(CONTEXT, { cacheBytesPerToken });
  const wanted = whole > LARGE_CACHE ? SMALL_CONTEXT : CONTEXT;
  return Math.min(contextLength, wanted);
}
