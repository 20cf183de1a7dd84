// Fills the browser caches that WebLLM reads, before WebLLM starts: every file is fetched and checked
// here, so that progress is in bytes, failures have a cause, and what is not a shard of the right
// size and hash never counts as one. The library then finds everything and asks the network nothing.

import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { failure, type LoadProgress, type Result } from '../src/core/engine/api';
import {
  folderOf,
  MlcConfig,
  readJson,
  shortTokensOf,
  TensorCache,
  type Shard,
} from '../src/core/engine/mlc';
import { MLC_CACHES } from '../src/core/engine/kept';
import type { ShortTokens } from '../src/core/engine/pieces';
import { hasRoomFor, isQuotaError, networkFailure, persistently } from './http';
import { noteKept } from './kept-files';
import type { Supply } from './supply';

export interface Prepared {
  config: MlcConfig;
  shortTokens: ShortTokens;
  /** SHA-256 over configuration, list of shards (with their hashes), tokenizer and library. */
  revision: string;
  bytes: number;
}

const CONFIG = 'mlc-chat-config.json';
const LIST = 'tensor-cache.json';
const TOKENIZER = 'tokenizer.json';

const LANES = 3;
const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** How files are brought. */
interface Way {
  signal: AbortSignal;
  supply: Supply;
  /** Is told of every byte that has arrived, from the network or from the cache, and taken back. */
  add: (bytes: number) => void;
  /** Bytes that have arrived so far, also those that were thrown away. */
  came: () => number;
}

type Bytes = Uint8Array<ArrayBuffer>;

type Failure = Extract<Result<never>, { ok: false }>;

/** Says what is wrong with a file's bytes; null where nothing is. */
type Check = (bytes: Uint8Array) => string | null;

export async function prepare(
  model: { id: string; url: string; library: string },
  supply: Supply,
  signal: AbortSignal,
  onProgress: (progress: LoadProgress) => void,
): Promise<Result<Prepared>> {
  const folder = folderOf(model.url);
  const at = (name: string) => new URL(name, folder).href;
  const tally = tallyOf(onProgress);
  const way: Way = { signal, supply, add: tally.add, came: tally.came };
  const record = { kind: 'mlc', id: model.id, url: model.url, library: model.library } as const;

  const configText = await text(MLC_CACHES.config, at(CONFIG), way, (json) => {
    const read = readJson(MlcConfig, json);
    return read.ok ? null : read.detail;
  });
  if (!configText.ok) return configText;
  const config = readJson(MlcConfig, configText.value);
  if (!config.ok) return failure('http-error', config.detail);

  // The list is stored last: where it is stored, all of its shards were complete and had its hashes.
  const storedList = await found(MLC_CACHES.model, at(LIST), way, isList);
  const listBytes = storedList ?? (await fetched(at(LIST), way, isList));
  if (!listBytes.ok) return listBytes;
  const listText = new TextDecoder().decode(listBytes.value);
  const list = readJson(TensorCache, listText);
  if (!list.ok) return failure('http-error', list.detail);

  if (!config.value.tokenizer_files.includes(TOKENIZER)) {
    return failure('unsupported-model', 'it has no tokenizer.json, so its labels are not known');
  }
  const tokenizer = await text(MLC_CACHES.model, at(TOKENIZER), way, (json) =>
    shortTokensOf(json) === null ? 'it is no tokenizer' : null,
  );
  if (!tokenizer.ok) return tokenizer;

  const library = await kept(MLC_CACHES.library, model.library, way, isWasm);
  if (!library.ok) return library;

  const { records } = list.value;
  const bytes = records.reduce((sum, shard) => sum + shard.nbytes, 0);
  tally.expect(bytes);
  if (storedList === null) {
    await noteKept({ ...record, bytes, complete: false });
    // Some shards may be there already; how much of the room is theirs the browser does not say.
    if (!(await hasRoomFor(bytes)) && !(await hasSome(records, at))) {
      return failure('storage-full', `${bytes} bytes are to come`);
    }
  }
  const problem = await fetchShards(records, storedList === null ? hasHash : hasSize, at, way);
  if (problem !== null) {
    // The branch may have moved on since these were stored: the next try reads them anew.
    if (problem.error.code === 'wrong-hash') await forget(at);
    return problem;
  }
  if (storedList === null) {
    const saved = await store(MLC_CACHES.model, at(LIST), listBytes.value);
    if (!saved.ok) return saved;
  }
  await noteKept({ ...record, bytes, complete: true });

  return {
    ok: true,
    value: {
      config: config.value,
      shortTokens: shortTokensOf(tokenizer.value) ?? new Map(),
      revision: hashOf([
        utf8ToBytes(configText.value),
        listBytes.value,
        utf8ToBytes(tokenizer.value),
        library.value,
      ]),
      bytes,
    },
  };
}

