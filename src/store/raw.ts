// The way out when the database has a form this version does not know: everything in it as it is,
// read without Dexie and without knowing the tables, so that nothing is lost.

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB gave no reason'));
    };
  });
}

/** JSON of every table of the database, whatever its version. */
export async function rawExport(name: string): Promise<string> {
  const database = await done(indexedDB.open(name));
  try {
    const tables: Record<string, unknown> = {};
    for (const table of database.objectStoreNames) {
      tables[table] = await done(database.transaction(table).objectStore(table).getAll());
    }
    return JSON.stringify({ type: 'axia-raw', databaseVersion: database.version, tables });
  } finally {
    database.close();
  }
}
