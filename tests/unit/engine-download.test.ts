// Downloads of models before an engine starts: what is too large, and files that do not belong together.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LoadProgress } from '../../src/core/engine/api';
import { partAddresses } from '../../src/core/engine/gguf-split';
import { fetchGguf } from '../../workers/gguf-download';
import { prepare } from '../../workers/mlc-download';
import { fromNetwork, supplyOf } from '../../workers/supply';
import { splitGguf } from '../fixtures/gguf-split';

const { signal } = new AbortController();
const quiet = () => undefined;
const network = fromNetwork(null);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a GGUF file', () => {
  test('of more than 2 GB is refused before a byte of it is read', async () => {
    const cancel = vi.fn();
    const pull = vi.fn();
    const body = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
    const headers = { 'content-length': '3000000000' };
    vi.stubGlobal('self', {});
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers })));
    const source = { kind: 'gguf-url', url: 'https://a.example/large.gguf' } as const;
    expect(await fetchGguf(source, network, signal, quiet)).toMatchObject({
      error: { code: 'unsupported-model', detail: '3000000000 bytes; one file may have 2 GB' },
    });
    expect(pull).not.toHaveBeenCalled();
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe('a GGUF model in parts', () => {
  const first = 'https://a.example/m-00001-of-00003.gguf';
  const addresses = partAddresses(first);
  const parts = splitGguf(
    new Uint8Array(readFileSync(new URL('../../public/baseline.gguf', import.meta.url))),
    3,
  );
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  const source = { kind: 'gguf-url', url: first } as const;
  /** What the host serves, and what it was asked. */
  let served: Map<string, Uint8Array<ArrayBuffer>>;
  let asked: string[];

  beforeEach(() => {
    served = new Map(
      addresses.map((address, index) => [address, parts[index] ?? new Uint8Array()]),
    );
    asked = [];
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('fetch', (url: string, { method = 'GET' }: RequestInit) => {
      asked.push(`${method} ${url.slice(-'1-of-00003.gguf'.length)}`);
      const bytes = served.get(url);
      if (bytes === undefined) return Promise.resolve(new Response(null, { status: 404 }));
      const headers = { 'content-length': String(bytes.length) };
      return Promise.resolve(new Response(method === 'HEAD' ? null : bytes, { headers }));
    });
  });

  test('is fetched from the address of any of its parts, with the total of all from the start', async () => {
    const steps: LoadProgress[] = [];
    const second = { ...source, url: addresses[1] ?? '' };
    const fetched = await fetchGguf(second, network, signal, (step) => steps.push(step));
    if (!fetched.ok) throw new Error(fetched.error.detail);
    const { header, files, bytes } = fetched.value;
    expect(header).toMatchObject({ name: 'Untrained baseline', parameters: 136_640 });
    expect(files.map(({ size }) => size)).toEqual(parts.map(({ length }) => length));
    expect(bytes).toBe(total);
    expect(steps.every((step) => step.total === total && step.done <= total)).toBe(true);
    expect(asked).toEqual(
      ['HEAD', 'GET'].flatMap((method) => [1, 2, 3].map((n) => `${method} ${n}-of-00003.gguf`)),
    );
  });

  test('of which a part is not there is refused before any byte is fetched, and the part is named', async () => {
    served.delete(addresses[2] ?? '');
    expect(await fetchGguf(source, network, signal, quiet)).toMatchObject({
      error: { code: 'parts-missing', detail: `part 3 of 3 is not at ${addresses[2] ?? ''}` },
    });
    expect(asked.filter((one) => one.startsWith('GET'))).toEqual([]);
  });

  test('whose host does not say sizes is fetched all the same', async () => {
    const usual = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
      init.method === 'HEAD'
        ? Promise.resolve(new Response(null, { status: 405 }))
        : usual(url, init),
    );
    const steps: LoadProgress[] = [];
    const fetched = await fetchGguf(source, network, signal, (step) => steps.push(step));
    expect(fetched.ok).toBe(true);
    expect(steps.filter(({ phase }) => phase === 'fetch').every((one) => one.total === null)).toBe(
      true,
    );
  });

  test('of which one is a sign-in page is refused', async () => {
    served.set(addresses[1] ?? '', new TextEncoder().encode('<!doctype html><p>Sign in</p>'));
    expect(await fetchGguf(source, network, signal, quiet)).toMatchObject({
      error: { code: 'not-gguf' },
    });
  });

  test('whose parts are of different editions is refused', async () => {
    served.set(addresses[1] ?? '', parts[2] ?? new Uint8Array());
    expect(await fetchGguf(source, network, signal, quiet)).toMatchObject({
      error: { code: 'parts-mixed' },
    });
  });

  test('for which there is no room is not begun', async () => {
    const estimate = () => Promise.resolve({ quota: total - 1, usage: 0 });
    vi.stubGlobal('navigator', { storage: { estimate } });
    expect(await fetchGguf(source, network, signal, quiet)).toMatchObject({
      error: { code: 'storage-full', detail: `${total} bytes are still to come` },
    });
    expect(asked.filter((one) => one.startsWith('GET'))).toEqual([]);
  });
});

