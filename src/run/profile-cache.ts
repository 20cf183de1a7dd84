// Profiles that were computed before, in memory and in the database, under the hash of their inputs. So
// one more respondent costs that respondent's computation and nobody else's.
import * as v from 'valibot';
import { profileSchema } from '../core/score/profile-schema';
import type { Profile } from '../core/score/types';
import { store } from '../store/store';

const inMemory = new Map<string, Profile>();

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

/** Null where none was kept, or what was kept is no profile of this version. */
export async function keptProfile(key: string): Promise<Profile | null> {
  const known = inMemory.get(key);
  if (known !== undefined) return known;
  try {
    const reading = v.safeParse(profileSchema, await derived(key));
    if (!reading.success) return null;
    inMemory.set(key, reading.output);
    return reading.output;
  } catch {
    // A database that cannot be read keeps nothing; whoever reads answers from it tells why.
    return null;
  }
}

export async function keepProfile(key: string, profile: Profile): Promise<void> {
  inMemory.set(key, profile);
  try {
    await store.putDerived(key, profile);
  } catch {
    // Without room for it the profile is computed again at the next visit: nothing is lost.
  }
}
