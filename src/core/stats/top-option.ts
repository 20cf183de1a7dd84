// The option that a distribution puts first.
// Example: (.1, .6, .2, .1) has the second; (.4, .4, .1, .1) has none, for two come first.

/** Probabilities closer than this are the same up to rounding. */
const ROUNDING = 1e-9;

/** The places of the most probable options: several where they tie. */
export function topOptions(p: readonly number[]): number[] {
  const top = Math.max(...p);
  return p.flatMap((part, option) => (top - part < ROUNDING ? [option] : []));
}

/** The most probable option; null where several tie, so that none comes first. */
export function topOption(p: readonly number[]): number | null {
  const [first, second] = topOptions(p);
  return first === undefined || second !== undefined ? null : first;
}
