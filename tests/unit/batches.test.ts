import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Batches } from '../../src/pages/batches';

describe('results that come one by one', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('are shown at once where none is awaited any more', () => {
    const show = vi.fn();
    const batches = new Batches(show);
    batches.expect();
    batches.arrive();
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('are shown together while more are awaited, and the last without waiting', () => {
    const show = vi.fn();
    const batches = new Batches(show);
    for (let result = 0; result < 52; result += 1) batches.expect();
    for (let result = 0; result < 51; result += 1) batches.arrive();
    expect(show).not.toHaveBeenCalled();
    vi.advanceTimersByTime(250);
    expect(show).toHaveBeenCalledTimes(1);
    batches.arrive();
    expect(show).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(show).toHaveBeenCalledTimes(2);
  });
});
