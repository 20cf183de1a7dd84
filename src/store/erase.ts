// Erasing everything that Axia keeps in this browser.
import type { Database } from './database';

/**
 * Deletes the database and every model that was kept; what remains is what a first visit leaves. The
 * database goes first. Returns false where the browser did not let go of the rest.
 */
export async function eraseEverything(database: Database): Promise<boolean> {
  await database.delete();
  try {
    localStorage.clear();
    sessionStorage.clear();
    // An address without https has neither caches nor files.
    if ('caches' in globalThis) {
      // The application itself is nobody's data, and without a network it would be gone for good.
      const names = (await caches.keys()).filter((name) => !name.startsWith(__APP_CACHE__));
      for (const name of names) await caches.delete(name);
    }
    if ('storage' in navigator && 'getDirectory' in navigator.storage) {
      const files = await navigator.storage.getDirectory();
      for await (const name of files.keys()) await files.removeEntry(name, { recursive: true });
    }
    return true;
  } catch {
    return false;
  }
}
