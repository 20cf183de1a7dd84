// Choices among the same options made one, so that a fit to thousands of questions costs as much as one
// to the few hundred sets of options that there are. The likelihood of the conditional logit depends on
// such choices only through their summed weights and weighted mean probabilities, so the fit is the same.
//
// Example: (.8, .2) and (.5, .5) between the same two options, weight 1 each: (.65, .35) with weight 2.
import { at } from './array';
import type { Choice } from './conditional-logit';

/** One choice for each list of options, in the order in which they first come. */
export function pooled(choices: readonly Choice[]): Choice[] {
  const pools = new Map<string, Choice>();
  for (const choice of choices) {
    const key = JSON.stringify(choice.options);
    const pool = pools.get(key);
    if (pool === undefined) pools.set(key, choice);
    else pools.set(key, together(pool, choice));
  }
  return [...pools.values()];
}

function together(a: Choice, b: Choice): Choice {
  const weight = a.weight + b.weight;
  const p = a.p.map((own, option) => (a.weight * own + b.weight * at(b.p, option)) / weight);
  return { options: a.options, p, weight };
}
