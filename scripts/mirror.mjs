// npm run mirror -- <model…> [--from <mirror or folder>] --to <folder>
//
// Builds a mirror: a folder with models of the shelf in the layout of docs/formats.md, so that a
// classroom needs no internet (npm start -- --mirror <folder>). Without --from the files come from
// their own hosts; with it from another mirror, or from a local folder in the same layout. A model is
// named as the shelf names it, which stands for all of its variants, or by the id of one variant.
// What is there already and right is not fetched again, so a run that broke off goes on.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { ROOT } from './prepare.mjs';

/** @typedef {import('../src/core/engine/shelf').ShelfEntry} ShelfEntry */
/** @typedef {import('../src/core/engine/shelf').Variant} Variant */
/** @typedef {import('../src/core/engine/mirror').MirrorList['variants'][number]} Held */
/** @typedef {{ path: string, bytes: number, sha256: string }} Copied */
/** What is known of a file before it is fetched.
 *  @typedef {{ bytes?: number, sha256?: string, md5?: string }} Known */

/** How often a file is tried; each further wait is twice as long. */
const ATTEMPTS = 4;

/**
 * @template T
 * @param {string} file
 * @returns {Promise<T>}
 */
async function core(file) {
  const { module } = await runnerImport(join(ROOT, 'src', file), { root: ROOT, configFile: false });
  return /** @type {T} */ (module);
}

/**
 * Copies variants of a shelf into a folder and adds them to its mirror.json.
 * @param {object} wish
 * @param {readonly ShelfEntry[]} wish.shelf
 * @param {readonly string[]} wish.names models or variants
 * @param {string | null} wish.from an address or a folder; null for the files' own hosts
 * @param {string} wish.to a folder
 * @param {number} wish.firstWait milliseconds before a file is tried again
 * @param {(line: string) => void} log
 */
export async function buildMirror({ shelf, names, from, to, firstWait }, log) {
  const { mirrored, mirrorSchema } = /** @type {typeof import('../src/core/engine/mirror')} */ (
    await core('core/engine/mirror.ts')
  );
  const mlc = /** @type {typeof import('../src/core/engine/mlc')} */ (
    await core('core/engine/mlc.ts')
  );
  const v = await import('valibot');
  const variants = chosen(shelf, names);
  const base = from === null ? null : asBase(from);

  /** @param {string} address @param {Known} known @returns {Promise<Copied>} */
  const copy = async (address, known = {}) => {
    // The layout is the same for every base, so the path follows from any.
    const path = mirrored(address, 'file:///').slice('file:///'.length);
    const target = join(to, decodeURIComponent(path));
    const there = existsSync(target) ? await digestOf(target) : null;
    if (there !== null && problemWith(there, known) === null) {
      return { path, bytes: there.bytes, sha256: there.sha256 };
    }
    await mkdir(dirname(target), { recursive: true });
    const source = base === null ? address : mirrored(address, base);
    const got = await fetchInto(source, target, known, firstWait, log);
    log(`  ${path}: ${got.bytes} bytes`);
    return { path, ...got };
  };

  /** @param {Copied} file */
  const textOf = ({ path }) => readFile(join(to, decodeURIComponent(path)), 'utf8');

  /** @param {Extract<Variant, { format: 'mlc' }>} variant */
  const copyMlc = async (variant) => {
    const at = (/** @type {string} */ name) => new URL(name, mlc.folderOf(variant.url)).href;
    const config = await copy(at('mlc-chat-config.json'));
    const read = mlc.readJson(mlc.MlcConfig, await textOf(config));
    if (!read.ok) throw new Error(`${config.path} is no configuration: ${read.detail}`);
    const list = await copy(at('tensor-cache.json'));
    const shards = mlc.readJson(mlc.TensorCache, await textOf(list));
    if (!shards.ok) throw new Error(`${list.path} is no list of weights: ${shards.detail}`);
    const files = [config, list];
    for (const name of read.value.tokenizer_files) files.push(await copy(at(name)));
    for (const { dataPath, nbytes, md5sum } of shards.value.records) {
      const known = md5sum === undefined ? { bytes: nbytes } : { bytes: nbytes, md5: md5sum };
      files.push(await copy(at(dataPath), known));
    }
    files.push(await copy(variant.library));
    return files;
  };

  /** @type {Held[]} */
  const copied = [];
  for (const variant of variants) {
    log(variant.id);
    const files =
      variant.format === 'gguf'
        ? [await copy(variant.url, { bytes: variant.bytes, sha256: variant.sha256 })]
        : await copyMlc(variant);
    copied.push({ id: variant.id, files });
  }

  const listFile = join(to, 'mirror.json');
  const earlier = existsSync(listFile)
    ? v.parse(mirrorSchema, JSON.parse(await readFile(listFile, 'utf8'))).variants
    : [];
  const ids = new Set(copied.map(({ id }) => id));
  const all = [...earlier.filter(({ id }) => !ids.has(id)), ...copied];
  const list = { format: 'axia-mirror', formatVersion: 1, variants: all };
  await writeFile(`${listFile}.part`, `${JSON.stringify(list, null, 2)}\n`);
  await rename(`${listFile}.part`, listFile);
  return copied;
}

