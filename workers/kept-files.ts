// Writes what a browser keeps of models (core/engine/kept.ts) into the origin's private file system.
// Where there is none (no secure address, some private windows) nothing is kept, and a GGUF file stays
// in memory for as long as it is used.

import * as v from 'valibot';
import {
  KEPT_FOLDER,
  keptNames,
  keptSchema,
  type Kept,
  type KeptGguf,
} from '../src/core/engine/kept';

/** Where the bytes of one GGUF file are gathered. */
export interface Place {
  /** What was noted the last time; null for the first. */
  readonly record: KeptGguf | null;
  /** Bytes that are there. */
  readonly size: number;
  /** Whether it outlives this page. */
  readonly isKept: boolean;
  /** @throws DOMException named QuotaExceededError where there is no room. */
  append(chunk: Uint8Array<ArrayBuffer>): void;
  /** Drops all bytes. */
  clear(): void;
  note(record: KeptGguf): Promise<void>;
  blob(): Promise<Blob>;
  close(): void;
}

async function folder(): Promise<FileSystemDirectoryHandle | null> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return null;
  // Only workers write, and only in browsers that let them do so step by step.
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(KEPT_FOLDER, { create: true });
  } catch {
    // Some private windows have the interface and refuse the folder: then nothing is kept.
    return null;
  }
}

async function readRecord(directory: FileSystemDirectoryHandle, url: string): Promise<Kept | null> {
  const handle = await directory.getFileHandle(keptNames(url).record, { create: true });
  const text = await (await handle.getFile()).text();
  const record = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), text);
  return record.success && record.output.url === url ? record.output : null;
}

async function writeRecord(directory: FileSystemDirectoryHandle, record: Kept): Promise<void> {
  const handle = await directory.getFileHandle(keptNames(record.url).record, { create: true });
  const access = await handle.createSyncAccessHandle();
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    access.truncate(0);
    access.write(bytes, { at: 0 });
    access.flush();
  } finally {
    access.close();
  }
}

/** Notes how far a model has come, where anything is kept at all. */
export async function noteKept(record: Kept): Promise<void> {
  const directory = await folder();
  if (directory !== null) await writeRecord(directory, record);
}

/**
 * The place of an address's file; null while another worker of this browser fills it.
 */
export async function openPlace(url: string): Promise<Place | null> {
  const directory = await folder();
  if (directory === null) return new MemoryPlace();
  const handle = await directory.getFileHandle(keptNames(url).bytes, { create: true });
  let access: FileSystemSyncAccessHandle;
  try {
    access = await handle.createSyncAccessHandle();
  } catch {
    // One writer at a time is what the file system itself sees to.
    return null;
  }
  const record = await readRecord(directory, url);
  return new FilePlace(directory, handle, access, record?.kind === 'gguf' ? record : null);
}

class FilePlace implements Place {
  readonly isKept = true;
  readonly #directory: FileSystemDirectoryHandle;
  readonly #handle: FileSystemFileHandle;
  readonly #access: FileSystemSyncAccessHandle;
  #record: KeptGguf | null;
  #size: number;

  constructor(
    directory: FileSystemDirectoryHandle,
    handle: FileSystemFileHandle,
    access: FileSystemSyncAccessHandle,
    record: KeptGguf | null,
  ) {
    this.#directory = directory;
    this.#handle = handle;
    this.#access = access;
    this.#record = record;
    this.#size = access.getSize();
    // Bytes without a record are of an unknown edition.
    if (record === null && this.#size > 0) this.clear();
  }

  get record(): KeptGguf | null {
    return this.#record;
  }

  get size(): number {
    return this.#size;
  }

  append(chunk: Uint8Array<ArrayBuffer>): void {
    const written = this.#access.write(chunk, { at: this.#size });
    this.#size += written;
    if (written < chunk.length) throw new DOMException('the disk is full', 'QuotaExceededError');
  }

  clear(): void {
    this.#access.truncate(0);
    this.#size = 0;
  }

  async note(record: KeptGguf): Promise<void> {
    this.#access.flush();
    await writeRecord(this.#directory, record);
    this.#record = record;
  }

  blob(): Promise<Blob> {
    this.#access.flush();
    return this.#handle.getFile();
  }

  close(): void {
    this.#access.close();
  }
}

/** Chunks are gathered into blobs of this size, which the browser may keep on disk. */
const GATHER = 32 * 1024 * 1024;

class MemoryPlace implements Place {
  readonly isKept = false;
  readonly record = null;
  #blobs: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #gathered = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  append(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.#gathered += chunk.length;
    this.#size += chunk.length;
    if (this.#gathered < GATHER) return;
    this.#blobs.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#gathered = 0;
  }

  clear(): void {
    this.#blobs = [];
    this.#chunks = [];
    this.#gathered = 0;
    this.#size = 0;
  }

  note(): Promise<void> {
    return Promise.resolve();
  }

  blob(): Promise<Blob> {
    return Promise.resolve(new Blob([...this.#blobs, ...this.#chunks]));
  }

  close(): void {
    // Nothing is open.
  }
}
