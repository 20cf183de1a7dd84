// Shannon's entropy: how undecided a distribution is, in bits.
// Source: Shannon (1948), Bell System Technical Journal 27, 379. In words: the sum of −p log₂ p.
//
// Example: four equal options have 2 bits; (½, ½, 0, 0) has 1; one certain option has 0.

/** Entropy of probabilities that sum to 1, in bits; 0 log 0 counts as 0. */
export function entropy(p: readonly number[]): number {
  let bits = 0;
  for (const part of p) if (part > 0) bits -= part * Math.log2(part);
  return bits;
}
