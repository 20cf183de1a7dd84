// Downloads of models before an engine starts: what is too large, and files that do not belong together.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LoadProgress } from '../../src/core/engine/api';
import { fetchGguf } from '../../workers/gguf-download';
import { prepare } from '../../workers/mlc-download';

const { signal } = new AbortController();
const quiet = () => undefined;

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
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers })));
    const source = { kind: 'gguf-url', url: 'https://a.example/large.gguf' } as const;
    expect(await fetchGguf(source, null, signal, quiet)).toMatchObject({
      error: { code: 'unsupported-model', detail: '3000000000 bytes; one file may have 2 GB' },
    });
    expect(pull).not.toHaveBeenCalled();
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe('an MLC model', () => {
  const base = 'https://a.example/model/resolve/main/';
  const library = 'https://a.example/model.wasm';
  const model = { url: 'https://a.example/model', library };
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
    expect((await prepare(model, null, signal, (step) => steps.push(step))).ok).toBe(true);
    const all = [...served.values()].reduce((sum, text) => sum + text.length, 0);
    expect(steps[0]).toEqual({ phase: 'fetch', done: config.length, total: null });
    expect(steps.at(-1)).toEqual({ phase: 'fetch', done: all, total: all });
  });

  test('is fetched once', async () => {
    const first = await prepare(model, null, signal, quiet);
    fetched = [];
    expect(await prepare(model, null, signal, quiet)).toEqual(first);
    expect(fetched).toEqual([]);
  });

  test('whose branch has moved on heals on the next try, and keeps no shard of before', async () => {
    // All came, the second shard was cleared away; the branch moved, and every file kept its size.
    expect((await prepare(model, null, signal, quiet)).ok).toBe(true);
    await (await caches.open('webllm/model')).delete(`${base}params_shard_1.bin`);
    served.set(`${base}tensor-cache.json`, listOf('new 0', 'new 1'));
    served.set(`${base}params_shard_0.bin`, 'new 0');
    served.set(`${base}params_shard_1.bin`, 'new 1');
    expect(await prepare(model, null, signal, quiet)).toMatchObject({
      error: { code: 'wrong-hash' },
    });
    fetched = [];
    expect((await prepare(model, null, signal, quiet)).ok).toBe(true);
    expect(fetched).toContain(`${base}params_shard_0.bin`);
    expect(fetched).toContain(`${base}params_shard_1.bin`);
    expect(fetched).not.toContain(library);
  });

  test('whose download was cut short is checked again before what is stored counts', async () => {
    served.delete(`${base}params_shard_1.bin`);
    expect((await prepare(model, null, signal, quiet)).ok).toBe(false);
    served.set(`${base}params_shard_1.bin`, 'old 1');
    fetched = [];
    expect((await prepare(model, null, signal, quiet)).ok).toBe(true);
    expect(fetched).toEqual([`${base}tensor-cache.json`, `${base}params_shard_1.bin`]);
  });
});
