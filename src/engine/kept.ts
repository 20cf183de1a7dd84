// What this browser keeps of models, seen from the page: which, how many bytes of the disk each takes,
// and how one goes without taking what another needs. Workers write these files (workers/kept-files.ts,
// workers/mlc-download.ts).

import * as v from 'valibot';
import { KEPT_FOLDER, keptNames, keptSchema, MLC_CACHES, type Kept } from '../core/engine/kept';
import { partAddresses, wholeHash } from '../core/engine/gguf-split';
import { folderOf } from '../core/engine/mlc';

export interface KeptModel {
  record: Kept;
  /** Bytes on the disk, those of an unfinished download included. */
  bytes: number;
}

/** Where GGUF files were kept until version 0.2; they are fetched again into the file system. */
const EARLIER_CACHE = 'axia/gguf';

async function folder(): Promise<FileSystemDirectoryHandle | null> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return null;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(KEPT_FOLDER, { create: true });
  } catch {
    // Some private windows have the interface and refuse the folder: then nothing is kept.
    return null;
  }
}

/** All models that are kept, whole or in part, those with the most bytes first. */
export async function readKept(): Promise<KeptModel[]> {
  if ('caches' in globalThis) await caches.delete(EARLIER_CACHE);
  const directory = await folder();
  if (directory === null) return [];
  const sizes = new Map<string, number>();
  const records: Kept[] = [];
  for await (const [name, handle] of directory.entries()) {
    if (!(handle instanceof FileSystemFileHandle)) continue;
    const file = await handle.getFile();
    if (name.endsWith('.gguf')) sizes.set(name, file.size);
    if (!name.endsWith('.json')) continue;
    const record = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), await file.text());
    if (record.success && keptNames(record.output.url).record === name) records.push(record.output);
  }
  const models = await Promise.all(
    records.map(async (record) => ({
      record,
      bytes:
        record.kind === 'gguf'
          ? (sizes.get(keptNames(record.url).bytes) ?? 0)
          : await mlcBytes(record),
    })),
  );
  return gathered(models).sort((a, b) => b.bytes - a.bytes);
}

/** The parts of one model as one, under the address of the first: complete when all are. */
function gathered(files: readonly KeptModel[]): KeptModel[] {
  const models = new Map<string, KeptModel[]>();
  for (const file of files) {
    const [first = file.record.url] = partAddresses(file.record.url);
    models.set(first, [...(models.get(first) ?? []), file]);
  }
  return [...models].flatMap(([url, parts]) => {
    const addresses = partAddresses(url);
    return addresses.length === 1 ? parts : [asOne(addresses, parts)];
  });
}

function asOne(addresses: readonly string[], parts: readonly KeptModel[]): KeptModel {
  const [url = ''] = addresses;
  const digests = addresses.flatMap((address) => {
    const record = parts.find((part) => part.record.url === address)?.record;
    return record?.kind === 'gguf' && record.complete ? (record.sha256 ?? []) : [];
  });
  const complete = digests.length === addresses.length;
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const sha256 = complete ? wholeHash(digests) : null;
  const whole = complete ? bytes : null;
  return { record: { kind: 'gguf', url, sha256, bytes: whole, etag: null, complete }, bytes };
}

type KeptMlc = Extract<Kept, { kind: 'mlc' }>;

/** What lies in the caches under a model's folder; the library counts with every model that uses it. */
async function mlcBytes(record: KeptMlc): Promise<number> {
  let bytes = 0;
  for (const scope of Object.values(MLC_CACHES)) {
    const cache = await caches.open(scope);
    for (const request of await cache.keys()) {
      if (!belongsTo(request.url, record)) continue;
      const response = await cache.match(request);
      bytes += (await response?.blob())?.size ?? 0;
    }
  }
  return bytes;
}

const belongsTo = (url: string, { url: model, library }: KeptMlc) =>
  url === library || url.startsWith(folderOf(model));

/**
 * Deletes a model and all that is kept of it, and nothing that another of the kept models needs.
 *
 * @param all what is kept, this one included
 */
export async function forgetKept(record: Kept, all: readonly KeptModel[]): Promise<void> {
  const directory = await folder();
  if (record.kind === 'mlc') {
    const others = all.map((one) => one.record).filter(({ url }) => url !== record.url);
    for (const scope of Object.values(MLC_CACHES)) {
      const cache = await caches.open(scope);
      for (const { url } of await cache.keys()) {
        const isNeeded = others.some((other) => other.kind === 'mlc' && belongsTo(url, other));
        if (belongsTo(url, record) && !isNeeded) await cache.delete(url);
      }
    }
  }
  const addresses = record.kind === 'mlc' ? [record.url] : partAddresses(record.url);
  for (const address of addresses) {
    const names = keptNames(address);
    if (record.kind === 'gguf') await removed(directory, names.bytes);
    await removed(directory, names.record);
  }
}

async function removed(directory: FileSystemDirectoryHandle | null, name: string): Promise<void> {
  try {
    await directory?.removeEntry(name);
  } catch (error) {
    // It may never have been begun; whatever else stands in the way is told.
    if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error;
  }
}
