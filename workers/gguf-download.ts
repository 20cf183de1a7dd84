// Brings a GGUF file to the worker: from this browser's cache, from the network, or from disk.
// A file enters the cache only after its header and its hash have been checked, so that a sign-in
// page or a broken download can never be mistaken for a model later.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failure, type LoadProgress, type ModelSource, type Result } from '../src/core/engine/api';
import { readGguf, sourceOfBlob, sourceOfBytes, type GgufHeader } from '../src/core/engine/gguf';
import { mirrored } from '../src/core/engine/mirror';
import { announcedLength, networkFailure, request } from './http';

export interface Fetched {
  file: Blob;
  header: GgufHeader;
  sha256: string;
  notes: string[];
}

type GgufAddress = Extract<ModelSource, { kind: 'gguf-url' }>;
type OnProgress = (progress: LoadProgress) => void;

const GGUF_CACHE = 'axia/gguf';
const HASH_HEADER = 'x-axia-sha256';
/** Chunks are gathered into blobs of this size, which the browser may keep on disk. */
const GATHER = 32 * 1024 * 1024;
/** wllama cannot seek further in one file. */
const MAX_BYTES = 2 ** 31 - 1;
/** Progress crosses to the page at most this often, in milliseconds. */
const PROGRESS_PAUSE = 100;

export async function fetchGguf(
  source: Exclude<ModelSource, { kind: 'mlc' }>,
  mirror: string | null,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<Fetched>> {
  const progress = paced(onProgress);
  if (source.kind === 'gguf-file') return readFile(source.file, signal, progress);
  const kept = await fromCache(source);
  if (kept !== null) return kept;
  const got = await download(source, mirror, signal, progress);
  if (!got.ok) return got;
  return keep(source.url, got.value);
}

// ---- a file from disk -----------------------------------------------------------------------------

async function readFile(
  file: File,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<Fetched>> {
  const header = await checkedHeader(file);
  if (!header.ok) return header;
  const hash = sha256.create();
  let done = 0;
  try {
    for await (const chunk of file.stream()) {
      if (signal.aborted) return failure('stopped', 'while the file was being read', true);
      hash.update(chunk);
      done += chunk.length;
      onProgress({ phase: 'check', done, total: file.size });
    }
  } catch (error) {
    return failure('load-failed', `the file could not be read: ${String(error)}`, true);
  }
  const digest = bytesToHex(hash.digest());
  return { ok: true, value: { file, header: header.value, sha256: digest, notes: [] } };
}

async function checkedHeader(file: Blob): Promise<Result<GgufHeader>> {
  const header = await readGguf(sourceOfBlob(file));
  return header.ok && file.size > MAX_BYTES ? tooLarge(file.size) : header;
}

const tooLarge = (bytes: number) =>
  failure('unsupported-model', `${bytes} bytes; one file may have 2 GB`);

// ---- the network ----------------------------------------------------------------------------------

async function download(
  source: GgufAddress,
  mirror: string | null,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<Fetched>> {
  const url = mirror === null ? source.url : mirrored(source.url, mirror);
  const response = await request(url, signal);
  if (!response.ok) return response;
  const { body } = response.value;
  if (body === null) return failure('http-error', `an empty answer from ${url}`, true);
  try {
    const total = source.bytes ?? announcedLength(response.value);
    if (total !== null && total > MAX_BYTES) {
      await body.cancel();
      return tooLarge(total);
    }
    const got = await gather(body, total, onProgress);
    if (!got.ok) return got;
    const header = await checkedHeader(got.value.file);
    if (!header.ok) return header;
    if (source.sha256 !== undefined && source.sha256.toLowerCase() !== got.value.sha256) {
      const detail = `expected ${source.sha256}, received ${got.value.sha256}`;
      return failure('wrong-hash', detail, true);
    }
    return { ok: true, value: { ...got.value, header: header.value, notes: [] } };
  } catch (error) {
    return networkFailure(error, url, signal);
  }
}

async function gather(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  total: number | null,
  onProgress: OnProgress,
): Promise<Result<{ file: Blob; sha256: string }>> {
  const hash = sha256.create();
  const blobs: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let gathered = 0;
  let done = 0;
  for await (const chunk of body) {
    if (done === 0 && chunk.length >= 4) {
      // A page instead of a model is plain from the first bytes: no need to fetch the rest.
      const start = await readGguf(sourceOfBytes(chunk));
      if (!start.ok && start.error.code === 'not-gguf') return start;
    }
    hash.update(chunk);
    chunks.push(chunk);
    gathered += chunk.length;
    done += chunk.length;
    // Leaving the loop cancels the download: not every host says beforehand how much will come.
    if (done > MAX_BYTES) return tooLarge(done);
    if (gathered >= GATHER) {
      blobs.push(new Blob(chunks));
      chunks = [];
      gathered = 0;
    }
    onProgress({ phase: 'fetch', done, total });
  }
  return {
    ok: true,
    value: { file: new Blob([...blobs, ...chunks]), sha256: bytesToHex(hash.digest()) },
  };
}

// ---- the cache ------------------------------------------------------------------------------------

async function fromCache(source: GgufAddress): Promise<Result<Fetched> | null> {
  // There is no cache on a page that is not a secure context.
  if (!('caches' in self)) return null;
  const cache = await caches.open(GGUF_CACHE);
  const response = await cache.match(source.url);
  if (response === undefined) return null;
  const digest = response.headers.get(HASH_HEADER);
  const file = await response.blob();
  const header = await checkedHeader(file);
  const expected = source.sha256?.toLowerCase() ?? digest;
  if (digest === null || digest !== expected || !header.ok) {
    await cache.delete(source.url);
    return null;
  }
  return { ok: true, value: { file, header: header.value, sha256: digest, notes: [] } };
}

/** Stores the file and goes on with the stored copy, so that the one in memory can go. */
async function keep(url: string, fetched: Fetched): Promise<Result<Fetched>> {
  try {
    const cache = await caches.open(GGUF_CACHE);
    const headers = { [HASH_HEADER]: fetched.sha256, 'content-length': `${fetched.file.size}` };
    await cache.put(url, new Response(fetched.file, { headers }));
    const stored = await cache.match(url);
    if (stored === undefined) return { ok: true, value: fetched };
    return { ok: true, value: { ...fetched, file: await stored.blob() } };
  } catch (error) {
    // Full storage or a page without a cache: the model still runs, it is only not kept.
    const note = `The file could not be kept in this browser (${String(error)}); it will be fetched again next time.`;
    return { ok: true, value: { ...fetched, notes: [note] } };
  }
}

function paced(onProgress: OnProgress): OnProgress {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_PAUSE && progress.done !== progress.total) return;
    last = now;
    onProgress(progress);
  };
}
