// What may be said to people of a result (docs/measurement.md, section 9), in two layers. No claim about
// a person, no praise and no alarm; nothing is said to be more or less where the interval reaches the
// mark that it is compared with.

export interface Sentences {
  /** For everybody: whole sentences without a term of statistics, at a reading age of about thirteen. */
  plain: readonly string[];
  /** For the details: the figures behind it with their intervals and numbers, in the field's terms. */
  figures: readonly string[];
}

/** Sentences for everybody that have no figures behind them. */
export function plainly(...plain: readonly string[]): Sentences {
  return { plain, figures: [] };
}

/** The p value at which a difference counts as told (alpha). */
export const TOLD = 0.05;
