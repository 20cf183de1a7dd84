// Krippendorff's α for names (nominal data): how far raters agree beyond chance, with any number of
// raters a unit and ratings missing.
// Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, case C.
// In words: 1 − observed ÷ expected disagreement. Observed: the pairs of different names given to one
// unit, each unit's pairs weighted by 1 / (its ratings − 1). Expected: the same over all names that
// could have been paired. 1 is full agreement, 0 what chance gives, below 0 less than that.
//
// Example: two raters, units (a, a), (a, b), (b, b): n = 6, observed 2/6, expected 18/30, α = .444.

/**
 * @param units for each unit the names that its raters gave it, in any order; units with fewer than
 *   two names do not count.
 * @returns −1 to 1; null where no unit has two names or all names are the same, because chance then
 *   leaves no room to disagree.
 */
export function nominalAlpha(units: readonly (readonly string[])[]): number | null {
  const paired = units.filter((names) => names.length >= 2);
  const total = paired.reduce((sum, names) => sum + names.length, 0);
  const ofName = new Map<string, number>();
  let observed = 0;
  for (const names of paired) {
    const here = counts(names);
    for (const [name, count] of here) ofName.set(name, (ofName.get(name) ?? 0) + count);
    observed += differingPairs(names.length, here) / (names.length - 1);
  }
  const expected = differingPairs(total, ofName) / (total - 1);
  return expected > 0 ? 1 - observed / expected : null;
}

function counts(names: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}

/** Ordered pairs of different names among `total`. */
function differingPairs(total: number, ofName: ReadonlyMap<string, number>): number {
  return [...ofName.values()].reduce((sum, count) => sum - count ** 2, total ** 2);
}
