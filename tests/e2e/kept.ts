// Everything that the browser keeps for this address, as one text, so that a test can say that somebody is
// nowhere in it: every row with its key in every table of every database, both storages, what lies in caches
// and what files there are.
import type { Page } from '@playwright/test';

export function allThatIsKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(String(request.error)));
        };
      });
    const kept: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const rows = database.transaction(table).objectStore(table);
        kept.push(table, await done(rows.getAllKeys()), await done(rows.getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept.push(request.url, await (await cache.match(request))?.text());
      }
    }
    const files = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, entry] of folder.entries()) {
        kept.push(name);
        if (entry instanceof FileSystemDirectoryHandle) await files(entry);
        else if (entry instanceof FileSystemFileHandle && name.endsWith('.json')) {
          kept.push(await (await entry.getFile()).text());
        }
      }
    };
    await files(await navigator.storage.getDirectory());
    return JSON.stringify(kept);
  });
}
