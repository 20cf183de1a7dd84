// Figures derived from answers, kept under the hash of all that they are derived from, so that they need
// not be computed again. A backup leaves them out: they can always be had anew. What is read back is
// unknown until its reader's schema has seen it.

export interface DerivedRow {
  /** SHA-256, in hexadecimal, of what it was derived from and of the method. */
  key: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  figures: unknown;
}

/** The newest are kept; a profile has some ten thousand bytes. */
export const DERIVED_KEPT = 300;
