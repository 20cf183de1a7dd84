// The analysis workers' deaths and ends: who waits is told, who no longer waits stops the work, and the
// next question starts a new worker.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ask as askOf } from '../../src/run/analysis-workers';

class SilentWorker extends EventTarget {
  static readonly started: SilentWorker[] = [];
  isTerminated = false;

  constructor() {
    super();
    SilentWorker.started.push(this);
  }

  postMessage(): void {
    // Never answers.
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

const never = () => new Promise<string>(() => undefined);
const { started } = SilentWorker;
const settled = () => new Promise((resolve) => setTimeout(resolve));

let ask: typeof askOf;

beforeEach(async () => {
  started.length = 0;
  vi.stubGlobal('Worker', SilentWorker);
  vi.resetModules();
  ({ ask } = await import('../../src/run/analysis-workers'));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each(['error', 'messageerror'])(
  'after %s the call fails, and the one that waited gets a new worker',
  async (type) => {
    const calls = [ask(never), ask(never), ask(() => Promise.resolve('third'))];
    await settled();
    expect(started).toHaveLength(2);
    started[0]?.dispatchEvent(new Event(type));
    await expect(calls[0]).rejects.toThrow('the analysis worker died');
    expect(await calls[2]).toBe('third');
    expect(started.map(({ isTerminated }) => isTerminated)).toEqual([true, false, false]);
    started[1]?.dispatchEvent(new Event('error'));
    await expect(calls[1]).rejects.toThrow('it did not load');
  },
);

test('a worker that has answered is asked again', async () => {
  expect(await ask(() => Promise.resolve(1))).toBe(1);
  expect(await ask(() => Promise.resolve(2))).toBe(2);
  expect(started).toHaveLength(1);
});

test('a worker that died while nobody waited is not asked again', async () => {
  await ask(() => Promise.resolve(1));
  started[0]?.dispatchEvent(new Event('error'));
  expect(started[0]?.isTerminated).toBe(true);
  expect(await ask(() => Promise.resolve(2))).toBe(2);
  expect(started).toHaveLength(2);
});

test('a call that nobody waits for is dropped before it starts, or ends its worker alone', async () => {
  const stop = [new AbortController(), new AbortController()] as const;
  const running = ask(never, stop[0].signal);
  const other = ask(never);
  const queued = ask(never, stop[1].signal);
  const last = ask(() => Promise.resolve('last'));
  await settled();
  stop[1].abort();
  await expect(queued).rejects.toMatchObject({ name: 'AbortError' });
  expect(started.map(({ isTerminated }) => isTerminated)).toEqual([false, false]);
  stop[0].abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(started[0]?.isTerminated).toBe(true);
  expect(started[1]?.isTerminated).toBe(false);
  expect(await last).toBe('last');
  started[1]?.dispatchEvent(new Event('error'));
  await expect(other).rejects.toThrow('died');
});

test('a call that nobody waits for from the first starts no worker', async () => {
  await expect(ask(never, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(started).toEqual([]);
});
