// Drops a folder on a page. A test can't drag from the disk, so the folder is one that the browser itself
// holds, whose entries are of the very kind that a drop gives.
// https://developer.mozilla.org/docs/Web/API/Window/requestFileSystem

/** The parts of the interface that only Chromium has, and types lack. */
declare global {
  function webkitRequestFileSystem(
    type: number,
    bytes: number,
    onOpen: (system: FileSystem) => void,
    onError: (error: unknown) => void,
  ): void;

  interface FileSystemFileEntry {
    createWriter: (onWriter: (writer: EntryWriter) => void) => void;
  }

  interface EntryWriter {
    onwriteend: (() => void) | null;
    write: (bytes: Blob) => void;
  }
}

/**
 * Runs in the page: lets a folder fall on an element. The files lie in a folder below it, which stands
 * behind more entries than one reading gives.
 *
 * @param files each with its bytes in base64
 */
export async function dropFolder(
  target: Element,
  files: readonly { name: string; base64: string }[],
): Promise<void> {
  const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
  const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
  const system = await new Promise<FileSystem>((resolve, reject) => {
    webkitRequestFileSystem(0, 10_000_000, resolve, reject);
  });
  const folderIn = (parent: FileSystemDirectoryEntry, name: string) =>
    new Promise<FileSystemDirectoryEntry>((resolve, reject) => {
      parent.getDirectory(
        name,
        { create: true },
        (entry) => {
          if (isFolder(entry)) resolve(entry);
        },
        reject,
      );
    });
  const write = (parent: FileSystemDirectoryEntry, name: string, bytes: Blob) =>
    new Promise<void>((resolve, reject) => {
      parent.getFile(
        name,
        { create: true },
        (entry) => {
          if (!isFile(entry)) return;
          entry.createWriter((writer) => {
            writer.onwriteend = resolve;
            writer.write(bytes);
          });
        },
        reject,
      );
    });

  const dropped = await folderIn(system.root, 'dropped');
  for (let index = 0; index < 120; index++) await folderIn(dropped, `before ${index}`);
  const weights = await folderIn(dropped, 'weights');
  for (const { name, base64 } of files) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    await write(weights, name, new Blob([bytes]));
  }
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([], 'dropped'));
  DataTransferItem.prototype.webkitGetAsEntry = () => dropped;
  target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
}
