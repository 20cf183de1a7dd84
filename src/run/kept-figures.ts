// Figures that were computed before, in memory and in the database, under the hash of their inputs: profiles,
// reliabilities, findings. What is found under a key was computed from the very same inputs, so it is never
// out of date; and one more respondent costs that respondent's computation and nobody else's.
import * as v from 'valibot';
import { store } from '../store/store';

/** Keys that are read with the next look into the database. */
let next: { keys: string[]; rows: Promise<unknown[]> } | null = null;

/** What is kept under a key. Those asked for in one go are read in one look. */
async function derived(key: string): Promise<unknown> {
  if (next === null) {
    const keys: string[] = [];
    const look = () => {
      next = null;
      return store.allDerived(keys);
    };
    next = { keys, rows: Promise.resolve().then(look) };
  }
  const place = next.keys.push(key) - 1;
  const rows = await next.rows;
  return rows[place];
}

interface KeptFigures<T> {
  /** Null where none were kept, or what was kept has not the shape of this version. */
  find: (key: string) => Promise<T | null>;
  /** What is kept under the key; else what is computed now, which is kept. */
  take: (key: string, compute: () => Promise<T>) => Promise<T>;
}

/** A place where figures of one shape are kept. */
export function keptFigures<T>(schema: v.GenericSchema<unknown, T>): KeptFigures<T> {
  const inMemory = new Map<string, T>();

  async function find(key: string): Promise<T | null> {
    const known = inMemory.get(key);
    if (known !== undefined) return known;
    try {
      const reading = v.safeParse(schema, await derived(key));
      if (!reading.success) return null;
      inMemory.set(key, reading.output);
      return reading.output;
    } catch {
      // A database that cannot be read keeps nothing; whoever reads answers from it tells why.
      return null;
    }
  }

  async function keep(key: string, figures: T): Promise<void> {
    inMemory.set(key, figures);
    try {
      await store.putDerived(key, figures);
    } catch {
      // Without room for it the figures are computed again at the next visit: nothing is lost.
    }
  }

  async function take(key: string, compute: () => Promise<T>): Promise<T> {
    const kept = await find(key);
    if (kept !== null) return kept;
    const figures = await compute();
    await keep(key, figures);
    return figures;
  }

  return { find, take };
}
