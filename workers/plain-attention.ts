// How llama.cpp attends, so that a trial's probabilities hang on the trial alone. With flash attention it
// takes one way for few tokens and another for many, and how many are evaluated depends on what was
// asked before: SmolLM2 (Q4_1) gave one option .61 or .68. Without it every token is evaluated alike,
// whatever comes with it, to the last bit (docs/decisions.md, Attention without flash). On the processor
// only: an adapter has kernels of its own, none of which could be tried here.

export const PLAIN_ATTENTION = {
  flash_attn: false,
  // Four bytes a number: what numbers of two bytes would have to be turned into at every use.
  cache_type_k: 'f32',
  cache_type_v: 'f32',
  // Tokens evaluated together. The scores of all of them are held at once, which is memory: heads times
  // context times this times four bytes.
  n_ubatch: 128,
} as const;
