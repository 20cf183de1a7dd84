// A list in a random order: sorted by a random number that each of its members draws.
// Example: shuffle(['a', 'b', 'c'], randomFor(7, 'asking')) is the same order for ever.
import type { Random } from './random';

export function shuffle<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((member) => ({ member, drawn: random.uniform() }))
    .sort((a, b) => a.drawn - b.drawn)
    .map(({ member }) => member);
}
