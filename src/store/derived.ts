// Figures derived from answers, so that they need not be computed again: under the hash of all that they are
// derived from, or together with the state that the answers had (revisions.ts). A backup leaves them out:
// they can always be had anew. What is read back is unknown until its reader's schema has seen it.
import type { Database } from './database';
import { answersState, type Counted } from './revisions';

export interface DerivedRow {
  /** SHA-256, in hexadecimal, of what it was derived from and of the method; or the name of whose it is. */
  key: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  /** How the answers stood that it was derived from; missing where the key is a hash of them. */
  state?: string;
  figures: unknown;
}

/** The newest are kept, two rows a respondent; a profile has some ten thousand bytes. */
export const DERIVED_KEPT = 600;

/** Figures by the name of whose they are, and on the answers of which sittings they rest. */
export interface OfAnswers {
  key: string;
  sittings: readonly Counted[];
}

/** Within a transaction: keeps figures, and lets go of the oldest beyond DERIVED_KEPT. */
async function put({ derived }: Database, row: DerivedRow): Promise<void> {
  await derived.put(row);
  const oldest = await derived.orderBy('madeAt').reverse().offset(DERIVED_KEPT).primaryKeys();
  await derived.bulkDelete(oldest);
}

export function keepDerived(database: Database, key: string, figures: unknown): Promise<void> {
  return database.transaction('rw', database.derived, () =>
    put(database, { key, madeAt: Date.now(), figures }),
  );
}

/** How the answers stand, and the figures that were kept of just these; undefined where there are none. */
export interface KeptOfAnswers {
  state: string;
  figures: unknown;
}

/** What is kept of answers as they are now, in the order asked for and in one look. */
export function keptOfAnswers(
  database: Database,
  wanted: readonly OfAnswers[],
): Promise<KeptOfAnswers[]> {
  const { derived, revisions } = database;
  return database.transaction('r', [derived, revisions], async () => {
    const stateOf = await answersState(revisions);
    const rows = await derived.bulkGet(wanted.map(({ key }) => key));
    return wanted.map(({ sittings }, place) => {
      const state = stateOf(sittings);
      const row = rows[place];
      return { state, figures: row?.state === state ? row.figures : undefined };
    });
  });
}

/**
 * Keeps figures of answers that were read in this state or after it. Where the answers have changed since,
 * nothing is kept: figures of somebody who is gone must not come back.
 */
export function keepOfAnswers(
  database: Database,
  { key, sittings }: OfAnswers,
  { state, figures }: KeptOfAnswers,
): Promise<void> {
  const { derived, revisions } = database;
  return database.transaction('rw', [derived, revisions], async () => {
    const stateOf = await answersState(revisions);
    if (stateOf(sittings) !== state) return;
    await put(database, { key, madeAt: Date.now(), state, figures });
  });
}
