// Brings a GGUF model, in one file or in parts, to the worker: kept by this browser, from the network, or
// from disk. What has come is kept from the first byte, so that a download goes on after a pause, a lost
// network or a closed tab; it counts as the model only after its size, header and hash have been
// checked, so that a sign-in page or a broken download can never be mistaken for one.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failure, type LoadProgress, type ModelSource, type Result } from '../src/core/engine/api';
import {
  readGgufParts,
  sourceOfBlob,
  type GgufHeader,
  type GgufModel,
} from '../src/core/engine/gguf';
import { partAddresses, wholeHash } from '../src/core/engine/gguf-split';
import { fill, MAX_BYTES, roomProblem, tooLarge, type OnBytes, type Part } from './gguf-transfer';
import { openPlace } from './kept-files';
import { isMissing, type Supply } from './supply';

export interface Fetched {
  /** In the order in which the engine takes them. */
  files: Blob[];
  /** Of all files together. */
  bytes: number;
  header: GgufHeader;
  sha256: string;
  notes: string[];
}

type GgufAddress = Extract<ModelSource, { kind: 'gguf-url' }>;
type OnProgress = (progress: LoadProgress) => void;

/** Progress crosses to the page at most this often, in milliseconds. */
const PROGRESS_PAUSE = 100;