describe('an MLC model', () => {
  const base = 'https://a.example/model/resolve/main/';
  const library = 'https://a.example/model.wasm';
  const model = { id: 'model', url: 'https://a.example/model', library };
  const wasm = '\0asm';
  const tokenizer = JSON.stringify({ model: { vocab: { A: 0, B: 1 } } });
  const config = JSON.stringify({ vocab_size: 2, tokenizer_files: ['tokenizer.json'] });
  const listOf = (...shards: string[]) =>
    JSON.stringify({
      records: shards.map((shard, index) => ({
        dataPath: `params_shard_${index}.bin`,
        nbytes: shard.length,
        md5sum: createHash('md5').update(shard).digest('hex'),
      })),
    });

  /** What the host serves. */
  let served: Map<string, string>;
  let fetched: string[];

  beforeEach(() => {
    served = new Map([
      [`${base}mlc-chat-config.json`, config],
      [`${base}tensor-cache.json`, listOf('old 0', 'old 1')],
      [`${base}tokenizer.json`, tokenizer],
      [`${base}params_shard_0.bin`, 'old 0'],
      [`${base}params_shard_1.bin`, 'old 1'],
      [library, wasm],
    ]);
    fetched = [];
    const scopes = new Map<string, Map<string, Response>>();
    const scope = (name: string) => {
      const files = scopes.get(name) ?? new Map<string, Response>();
      scopes.set(name, files);
      return Promise.resolve({
        match: (url: string) => Promise.resolve(files.get(url)?.clone()),
        put: (url: string, response: Response) => Promise.resolve(void files.set(url, response)),
        delete: (url: string) => Promise.resolve(files.delete(url)),
      });
    };
    vi.stubGlobal('caches', { open: scope });
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('fetch', (url: string) => {
      fetched.push(url);
      const text = served.get(url);
      return Promise.resolve(
        new Response(text ?? null, { status: text === undefined ? 404 : 200 }),
      );
    });
  });

  test('reports every byte that arrives, with the total once it is known', async () => {
    const steps: LoadProgress[] = [];
    expect((await prepare(model, network, signal, (step) => steps.push(step))).ok).toBe(true);
    const all = [...served.values()].reduce((sum, text) => sum + text.length, 0);
    expect(steps[0]).toEqual({ phase: 'fetch', done: config.length, total: null });
    expect(steps.at(-1)).toEqual({ phase: 'fetch', done: all, total: all });
  });

  test('is taken from the files of a folder, checked in the same way, without a request', async () => {
    const folder = (change: Record<string, string> = {}) => {
      const all = Object.entries({ ...Object.fromEntries(served), ...change });
      const files = new Map(all.map(([address, text]) => [address, new Blob([text])]));
      return supplyOf({ mirror: null, files });
    };
    const cut = { [`${base}params_shard_1.bin`]: 'old' };
    expect(await prepare(model, folder(cut), signal, quiet)).toMatchObject({
      error: { code: 'wrong-hash', detail: 'params_shard_1.bin: 3 bytes instead of 5' },
    });
    expect((await prepare(model, folder(), signal, quiet)).ok).toBe(true);
    expect(fetched).toEqual([]);
  });

  test('is fetched once', async () => {
    const first = await prepare(model, network, signal, quiet);
    fetched = [];
    expect(await prepare(model, network, signal, quiet)).toEqual(first);
    expect(fetched).toEqual([]);
  });

  test('whose branch has moved on heals on the next try, and keeps no shard of before', async () => {
    // All came, the second shard was cleared away; the branch moved, and every file kept its size.
    expect((await prepare(model, network, signal, quiet)).ok).toBe(true);
    await (await caches.open('webllm/model')).delete(`${base}params_shard_1.bin`);
    served.set(`${base}tensor-cache.json`, listOf('new 0', 'new 1'));
    served.set(`${base}params_shard_0.bin`, 'new 0');
    served.set(`${base}params_shard_1.bin`, 'new 1');
    expect(await prepare(model, network, signal, quiet)).toMatchObject({
      error: { code: 'wrong-hash' },
    });
    fetched = [];
    expect((await prepare(model, network, signal, quiet)).ok).toBe(true);
    expect(fetched).toContain(`${base}params_shard_0.bin`);
    expect(fetched).toContain(`${base}params_shard_1.bin`);
    expect(fetched).not.toContain(library);
  });

  test('has a damaged shard fetched once more, and never counts a byte twice', async () => {
    let asked = 0;
    const usual = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string) => {
      if (!url.endsWith('shard_1.bin')) return usual(url);
      asked += 1;
      return asked === 1 ? Promise.resolve(new Response('OLD 1')) : usual(url);
    });
    const steps: LoadProgress[] = [];
    expect((await prepare(model, network, signal, (step) => steps.push(step))).ok).toBe(true);
    expect(asked).toBe(2);
    expect(steps.every(({ done, total }) => total === null || done <= total)).toBe(true);
    expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
  });

  test('for which there is no room is not begun', async () => {
    const estimate = () => Promise.resolve({ quota: 100, usage: 95 });
    vi.stubGlobal('navigator', { storage: { estimate } });
    expect(await prepare(model, network, signal, quiet)).toMatchObject({
      error: { code: 'storage-full', detail: '10 bytes are to come' },
    });
    expect(fetched).not.toContain(`${base}params_shard_0.bin`);
  });

  test('whose host fails for a moment is asked again', async () => {
    let asked = 0;
    const usual = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string) => {
      if (!url.endsWith('shard_0.bin')) return usual(url);
      asked += 1;
      return asked === 1 ? Promise.resolve(new Response(null, { status: 503 })) : usual(url);
    });
    expect((await prepare(model, network, signal, quiet)).ok).toBe(true);
    expect(asked).toBe(2);
  });

  test('whose download was cut short is checked again before what is stored counts', async () => {
    served.delete(`${base}params_shard_1.bin`);
    expect((await prepare(model, network, signal, quiet)).ok).toBe(false);
    served.set(`${base}params_shard_1.bin`, 'old 1');
    fetched = [];
    expect((await prepare(model, network, signal, quiet)).ok).toBe(true);
    expect(fetched).toEqual([`${base}tensor-cache.json`, `${base}params_shard_1.bin`]);
  });
});
