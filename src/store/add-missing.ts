import type { Table } from 'dexie';

/** Adds the rows whose key the table does not have; what is there stays as it is. */
export async function addMissing<T, K>(
  table: Table<T, K>,
  rows: readonly T[],
  keyOf: (row: T) => K,
): Promise<void> {
  const known = await table.bulkGet(rows.map(keyOf));
  await table.bulkAdd(rows.filter((_, index) => known[index] === undefined));
}