export async function fetchGguf(
  source: Exclude<ModelSource, { kind: 'mlc' }>,
  supply: Supply,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<Fetched>> {
  const progress = paced(onProgress);
  if (source.kind === 'gguf-file') {
    const read = await readFiles(source.files, signal, progress);
    return read.ok ? { ok: true, value: { ...read.value, notes: [] } } : read;
  }
  const parts: Part[] = [];
  try {
    for (const address of partAddresses(source.url)) {
      const place = await openPlace(address);
      if (place === null) return failure('busy', 'the file is being fetched already', true);
      parts.push({ address, place });
    }
    return (
      (await kept(source, parts)) ?? (await bring(source, { parts, supply, signal, progress }))
    );
  } finally {
    for (const { place } of parts) place.close();
  }
}

// ---- files that are there -------------------------------------------------------------------------

interface Read extends Omit<Fetched, 'notes'> {
  /** SHA-256 of each file, in the order in which they were given. */
  digests: string[];
}

/** Reads and hashes the files of one model, which may stand in any order. */
async function readFiles(
  files: readonly Blob[],
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<Read>> {
  const model = await checkedModel(files);
  if (!model.ok) return model;
  const total = sum(files.map(({ size }) => size));
  const digests: string[] = [];
  let done = 0;
  try {
    for (const file of files) {
      const hash = sha256.create();
      for await (const chunk of file.stream()) {
        if (signal.aborted) return failure('stopped', 'while the file was being read', true);
        hash.update(chunk);
        done += chunk.length;
        onProgress({ phase: 'check', done, total });
      }
      digests.push(bytesToHex(hash.digest()));
    }
  } catch (error) {
    return failure('load-failed', `the file could not be read: ${String(error)}`, true);
  }
  return { ok: true, value: { ...inOrder(model.value, files, digests), digests } };
}

function inOrder({ header, order }: GgufModel, files: readonly Blob[], digests: readonly string[]) {
  return {
    files: order.flatMap((index) => files[index] ?? []),
    bytes: sum(files.map(({ size }) => size)),
    header,
    sha256: wholeHash(order.flatMap((index) => digests[index] ?? [])),
  };
}

async function checkedModel(files: readonly Blob[]): Promise<Result<GgufModel>> {
  const model = await readGgufParts(files.map(sourceOfBlob));
  const large = files.find(({ size }) => size > MAX_BYTES);
  return model.ok && large !== undefined ? tooLarge(large.size) : model;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** What was fetched and checked before; null where it is not all there, or something else. */
async function kept(source: GgufAddress, parts: readonly Part[]): Promise<Result<Fetched> | null> {
  const digests = parts.flatMap(({ place: { record, size } }) =>
    record?.complete === true && record.bytes === size ? (record.sha256 ?? []) : [],
  );
  if (digests.length < parts.length) return null;
  const files = await blobsOf(parts);
  const model = await checkedModel(files);
  if (model.ok) {
    const whole = inOrder(model.value, files, digests);
    const checked = ofHash(source, { ...whole, notes: [] });
    if (checked.ok) return checked;
  }
  for (const { place } of parts) place.clear();
  return null;
}

const blobsOf = (parts: readonly Part[]) => Promise.all(parts.map(({ place }) => place.blob()));

// ---- what is fetched ------------------------------------------------------------------------------

interface Way {
  parts: readonly Part[];
  supply: Supply;
  signal: AbortSignal;
  progress: OnProgress;
}

/** Fetches what is missing and checks the whole; what is damaged is dropped and fetched once more. */
async function bring(source: GgufAddress, way: Way): Promise<Result<Fetched>> {
  const { parts, signal, progress } = way;
  const sizes = await sizesOf(source, way);
  if (!sizes.ok) return sizes;
  for (let isSecond = false; ; isSecond = true) {
    const etags = await fillAll(sizes.value, way);
    if (!etags.ok) return etags;
    const read = await readFiles(await blobsOf(parts), signal, progress);
    const checked = read.ok ? ofHash(source, read.value) : read;
    if (checked.ok) {
      const { digests, ...whole } = checked.value;
      await noteAll(parts, digests, etags.value);
      return { ok: true, value: { ...whole, notes: notesOf(parts) } };
    }
    if (checked.error.code === 'stopped') return checked;
    for (const { place } of parts) place.clear();
    if (isSecond || checked.error.code !== 'wrong-hash') return checked;
  }
}

function notesOf(parts: readonly Part[]): string[] {
  if (parts.every(({ place }) => place.isKept)) return [];
  return ['The file could not be kept in this browser; it will be fetched again next time.'];
}

async function noteAll(
  parts: readonly Part[],
  digests: readonly string[],
  etags: readonly (string | null)[],
): Promise<void> {
  for (const [index, { address, place }] of parts.entries()) {
    await place.note({
      kind: 'gguf',
      url: address,
      sha256: digests[index] ?? null,
      bytes: place.size,
      etag: etags[index] ?? null,
      complete: true,
    });
  }
}

function ofHash<T extends { sha256: string }>(source: GgufAddress, found: T): Result<T> {
  const expected = source.sha256?.toLowerCase() ?? found.sha256;
  if (expected === found.sha256) return { ok: true, value: found };
  return failure('wrong-hash', `expected ${expected}, received ${found.sha256}`, true);
}

/**
 * Bytes of each part; null where nobody says. Of a model in one file the answer itself tells; of one in
 * parts all are asked first, so that a missing part is known before gigabytes are fetched for nothing.
 */
async function sizesOf(
  source: GgufAddress,
  { parts, supply, signal }: Way,
): Promise<Result<(number | null)[]>> {
  if (parts.length === 1) return { ok: true, value: [source.bytes ?? null] };
  const sizes: (number | null)[] = [];
  for (const [index, { address }] of parts.entries()) {
    const size = await supply.size(address, signal);
    if (!size.ok && isMissing(size.error)) {
      return failure('parts-missing', `part ${index + 1} of ${parts.length} is not at ${address}`);
    }
    if (!size.ok) return size;
    sizes.push(size.value);
  }
  const large = sizes.find((size) => size !== null && size > MAX_BYTES);
  if (large !== undefined && large !== null) return tooLarge(large);
  const open = sum(sizes.map((size) => size ?? 0)) - sum(parts.map(({ place }) => place.size));
  return (await roomProblem(open)) ?? { ok: true, value: sizes };
}

/** Fetches all parts one after another; the value names the edition of each. */
async function fillAll(
  sizes: readonly (number | null)[],
  { parts, supply, signal, progress }: Way,
): Promise<Result<(string | null)[]>> {
  const etags: (string | null)[] = [];
  let before = 0;
  for (const [index, part] of parts.entries()) {
    const others = totalOf(sizes.filter((_, other) => other !== index));
    const onBytes: OnBytes = (done, total) => {
      const whole = total === null || others === null ? null : total + others;
      progress({ phase: 'fetch', done: before + done, total: whole });
    };
    const filled = await fill(part, sizes[index] ?? null, { supply, signal, onBytes });
    if (!filled.ok) return filled;
    etags.push(filled.value);
    before += part.place.size;
  }
  return { ok: true, value: etags };
}

/** Null where one of them is unknown. */
function totalOf(sizes: readonly (number | null)[]): number | null {
  const known = sizes.filter((size) => size !== null);
  return known.length < sizes.length ? null : sum(known);
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
