// `npm run mirror` against real local servers: what it copies from, whatever they do, and what the
// folder then holds. The shelf of these tests has one model with a GGUF file and an MLC variant.
import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMirror } from '../../scripts/mirror.mjs';
import { mirrored, mirrorSchema } from '../../src/core/engine/mirror';
import type { ShelfEntry } from '../../src/core/engine/shelf';

const hashed = (name: 'sha256' | 'md5', text: string) =>
  createHash(name).update(text).digest('hex');

const GGUF = 'GGUF and so on';
const SHARD = 'weights';
const FOLDER = 'mlc-ai/Small-q4f32_1-MLC/resolve/main';
const records = [
  { dataPath: 'params_shard_0.bin', nbytes: SHARD.length, md5sum: hashed('md5', SHARD) },
];
const FILES = new Map([
  ['maker/Small-GGUF/resolve/0123/small.gguf', GGUF],
  [
    `${FOLDER}/mlc-chat-config.json`,
    JSON.stringify({ vocab_size: 2, tokenizer_files: ['tokenizer.json'] }),
  ],
  [`${FOLDER}/tensor-cache.json`, JSON.stringify({ records })],
  [`${FOLDER}/tokenizer.json`, '{}'],
  [`${FOLDER}/params_shard_0.bin`, SHARD],
  ['libraries/main/small.wasm', '\0asm'],
]);

const SMALL: ShelfEntry = {
  name: 'Small',
  maker: 'Maker',
  countries: ['France'],
  licence: 'MIT',
  licenceUrl: 'https://maker.example/licence',
  card: 'https://maker.example/small',
  parameters: 100_000_000,
  contextLength: 2048,
  released: '2026-01',
  training: 'chat',
  thinking: 'none',
  variants: [
    {
      format: 'mlc',
      id: 'Small-q4f32_1-MLC',
      quantisation: 'q4f32_1',
      memoryMegabytes: 100,
      url: 'https://hub.example/mlc-ai/Small-q4f32_1-MLC',
      library: 'https://raw.example/libraries/main/small.wasm',
    },
    {
      format: 'gguf',
      id: 'small',
      quantisation: 'Q8_0',
      bytes: GGUF.length,
      sha256: hashed('sha256', GGUF),
      cacheBytesPerToken: 100,
      url: 'https://hub.example/maker/Small-GGUF/resolve/0123/small.gguf',
    },
  ],
};

let folder: string;
let served: Map<string, string>;
let asked: string[];
let answer: RequestListener;
let server: Server;
let base: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'axia-mirror-'));
  served = new Map(FILES);
  asked = [];
  answer = (request, response) => {
    const path = request.url?.slice('/m/'.length) ?? '';
    const text = served.get(path);
    response.writeHead(text === undefined ? 404 : 200).end(text);
  };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  base = `http://127.0.0.1:${port}/m`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const build = (names: string[], from: string | null = base, to = folder) =>
  buildMirror({ shelf: [SMALL], names, from, to, firstWait: 1 }, () => undefined);

const listOf = async (to = folder) =>
  v.parse(mirrorSchema, JSON.parse(await readFile(join(to, 'mirror.json'), 'utf8')));

test('an address keeps its path under the base', () => {
  const address = 'https://hub.example/a/b/resolve/main/c.gguf';
  expect(mirrored(address, 'http://localhost:8080/m/')).toBe(
    'http://localhost:8080/m/a/b/resolve/main/c.gguf',
  );
});

test.each(['../etc/passwd', '/etc/passwd', 'a/../b', 'a/..', './a'])(
  'a mirror that names the path %s is refused',
  (path) => {
    const files = [{ path, bytes: 1, sha256: '0'.repeat(64) }];
    const list = { format: 'axia-mirror', formatVersion: 1, variants: [{ id: 'a', files }] };
    expect(v.is(mirrorSchema, list)).toBe(false);
  },
);

describe('a mirror', () => {
  test('holds every file of a model in the layout of its hosts, and lists them', async () => {
    await build(['Small']);
    for (const [path, text] of FILES) {
      expect(await readFile(join(folder, path), 'utf8')).toBe(text);
    }
    const { variants } = await listOf();
    expect(variants.map(({ id }) => id)).toEqual(['Small-q4f32_1-MLC', 'small']);
    const paths = variants.flatMap(({ files }) => files.map(({ path }) => path));
    expect(paths.sort()).toEqual([...FILES.keys()].sort());
    expect(variants[1]?.files[0]).toEqual({
      path: 'maker/Small-GGUF/resolve/0123/small.gguf',
      bytes: GGUF.length,
      sha256: hashed('sha256', GGUF),
    });
  });

  test('can be built from another mirror, and from a folder', async () => {
    await build(['Small']);
    const second = join(folder, 'second');
    await build(['Small'], folder, second);
    expect(await listOf(second)).toEqual(await listOf());
  });

  test('is added to, one variant at a time, and fetches nothing twice', async () => {
    await build(['small']);
    expect(asked).toHaveLength(1);
    await build(['Small-q4f32_1-MLC']);
    expect((await listOf()).variants).toHaveLength(2);
    asked = [];
    await build(['small']);
    expect(asked).toEqual([]);
  });

  test('fetches a damaged file again', async () => {
    await build(['small']);
    await writeFile(join(folder, 'maker/Small-GGUF/resolve/0123/small.gguf'), 'GGUF and so oN');
    await build(['small']);
    expect(asked).toHaveLength(2);
  });

  test('tries a host again that fails once', async () => {
    const usual = answer;
    answer = (request, response) => {
      if (asked.length > 1) usual(request, response);
      else response.writeHead(503).end();
    };
    await build(['small']);
    expect(asked).toHaveLength(2);
  });
});

describe('what is not the model', () => {
  const path = 'maker/Small-GGUF/resolve/0123/small.gguf';

  test.each([
    ['a sign-in page', '<!doctype html><p>Sign in', 'a web page came in place of the file'],
    ['half a file', 'GGUF', '4 bytes instead of 14'],
    ['another file of the same size', 'GGUF and so oN', /SHA-256 .* instead of/],
  ])('%s is kept nowhere and listed nowhere', async (_, text, words) => {
    served.set(path, text);
    await expect(build(['small'])).rejects.toThrow(words);
    await expect(readFile(join(folder, path))).rejects.toThrow('ENOENT');
    await expect(readFile(join(folder, 'mirror.json'))).rejects.toThrow('ENOENT');
  });

  test('a name that the shelf lacks is refused before anything is asked', async () => {
    await expect(build(['Large'])).rejects.toThrow('the shelf has no “Large”');
    expect(asked).toEqual([]);
  });
});
