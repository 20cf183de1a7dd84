// The analysis worker's death: who waits is told, and the next call starts a new worker.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { profileOf } from '../../src/run/analysis';

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

const NO_ANSWERS = { kind: 'person', ratings: [], choices: [] } as const;

beforeEach(() => {
  SilentWorker.started.length = 0;
  vi.stubGlobal('Worker', SilentWorker);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each(['error', 'messageerror'])(
  'after %s all calls fail and a new worker starts',
  async (type) => {
    const waiting = [profileOf(NO_ANSWERS), profileOf(NO_ANSWERS)];
    expect(SilentWorker.started).toHaveLength(1);
    const [first] = SilentWorker.started;
    first?.dispatchEvent(new Event(type));
    for (const call of waiting) await expect(call).rejects.toThrow('the analysis worker died');
    expect(first?.isTerminated).toBe(true);
    const next = profileOf(NO_ANSWERS);
    expect(SilentWorker.started).toHaveLength(2);
    SilentWorker.started[1]?.dispatchEvent(new Event('error'));
    await expect(next).rejects.toThrow('it did not load');
  },
);
