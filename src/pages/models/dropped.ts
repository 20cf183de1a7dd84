// The files that a person chose or dropped, those inside a folder with their paths. A drop is read through
// entries, the one way to a dropped folder that all browsers have:
// https://wicg.github.io/entries-api/

import type { FolderFile } from './folder';

export type Dropped =
  { kind: 'files'; files: File[] } | { kind: 'folder'; name: string; files: FolderFile[] };

/** What was dropped; of several folders the first. Must be called while the drop is being handled. */
export async function readDrop({ items, files }: DataTransfer): Promise<Dropped> {
  // The list of items is emptied when the handler ends, so all entries are taken before any wait.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  const loose = [...files];
  const folder = entries.filter((entry) => entry !== null).find(isFolder);
  if (folder === undefined) return { kind: 'files', files: loose };
  return { kind: 'folder', name: folder.name, files: await filesIn(folder, '') };
}

/** What a folder picker gave: each file names the folder first. */
export function readPicked(files: FileList): Extract<Dropped, { kind: 'folder' }> {
  const all = [...files];
  const name = all[0]?.webkitRelativePath.split('/')[0] ?? '';
  return {
    kind: 'folder',
    name,
    files: all.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file })),
  };
}

// By what an entry says of itself: not every browser has the names of the two kinds.
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function filesIn(folder: FileSystemDirectoryEntry, path: string): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  for (const entry of await entriesOf(folder)) {
    const inside = `${path}${entry.name}`;
    if (isFolder(entry)) {
      found.push(...(await filesIn(entry, `${inside}/`)));
    } else if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject);
      });
      found.push({ path: inside, file });
    }
  }
  return found;
}

/** A reader gives a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
