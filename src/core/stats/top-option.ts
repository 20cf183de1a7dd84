// The option that a distribution puts first.
// Example: (.1, .6, .2, .1) has the second; (.4, .4, .1, .1) has none, for two come first.
import { at } from './array';

/** Probabilities closer than this are the same up to rounding. */
const ROUNDING = 1e-9;

/** The places of the most probable options: several where they tie. */
export function topOptions(p: readonly number[]): number[] {
  const top = Math.max(...p);
  return p.flatMap((part, option) => (top - part < ROUNDING ? [option] : []));
}

/**
 * The most probable option; null where several tie, so that none comes first. It makes no list, for a
 * model's diagnostics ask it of every row.
 */
export function topOption(p: readonly number[]): number | null {
  let first: number | null = null;
  let [top, second] = [-Infinity, -Infinity];
  for (let option = 0; option < p.length; option += 1) {
    const part = at(p, option);
    if (part > top) {
      [first, top, second] = [option, part, top];
    } else if (part > second) second = part;
  }
  return top - second < ROUNDING ? null : first;
}
