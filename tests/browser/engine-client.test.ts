// The page's side of a worker: every call settles, however the worker ends.
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EngineError, Result } from '../../src/core/engine/api';
import { BASELINE } from '../../src/core/engine/baseline';
import { EngineClient } from '../../src/engine/client';
import { readMirror } from '../../src/engine/mirror';
import { probeDevice } from '../../src/engine/probe';

const baseline = {
  kind: 'gguf-url',
  url: new URL(`/${BASELINE.file}`, location.href).href,
  sha256: BASELINE.sha256,
} as const;
const options = { device: 'processor', threads: 1, mirror: null } as const;
const quiet = () => undefined;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

/** A worker that runs this script instead of an engine. */
function workerOf(script: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
}

/** A client of the real engine, and its workers, so that a test can break them. */
function breakable() {
  const workers: Worker[] = [];
  const ended: EngineError[] = [];
  const note = (error: EngineError) => ended.push(error);
  const engine = new EngineClient('wllama', note, () => {
    const address = new URL('../../workers/wllama.worker.ts', import.meta.url);
    const worker = new Worker(address, { type: 'module' });
    workers.push(worker);
    return worker;
  });
  return { engine, workers, ended };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a worker that dies', () => {
  test('before it runs ends the load', async () => {
    const engine = new EngineClient('wllama', quiet, () =>
      workerOf('throw new Error("no wasm here")'),
    );
    const result = await engine.load(baseline, options, quiet);
    expect(result).toMatchObject({ error: { code: 'worker-died', retryable: true } });
    expect(await engine.choose({ prompt: 'A or B?', labels: ['A', 'B'] })).toMatchObject({
      error: { code: 'not-loaded', retryable: true },
    });
  });

  test('during a call settles the call, and the next load starts a new one', async () => {
    const { engine, workers } = breakable();
    expect(codeOf(await engine.load(baseline, options, quiet))).toBe('ok');
    const endless = { prompt: 'Go on.', temperature: 1, seed: 5, maxTokens: 4000 };
    const writing = engine.write(endless, quiet);
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    expect(codeOf(await writing)).toBe('worker-died');
    expect(codeOf(await engine.load(baseline, options, quiet))).toBe('ok');
    expect(workers).toHaveLength(2);
    engine.unload();
  });
});

test('a worker that dies while nothing is asked is told of, once', async () => {
  const { engine, workers, ended } = breakable();
  expect(codeOf(await engine.load(baseline, options, quiet))).toBe('ok');
  workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'again' }));
  expect(ended).toEqual([{ code: 'worker-died', detail: 'out of memory', retryable: true }]);
});

test('what is no address is refused before a worker starts', async () => {
  const { engine, workers } = breakable();
  const result = await engine.load({ kind: 'gguf-url', url: 'https://' }, options, quiet);
  expect(codeOf(result)).toBe('host-unreachable');
  expect(workers).toEqual([]);
});

describe('silence', () => {
  test('of two minutes ends a load', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const engine = new EngineClient('wllama', quiet, () => workerOf(''));
    const loading = engine.load(baseline, options, quiet);
    vi.advanceTimersByTime(119_000);
    vi.advanceTimersByTime(2_000);
    expect(codeOf(await loading)).toBe('load-timeout');
  });
});

test('a load can be cancelled, and begun again', async () => {
  const engine = new EngineClient('wllama');
  const loading = engine.load(baseline, options, quiet);
  engine.unload();
  expect(codeOf(await loading)).toBe('stopped');
  expect(codeOf(await engine.load(baseline, options, quiet))).toBe('ok');
  engine.unload();
});

test('without a worker nothing is asked', async () => {
  const engine = new EngineClient('wllama');
  expect(codeOf(await engine.choose({ prompt: 'A or B?', labels: ['A', 'B'] }))).toBe('not-loaded');
  await engine.stop();
  engine.unload();
});

test('the probe tells what this browser has', async () => {
  const probe = await probeDevice();
  expect(probe.isSecure).toBe(true);
  expect(probe.cores).toBeGreaterThanOrEqual(1);
  expect(probe.storage?.quota).toBeGreaterThan(0);
});

test('a mirror that is not there, or is, can be read', async () => {
  expect(await readMirror(new URL('/no-such-folder/', location.href).href)).toEqual({
    ok: true,
    value: [],
  });
  expect(codeOf(await readMirror(location.href))).toBe('ok');
});
