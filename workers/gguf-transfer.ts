// Brings the bytes of one file of a GGUF model to where they are kept: what is missing, from the host that
// has it, until all is there. Whether it is the right file is checked afterwards (gguf-download.ts), but
// a page in its place, or more bytes than there may be, end it at once.

import { failure, type Result } from '../src/core/engine/api';
import { readGguf, sourceOfBytes } from '../src/core/engine/gguf';
import { announcedLength, hasRoomFor, isQuotaError, networkFailure, persistently } from './http';
import type { Place } from './kept-files';
import type { Supply } from './supply';

/** One file of a model, and where it is gathered. */
export interface Part {
  address: string;
  place: Place;
}

/** Told how many bytes of the file are there, of how many; null where the host does not say. */
export type OnBytes = (done: number, total: number | null) => void;

interface Way {
  supply: Supply;
  signal: AbortSignal;
  onBytes: OnBytes;
}

/** wllama cannot seek further in one file. */
export const MAX_BYTES = 2 ** 31 - 1;

export const tooLarge = (bytes: number): Result<never> =>
  failure('unsupported-model', `${bytes} bytes; one file may have 2 GB`);

/**
 * Fetches what is missing of a file; the value is the host's name for its edition, or null.
 *
 * @param bytes of the whole file; null where it is not known beforehand
 */
export function fill(part: Part, bytes: number | null, way: Way): Promise<Result<string | null>> {
  let came = 0;
  const add = (count: number) => {
    came += count;
  };
  return persistently(
    () => transfer(part, bytes, way, add),
    () => came,
    way.signal,
  );
}

/** One answer of the host, from the byte on that is missing. */
async function transfer(
  { address, place }: Part,
  bytes: number | null,
  { supply, signal, onBytes }: Way,
  add: (bytes: number) => void,
): Promise<Result<string | null>> {
  // All is there, and only the check was missing.
  if (place.size > 0 && place.size === (bytes ?? place.record?.bytes)) {
    return { ok: true, value: place.record?.etag ?? null };
  }
  // A range is the one header that needs no leave of the host beforehand.
  const range = place.size === 0 ? undefined : { Range: `bytes=${place.size}-` };
  const response = await supply.get(address, signal, range);
  if (!response.ok) return range === undefined ? response : afresh(place, response);
  const { body, headers, status } = response.value;
  if (body === null) return failure('http-error', `an empty answer from ${address}`, true);
  const etag = headers.get('etag');
  if (place.size > 0 && !continues(place, status, headers, etag)) {
    place.clear();
    if (status === 206) {
      await body.cancel();
      return failure('http-error', 'the host has another edition of the file by now', true);
    }
  }
  const left = announcedLength(response.value);
  const total = bytes ?? (left === null ? null : place.size + left);
  const problem = await obstacle(total, place.size);
  if (problem !== null) {
    await body.cancel();
    return problem;
  }
  const begun = { kind: 'gguf', url: address, sha256: null, complete: false } as const;
  await place.note({ ...begun, bytes: total, etag });
  try {
    for await (const chunk of body) {
      const refusal = await foreign(chunk, place.size);
      // Leaving the loop cancels the download: not every host says beforehand how much will come.
      if (refusal !== null) return refusal;
      if (place.size + chunk.length > (total ?? MAX_BYTES)) {
        place.clear();
        return total === null ? tooLarge(MAX_BYTES + 1) : tooLong(total, address);
      }
      place.append(chunk);
      add(chunk.length);
      onBytes(place.size, total);
    }
  } catch (error) {
    if (isQuotaError(error)) return failure('storage-full', String(error));
    return networkFailure(error, address, signal);
  }
  if (total === null || place.size === total) return { ok: true, value: etag };
  const detail = `cut off after ${place.size} of ${total} bytes (${address})`;
  return failure('host-unreachable', detail, true);
}

/** A host that refuses a range may still give the whole. */
function afresh(place: Place, refused: Extract<Result<never>, { ok: false }>): Result<never> {
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
  return total > MAX_BYTES ? tooLarge(total) : roomProblem(total - there);
}

/** Null where there is room for so many bytes, as far as the browser says. */
export async function roomProblem(bytes: number): Promise<Result<never> | null> {
  if (await hasRoomFor(bytes)) return null;
  return failure('storage-full', `${bytes} bytes are still to come`);
}

const tooLong = (total: number, address: string) =>
  failure('wrong-hash', `more than ${total} bytes came from ${address}`);

/** A page instead of a model is plain from the first bytes: no need to fetch the rest. */
async function foreign(
  chunk: Uint8Array<ArrayBuffer>,
  there: number,
): Promise<Result<never> | null> {
  if (there > 0 || chunk.length < 4) return null;
  const start = await readGguf(sourceOfBytes(chunk));
  return !start.ok && start.error.code === 'not-gguf' ? start : null;
}
