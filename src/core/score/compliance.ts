// How much of its answer a model gave to the labels before it was held to them (docs/measurement.md,
// section 5): far below 1, it wanted to say something else.
import { mean } from '../stats/mean';

export interface Compliance {
  /** Mean mass on the labels, 0 to 1; null where no answer tells. */
  mean: number | null;
  /** The lowest of them; null where no answer tells. */
  lowest: number | null;
  /** Answers that tell. */
  measured: number;
  /** Answers of engines that could not tell. */
  unmeasured: number;
}

/** @param masses of each answer the mass on its labels, 0 to 1, or null where the engine could not tell. */
export function complianceOf(masses: readonly (number | null)[]): Compliance {
  const known = masses.filter((mass) => mass !== null);
  return {
    mean: known.length === 0 ? null : mean(known),
    lowest: known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b)),
    measured: known.length,
    unmeasured: masses.length - known.length,
  };
}
