// The MLC engine in a browser without a graphics adapter: it says so before anything is fetched.
import { afterAll, expect, test } from 'vitest';
import { EngineClient } from '../../src/engine/client';
import { probeDevice } from '../../src/engine/probe';

const engine = new EngineClient('webllm');
afterAll(() => engine.unload());

test('without an adapter nothing is downloaded', async () => {
  expect((await probeDevice()).adapter).toBeNull();
  const url = 'http://127.0.0.1:9/x';
  const source = { kind: 'mlc', id: 'Model-q4f16_1-MLC', url, library: `${url}.wasm` } as const;
  const loaded = await engine.load(
    source,
    { device: 'adapter', threads: 1, mirror: null },
    () => undefined,
  );
  expect(loaded).toMatchObject({ ok: false, error: { code: 'no-webgpu' } });
});
