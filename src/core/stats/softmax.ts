// Probabilities from logits: exp of each, divided by their sum. The largest is taken off first, which
// changes nothing and keeps exp from running over.
//
// Example: 1, 0, 0, 0 gives .475, .175, .175, .175.
import { sum } from './mean';

export function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const parts = logits.map((logit) => Math.exp(logit - top));
  const total = sum(parts);
  return parts.map((part) => part / total);
}
