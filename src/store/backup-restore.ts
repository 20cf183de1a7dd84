// Restoring a backup into a machine that may already have data. It adds what is missing and changes nothing that
// is there; a file with a fault anywhere changes nothing. The file is read twice: first it is checked from end
// to end, then all of it is added in one transaction, a part at a time, or nothing is.
import Dexie from 'dexie';
import { checkBackup, rowsOfBackup, type BackupCheck, type Refusal } from './backup-check';
import { everyTable, ROWS, tablesOf, type Counts, type Reference } from './backup-tables';
import type { Database } from './database';
import { inLongTransaction } from './long-transaction';

/** So many rows are added at once. */
const PART = 1000;

/** What a restore did: the rows that were new, and how many are here already with other content. */
export type Restored = { ok: true; added: Counts; differing: number } | Refusal;

/** Where the file points at a row that neither it nor the database has; null if nowhere. */
async function dangling(
  database: Database,
  { pointers, ids }: Extract<BackupCheck, { ok: true }>,
): Promise<string | null> {
  const open = pointers.filter(({ to, id }) => !ids[to].has(id));
  const isHere = async ({ to, id }: Reference) =>
    (await database.table(to).where('id').equals(id).count()) > 0;
  for (const pointer of open) {
    if (!(await isHere(pointer)))
      return `${pointer.path}: no ${pointer.id} among the ${pointer.to}`;
  }
  return null;
}

/**
 * Adds a backup to what is stored, all or nothing; what is here stays as it is.
 *
 * @param onBytes is told how many bytes were checked so far.
 */
export async function restoreBackup(
  database: Database,
  file: Blob,
  onBytes: (read: number) => void = () => undefined,
): Promise<Restored> {
  const check = await checkBackup(file, onBytes);
  if (!check.ok) return check;
  const parts = rowsOfBackup(file, PART);
  return inLongTransaction(database, tablesOf(database), async (): Promise<Restored> => {
    const lost = await dangling(database, check);
    if (lost !== null) return { ok: false, reason: 'damaged', detail: lost };
    const added = everyTable(() => 0);
    let differing = 0;
    for (;;) {
      // The transaction is kept open while the next part is read.
      const next = await Dexie.waitFor(parts.next());
      if (next.done === true) return { ok: true, added, differing };
      const { table, rows } = next.value;
      const merged = await ROWS[table].merge(database, rows);
      added[table] += merged.added;
      differing += merged.differing;
    }
  });
}