/**
 * @param {readonly ShelfEntry[]} shelf
 * @param {readonly string[]} names
 */
function chosen(shelf, names) {
  return names.flatMap((name) => {
    const variants = shelf.flatMap((one) => one.variants.filter(({ id }) => id === name));
    if (variants.length > 0) return variants;
    const entry = shelf.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (entry === undefined) throw new Error(`the shelf has no “${name}”`);
    return entry.variants;
  });
}

/** @param {string} from an address, or a folder of this machine */
function asBase(from) {
  const address = /^https?:\/\//.test(from) ? from : pathToFileURL(resolve(from)).href;
  return address.endsWith('/') ? address : `${address}/`;
}

/**
 * @param {string} source an address of http, https or file
 * @param {string} target
 * @param {Known} known
 * @param {number} firstWait
 * @param {(line: string) => void} log
 */
async function fetchInto(source, target, known, firstWait, log) {
  const part = `${target}.part`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pipeline(await bytesOf(source), createWriteStream(part));
      const digest = await digestOf(part);
      const problem = problemWith(digest, known);
      if (problem !== null) throw new Error(problem);
      await rename(part, target);
      return { bytes: digest.bytes, sha256: digest.sha256 };
    } catch (error) {
      await rm(part, { force: true });
      const words = error instanceof Error ? error.message : String(error);
      if (attempt === ATTEMPTS) throw new Error(`${source}: ${words}`, { cause: error });
      log(`  ${source}: ${words}; once more`);
      await new Promise((done) => setTimeout(done, firstWait * 2 ** (attempt - 1)));
    }
  }
}

/** @param {string} source */
async function bytesOf(source) {
  if (source.startsWith('file:')) {
    const path = fileURLToPath(source);
    if (!(await stat(path)).isFile()) throw new Error('it is no file');
    return createReadStream(path);
  }
  const response = await fetch(source);
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  return Readable.from(response.body);
}

/** @param {string} path */
async function digestOf(path) {
  const sha256 = createHash('sha256');
  const md5 = createHash('md5');
  let bytes = 0;
  let start = '';
  for await (const chunk of createReadStream(path)) {
    if (bytes === 0) start = chunk.subarray(0, 64).toString('latin1');
    bytes += chunk.length;
    sha256.update(chunk);
    md5.update(chunk);
  }
  return { bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex'), start };
}

/**
 * @param {Awaited<ReturnType<typeof digestOf>>} digest
 * @param {Known} known
 */
function problemWith(digest, known) {
  if (/^\s*(<!doctype|<html)/i.test(digest.start)) return 'a web page came in place of the file';
  if (known.bytes !== undefined && digest.bytes !== known.bytes) {
    return `${digest.bytes} bytes instead of ${known.bytes}`;
  }
  if (known.sha256 !== undefined && digest.sha256 !== known.sha256) {
    return `SHA-256 ${digest.sha256} instead of ${known.sha256}`;
  }
  if (known.md5 !== undefined && digest.md5 !== known.md5.toLowerCase()) {
    return `MD5 ${digest.md5} instead of ${known.md5}`;
  }
  return null;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, to: { type: 'string' } },
  });
  const { SHELF } = /** @type {typeof import('../src/engine/shelf')} */ (
    await core('engine/shelf.ts')
  );
  if (positionals.length === 0 || values.to === undefined) {
    console.error('npm run mirror -- <model…> [--from <mirror or folder>] --to <folder>\n');
    for (const { name, variants } of SHELF) {
      console.error(`${name}\n  ${variants.map(({ id }) => id).join('\n  ')}`);
    }
    process.exitCode = 1;
    return;
  }
  const wish = {
    shelf: SHELF,
    names: positionals,
    from: values.from ?? null,
    to: values.to,
    firstWait: 500,
  };
  const copied = await buildMirror(wish, (line) => console.log(line));
  console.log(`\n${copied.length} in ${values.to}. Serve it: npm start -- --mirror ${values.to}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
