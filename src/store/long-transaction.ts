// A transaction that stays open while something that is no part of it is waited for, as the next part of a file
// is: so that a file of any length is added as a whole or not at all.
import Dexie, { type Table } from 'dexie';
import type { Database } from './database';
import { asStoreError } from './errors';

/**
 * Does some work in one transaction. What the work waits for besides the database goes through Dexie.waitFor.
 *
 * @throws StoreError, with nothing changed. Where the browser ends the transaction in the middle of a wait, as
 *   when there is no room left, its own reason counts, and not that the transaction is gone.
 */
export async function inLongTransaction<T>(
  database: Database,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<T> {
  const own: IDBTransaction[] = [];
  try {
    // Dexie follows awaits only in what is written as an async function.
    return await database.transaction('rw', [...tables], async () => {
      own.push(Dexie.currentTransaction.idbtrans);
      return await work();
    });
  } catch (error) {
    throw asStoreError(own[0]?.error ?? error);
  }
}
