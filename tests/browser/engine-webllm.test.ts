// The MLC engine as far as it goes without weights: what it says about the device, the host and the
// files before the library starts. It runs in the project "webgpu", whose browser has an adapter in
// software (vite.config.ts); engine-no-webgpu.test.ts is what a browser without one says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentPack } from '../../src/content/pack';
import type { ModelSource, Result } from '../../src/core/engine/api';
import { EngineClient } from '../../src/engine/client';
import { download } from '../../src/engine/download-client';
import { forgetKept, readKept } from '../../src/engine/kept';
import { probeDevice } from '../../src/engine/probe';
import { baselineOffer } from '../../src/pages/models/offers';
import { measureModel } from '../../src/run/self-test';

const engine = new EngineClient('webllm');
const options = { device: 'adapter', threads: 1, mirror: null } as const;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const here = (path: string) => new URL(path, location.href).href;

const load = async (id: string, url: string, library = here('/no-such.wasm')) => {
  const source: ModelSource = { kind: 'mlc', id, url, library };
  return codeOf(await engine.load(source, options, () => undefined));
};

/** A WebAssembly module that imports the function env.no, which no runtime offers. */
const FOREIGN_LIBRARY = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 4, 1, 96, 0, 0],
  ...[2, 10, 1, 3, 101, 110, 118, 2, 110, 111, 0, 0],
]);

const { adapter } = await probeDevice();
afterAll(() => engine.unload());

test('a question without a model has no answer', async () => {
  await load('Model-q4f32_1-MLC', 'http://127.0.0.1:9/x');
  expect(codeOf(await engine.choose({ prompt: 'A or B?', labels: ['A', 'B'] }))).toBe('not-loaded');
});

test('the browser of this project has a software adapter without half precision', () => {
  expect(adapter).toMatchObject({ shaderF16: false });
});

test('a measurement on an adapter that lacks half precision tells that the processor answered', async () => {
  const { source } = baselineOffer('adapter');
  const measured = await measureModel(source, 'adapter', await currentPack());
  expect(measured).toMatchObject({ ok: true, value: { device: 'processor' } });
});

describe('with an adapter', () => {
  test('without half precision, such a model is refused', async () => {
    expect(await load('Model-q4f16_1-MLC', 'http://127.0.0.1:9/x')).toBe('no-shader-f16');
  });

  test('a dead host is unreachable', async () => {
    expect(await load('Model-q4f32_1-MLC', 'http://127.0.0.1:9/x')).toBe('host-unreachable');
  });

  test('a page where the configuration should be is an error of the host', async () => {
    expect(await load('Model-q4f32_1-MLC', here('/no-such-model'))).toBe('http-error');
  });

  describe('and a model in the cache', () => {
    const base = 'https://mirror.example/model/resolve/main/';
    const library = 'https://mirror.example/model.wasm';
    const put = async (scope: string, url: string, body: BodyInit) =>
      (await caches.open(scope)).put(url, new Response(body));

    beforeAll(async () => {
      await put(
        'webllm/config',
        `${base}mlc-chat-config.json`,
        JSON.stringify({
          vocab_size: 3,
          tokenizer_files: ['tokenizer.json'],
          context_window_size: 64,
        }),
      );
      const tokenizer = { model: { type: 'BPE', vocab: { A: 0, B: 1, C: 2 }, merges: [] } };
      await put('webllm/model', `${base}tokenizer.json`, JSON.stringify(tokenizer));
      const records = [
        { dataPath: 'params_shard_0.bin', nbytes: 8, format: 'raw-shard', records: [] },
      ];
      await put(
        'webllm/model',
        `${base}tensor-cache.json`,
        JSON.stringify({ metadata: {}, records }),
      );
      await put('webllm/model', `${base}params_shard_0.bin`, '12345678');
      await put('webllm/wasm', library, FOREIGN_LIBRARY);
    });

    test('a library of another make is called that', async () => {
      expect(await load('Model-q4f32_1-MLC', 'https://mirror.example/model', library)).toBe(
        'library-mismatch',
      );
    });

    test('a shard of the wrong size is thrown away and fetched again', async () => {
      await put('webllm/model', `${base}params_shard_0.bin`, '<html>Sign in</html>');
      // The host does not exist, so fetching again fails; what matters is that it is tried.
      expect(await load('Model-q4f32_1-MLC', 'https://mirror.example/model', library)).toBe(
        'host-unreachable',
      );
      const cache = await caches.open('webllm/model');
      expect(await cache.match(`${base}params_shard_0.bin`)).toBeUndefined();
    });
  });

  test('a folder that was opened is kept, counted as one model, and started without its host', async () => {
    const url = here('/imported/Mine-q4f32_1-MLC');
    const library = `${url}/mine.wasm`;
    const at = (name: string) => `${url}/resolve/main/${name}`;
    const records = [
      { dataPath: 'params_shard_0.bin', nbytes: 8, format: 'raw-shard', records: [] },
    ];
    const config = { vocab_size: 3, tokenizer_files: ['tokenizer.json'], context_window_size: 64 };
    const tokenizer = { model: { type: 'BPE', vocab: { A: 0, B: 1, C: 2 }, merges: [] } };
    const files = new Map([
      [at('mlc-chat-config.json'), new Blob([JSON.stringify(config)])],
      [at('tensor-cache.json'), new Blob([JSON.stringify({ metadata: {}, records })])],
      [at('tokenizer.json'), new Blob([JSON.stringify(tokenizer)])],
      [at('params_shard_0.bin'), new Blob(['12345678'])],
      [library, new Blob([FOREIGN_LIBRARY])],
    ]);
    const source = { kind: 'mlc', id: 'Mine-q4f32_1-MLC', url, library } as const;
    const copied = await download(
      source,
      { mirror: null, files },
      () => undefined,
      new AbortController().signal,
    );
    expect(codeOf(copied)).toBe('ok');
    const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
    const kept = (await readKept()).find(({ record }) => record.url === url);
    expect(kept).toMatchObject({ bytes, record: { complete: true } });
    // No host has it, so that the engine comes as far as the library shows that all was found.
    expect(await load(source.id, url, library)).toBe('library-mismatch');
    if (kept !== undefined) await forgetKept(kept.record, [kept]);
    expect((await readKept()).some(({ record }) => record.url === url)).toBe(false);
  });
});
