// When silence of an engine is taken for its end: by time awake, not by the clock.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchdog } from '../../src/engine/watchdog';

const LIMIT = 120_000;
let ended = 0;
/** How long the clock went on while no timer ran. */
let asleep = 0;

beforeEach(() => {
  ended = 0;
  asleep = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const awake = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => awake() + asleep);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const watch = () =>
  watchdog(LIMIT, () => {
    ended += 1;
  });

test('silence up to the limit is borne, and beyond it ends once', () => {
  watch();
  vi.advanceTimersByTime(115_000);
  expect(ended).toBe(0);
  vi.advanceTimersByTime(600_000);
  expect(ended).toBe(1);
});

test('a sign of life starts the count anew', () => {
  const { sign } = watch();
  for (let turn = 0; turn < 5; turn += 1) {
    vi.advanceTimersByTime(100_000);
    sign();
  }
  expect(ended).toBe(0);
  vi.advanceTimersByTime(125_000);
  expect(ended).toBe(1);
});

test('a call that has settled is not ended any more', () => {
  const { stop } = watch();
  stop();
  vi.advanceTimersByTime(600_000);
  expect(ended).toBe(0);
});

test('an hour asleep is no silence, and the limit holds after it', () => {
  watch();
  vi.advanceTimersByTime(60_000);
  asleep += 3_600_000;
  vi.advanceTimersByTime(55_000);
  expect(ended).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(ended).toBe(1);
});

test('in a hidden tab, whose timers run once a minute, the limit holds too', () => {
  watch();
  // Each look comes 55 seconds late.
  for (let look = 0; look < 2; look += 1) {
    asleep += 55_000;
    vi.advanceTimersByTime(5_000);
  }
  expect(ended).toBe(1);
});
