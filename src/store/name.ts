// The database's name, and whether it exists, without loading the library that opens it.

export const DATABASE_NAME = 'axia';

/** False on a first visit: then there is nothing to read, and nothing of the store need be loaded. */
export async function hasDatabase(): Promise<boolean> {
  // Firefox before 126 cannot say; then the store is asked, which costs only time.
  if (!('databases' in indexedDB)) return true;
  return (await indexedDB.databases()).some(({ name }) => name === DATABASE_NAME);
}