/** SHA-256 over the hashes of all files that decide an answer; the list of shards names theirs. */
function hashOf(files: readonly Uint8Array[]): string {
  const all = sha256.create();
  for (const file of files) all.update(sha256(file));
  return bytesToHex(all.digest());
}

/** Adds up what has arrived; the total is known once the list of shards is. */
function tallyOf(onProgress: (progress: LoadProgress) => void) {
  let done = 0;
  let came = 0;
  let total: number | null = null;
  return {
    came: () => came,
    add: (bytes: number) => {
      done += bytes;
      came += Math.max(0, bytes);
      onProgress({ phase: 'fetch', done, total });
    },
    /** @param further bytes that are still to come */
    expect: (further: number) => {
      total = done + further;
    },
  };
}

const isList: Check = (bytes) => {
  const read = readJson(TensorCache, new TextDecoder().decode(bytes));
  return read.ok ? null : read.detail;
};

const isWasm: Check = (bytes) =>
  WASM_MAGIC.every((byte, index) => bytes[index] === byte) ? null : 'it is no WebAssembly module';

// ---- weights --------------------------------------------------------------------------------------

/** @returns the first problem, or null when all shards are stored */
async function fetchShards(
  shards: readonly Shard[],
  isIntact: IsIntact,
  at: (name: string) => string,
  way: Way,
): Promise<Failure | null> {
  const queue = shards.values();
  const problems: Failure[] = [];
  const lane = async () => {
    for (const shard of queue) {
      const result = await fetchShard(shard, isIntact, at(shard.dataPath), way);
      if (!result.ok) problems.push(result);
      if (problems.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return problems[0] ?? null;
}

/** Whether a stored file is the shard. */
type IsIntact = (shard: Shard, stored: Blob) => Promise<boolean>;

/** Enough where the list is stored, because the shard was checked against it then. */
const hasSize: IsIntact = (shard, stored) => Promise.resolve(stored.size === shard.nbytes);

const hasHash: IsIntact = async (shard, stored) =>
  stored.size === shard.nbytes &&
  shardProblem(shard, new Uint8Array(await stored.arrayBuffer())) === null;

async function fetchShard(
  shard: Shard,
  isIntact: IsIntact,
  url: string,
  way: Way,
): Promise<Result<null>> {
  const cache = await caches.open(MLC_CACHES.model);
  const stored = await cache.match(url);
  if (stored !== undefined) {
    if (await isIntact(shard, await stored.blob())) {
      way.add(shard.nbytes);
      return { ok: true, value: null };
    }
    // Half a download, a sign-in page that was stored as weights, or another revision's shard.
    await cache.delete(url);
  }
  for (let isSecond = false; ; isSecond = true) {
    const bytes = await download(url, way);
    if (!bytes.ok) return bytes;
    const problem = shardProblem(shard, bytes.value);
    if (problem === null) return store(MLC_CACHES.model, url, bytes.value);
    // A damaged part is dropped and fetched once more; twice the same is not chance.
    way.add(-bytes.value.length);
    if (isSecond) return failure('wrong-hash', `${shard.dataPath}: ${problem}`, true);
  }
}

async function hasSome(shards: readonly Shard[], at: (name: string) => string): Promise<boolean> {
  const cache = await caches.open(MLC_CACHES.model);
  const found = await Promise.all(shards.map(({ dataPath }) => cache.match(at(dataPath))));
  return found.some((one) => one !== undefined);
}

function shardProblem(shard: Shard, bytes: Uint8Array): string | null {
  if (bytes.length !== shard.nbytes) return `${bytes.length} bytes instead of ${shard.nbytes}`;
  if (shard.md5sum === undefined) return null;
  const hash = bytesToHex(md5(bytes));
  return hash === shard.md5sum.toLowerCase() ? null : `MD5 ${hash} instead of ${shard.md5sum}`;
}

// ---- single files ---------------------------------------------------------------------------------

async function text(
  scope: string,
  url: string,
  way: Way,
  check: (text: string) => string | null,
): Promise<Result<string>> {
  const decoder = new TextDecoder();
  const bytes = await kept(scope, url, way, (data) => check(decoder.decode(data)));
  return bytes.ok ? { ok: true, value: decoder.decode(bytes.value) } : bytes;
}

/** A file from the cache if it is there and in order, otherwise from the network into the cache. */
async function kept(scope: string, url: string, way: Way, check: Check): Promise<Result<Bytes>> {
  const stored = await found(scope, url, way, check);
  if (stored !== null) return stored;
  const bytes = await fetched(url, way, check);
  if (!bytes.ok) return bytes;
  const saved = await store(scope, url, bytes.value);
  return saved.ok ? bytes : saved;
}

/** A file from the cache; null where it is not there, or was not in order and is deleted now. */
async function found(
  scope: string,
  url: string,
  { add }: Way,
  check: Check,
): Promise<{ ok: true; value: Bytes } | null> {
  const cache = await caches.open(scope);
  const stored = await cache.match(url);
  if (stored === undefined) return null;
  const bytes = new Uint8Array(await stored.arrayBuffer());
  if (check(bytes) !== null) {
    await cache.delete(url);
    return null;
  }
  add(bytes.length);
  return { ok: true, value: bytes };
}

/** A file from the network, if it is in order. */
async function fetched(url: string, way: Way, check: Check): Promise<Result<Bytes>> {
  const bytes = await download(url, way);
  if (!bytes.ok) return bytes;
  const problem = check(bytes.value);
  if (problem === null) return bytes;
  return failure('http-error', `something else came from ${url}: ${problem}`);
}

function download(url: string, way: Way): Promise<Result<Bytes>> {
  return persistently(() => transfer(url, way), way.came, way.signal);
}

/** One answer of the host; what came of a broken one is taken back. */
async function transfer(url: string, { supply, signal, add }: Way): Promise<Result<Bytes>> {
  const response = await supply.get(url, signal);
  if (!response.ok) return response;
  if (response.value.body === null) {
    return failure('http-error', `an empty answer from ${url}`, true);
  }
  const chunks: Bytes[] = [];
  let came = 0;
  try {
    for await (const chunk of response.value.body) {
      chunks.push(chunk);
      came += chunk.length;
      add(chunk.length);
    }
    return { ok: true, value: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
  } catch (error) {
    add(-came);
    return networkFailure(error, url, signal);
  }
}

/** Drops the files that name a revision; its shards stay and are checked against the next list. */
async function forget(at: (name: string) => string): Promise<void> {
  await (await caches.open(MLC_CACHES.config)).delete(at(CONFIG));
  const files = await caches.open(MLC_CACHES.model);
  for (const name of [LIST, TOKENIZER]) await files.delete(at(name));
}

async function store(scope: string, url: string, bytes: Bytes): Promise<Result<null>> {
  try {
    const cache = await caches.open(scope);
    await cache.put(url, new Response(bytes));
    return { ok: true, value: null };
  } catch (error) {
    // Unlike a GGUF file, these must be stored: the library reads them from the cache only.
    const detail = `the browser could not store ${url}: ${String(error)}`;
    return isQuotaError(error)
      ? failure('storage-full', detail)
      : failure('load-failed', detail, true);
  }
}
