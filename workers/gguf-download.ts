// Brings a GGUF file to the worker: kept by this browser, from the network, or from disk. What has
// come is kept from the first byte, so that a download goes on after a pause, a lost network or a
// closed tab; it counts as the model only after its size, header and hash have been checked, so that a
// sign-in page or a broken download can never be mistaken for one.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failure, type LoadProgress, type ModelSource, type Result } from '../src/core/engine/api';
import { readGguf, sourceOfBlob, sourceOfBytes, type GgufHeader } from '../src/core/engine/gguf';
import { mirrored } from '../src/core/engine/mirror';
import {
  announcedLength,
  hasRoomFor,
  isQuotaError,
  networkFailure,
  persistently,
  request,
} from './http';
import { openPlace, type Place } from './kept-files';

export interface Fetched {
  file: Blob;
  header: GgufHeader;
  sha256: string;
  notes: string[];
}

type GgufAddress = Extract<ModelSource, { kind: 'gguf-url' }>;
type OnProgress = (progress: LoadProgress) => void;

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
  const place = await openPlace(source.url);
  if (place === null) return failure('busy', 'the file is being fetched already', true);
  try {
    return (await kept(source, place)) ?? (await bring(source, mirror, place, signal, progress));
  } finally {
    place.close();
  }
}

// ---- a file that is there -------------------------------------------------------------------------

async function readFile(
  file: Blob,
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

/** The file that was fetched and checked before; null where it is not all there, or another one. */
async function kept(source: GgufAddress, place: Place): Promise<Result<Fetched> | null> {
  const { record } = place;
  if (record?.complete !== true || record.sha256 === null || record.bytes !== place.size) {
    return null;
  }
  const file = await place.blob();
  const header = await checkedHeader(file);
  if (header.ok && record.sha256 === (source.sha256?.toLowerCase() ?? record.sha256)) {
    return { ok: true, value: { file, header: header.value, sha256: record.sha256, notes: [] } };
  }
  place.clear();
  return null;
}

// ---- the network ----------------------------------------------------------------------------------

/** Fetches what is missing and checks the whole; a damaged file is dropped and fetched once more. */
async function bring(
  source: GgufAddress,
  mirror: string | null,
  place: Place,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<Fetched>> {
  const url = mirror === null ? source.url : mirrored(source.url, mirror);
  for (let isSecond = false; ; isSecond = true) {
    const filled = await fill(source, url, place, signal, onProgress);
    if (!filled.ok) return filled;
    const read = await readFile(await place.blob(), signal, onProgress);
    const checked = read.ok ? ofHash(source, read.value) : read;
    if (checked.ok) {
      const { sha256: digest, file } = checked.value;
      const { etag } = filled.value;
      const bytes = file.size;
      await place.note({
        kind: 'gguf',
        url: source.url,
        sha256: digest,
        bytes,
        etag,
        complete: true,
      });
      const note =
        'The file could not be kept in this browser; it will be fetched again next time.';
      return { ok: true, value: { ...checked.value, notes: place.isKept ? [] : [note] } };
    }
    if (checked.error.code === 'stopped') return checked;
    place.clear();
    if (isSecond || checked.error.code !== 'wrong-hash') return checked;
  }
}

function ofHash(source: GgufAddress, fetched: Fetched): Result<Fetched> {
  const expected = source.sha256?.toLowerCase() ?? fetched.sha256;
  if (expected === fetched.sha256) return { ok: true, value: fetched };
  return failure('wrong-hash', `expected ${expected}, received ${fetched.sha256}`, true);
}

function fill(
  source: GgufAddress,
  url: string,
  place: Place,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<{ etag: string | null }>> {
  let came = 0;
  const add = (bytes: number) => {
    came += bytes;
  };
  const attempt = () => transfer(source, url, place, signal, onProgress, add);
  return persistently(attempt, () => came, signal);
}

/** One answer of the host, from the byte on that is missing. */
async function transfer(
  source: GgufAddress,
  url: string,
  place: Place,
  signal: AbortSignal,
  onProgress: OnProgress,
  add: (bytes: number) => void,
): Promise<Result<{ etag: string | null }>> {
  // All is there, and only the check was missing.
  if (source.bytes !== undefined && place.size === source.bytes) {
    return { ok: true, value: { etag: place.record?.etag ?? null } };
  }
  // A range is the one header that needs no leave of the host beforehand.
  const range = place.size === 0 ? undefined : { Range: `bytes=${place.size}-` };
  const response = await request(url, signal, range);
  if (!response.ok) return range === undefined ? response : afresh(place, response);
  const { body, headers, status } = response.value;
  if (body === null) return failure('http-error', `an empty answer from ${url}`, true);
  const etag = headers.get('etag');
  if (place.size > 0 && !continues(place, status, headers, etag)) {
    place.clear();
    if (status === 206) {
      await body.cancel();
      return failure('http-error', 'the host has another edition of the file by now', true);
    }
  }
  const left = announcedLength(response.value);
  const total = source.bytes ?? (left === null ? null : place.size + left);
  const problem = await obstacle(total, place.size);
  if (problem !== null) {
    await body.cancel();
    return problem;
  }
  const begun = { kind: 'gguf', url: source.url, sha256: null, complete: false } as const;
  await place.note({ ...begun, bytes: total, etag });
  try {
    for await (const chunk of body) {
      const refusal = await foreign(chunk, place.size);
      // Leaving the loop cancels the download: not every host says beforehand how much will come.
      if (refusal !== null) return refusal;
      if (place.size + chunk.length > (total ?? MAX_BYTES)) {
        place.clear();
        return total === null ? tooLarge(MAX_BYTES + 1) : tooLong(total, url);
      }
      place.append(chunk);
      add(chunk.length);
      onProgress({ phase: 'fetch', done: place.size, total });
    }
  } catch (error) {
    if (isQuotaError(error)) return failure('storage-full', String(error));
    return networkFailure(error, url, signal);
  }
  if (total === null || place.size === total) return { ok: true, value: { etag } };
  return failure(
    'host-unreachable',
    `cut off after ${place.size} of ${total} bytes (${url})`,
    true,
  );
}

/** A host that refuses a range may still give the whole. */
function afresh(place: Place, refused: Extract<Result<Response>, { ok: false }>): Result<never> {
  if (refused.error.code !== 'http-error' || !refused.error.detail.startsWith('416'))
    return refused;
  place.clear();
  return failure('http-error', refused.error.detail, true);
}

/** Whether an answer goes on where the bytes that are there end, in the same edition of the file. */
function continues(place: Place, status: number, headers: Headers, etag: string | null): boolean {
  if (status !== 206) return false;
  const start = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1];
  const known = place.record?.etag ?? etag;
  // Not every host lets a page read where its answer begins; the hash decides in the end.
  return known === etag && (start === undefined || Number(start) === place.size);
}

async function obstacle(total: number | null, there: number): Promise<Result<never> | null> {
  if (total === null) return null;
  if (total > MAX_BYTES) return tooLarge(total);
  if (await hasRoomFor(total - there)) return null;
  return failure('storage-full', `${total - there} bytes are still to come`);
}

const tooLong = (total: number, url: string) =>
  failure('wrong-hash', `more than ${total} bytes came from ${url}`);

/** A page instead of a model is plain from the first bytes: no need to fetch the rest. */
async function foreign(
  chunk: Uint8Array<ArrayBuffer>,
  there: number,
): Promise<Result<never> | null> {
  if (there > 0 || chunk.length < 4) return null;
  const start = await readGguf(sourceOfBytes(chunk));
  return !start.ok && start.error.code === 'not-gguf' ? start : null;
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
