// Drawing in turns: everything is drawn, in the order in which it was wished for, one part a task.
import { expect, test, vi } from 'vitest';
import { inTurn } from '../../src/ui/turns';

const WAIT = { timeout: 10_000 };

test('parts are drawn in their order, none in the task that wished for it, and no two in one task', async () => {
  const drawn: string[] = [];
  /** A part, and what was drawn by the end of its task: microtasks run before the next task. */
  const atEnd: number[] = [];
  for (const name of ['a', 'b', 'c']) {
    inTurn(() => {
      drawn.push(name);
      queueMicrotask(() => atEnd.push(drawn.length));
    });
  }
  expect(drawn).toEqual([]);
  await vi.waitUntil(() => drawn.length === 3, WAIT);
  expect(drawn).toEqual(['a', 'b', 'c']);
  await vi.waitUntil(() => atEnd.length === 3, WAIT);
  expect(atEnd).toEqual([1, 2, 3]);
});

test('a wish that was taken back is not drawn, and those behind it are', async () => {
  const drawn: string[] = [];
  const forget = inTurn(() => drawn.push('a'));
  inTurn(() => drawn.push('b'));
  forget();
  await vi.waitUntil(() => drawn.length > 0, WAIT);
  expect(drawn).toEqual(['b']);
});

test('a part that wishes for another, as a list that grows, comes to its end', async () => {
  let length = 0;
  const grow = () => {
    length += 1;
    if (length < 5) inTurn(grow);
  };
  inTurn(grow);
  await vi.waitUntil(() => length === 5, WAIT);
});

test('a part that fails does not keep the others from being drawn', async () => {
  const failed = vi.fn();
  const onError = (event: ErrorEvent) => {
    event.preventDefault();
    failed(event.message);
  };
  addEventListener('error', onError);
  const drawn: string[] = [];
  inTurn(() => {
    throw new Error('no figure');
  });
  inTurn(() => drawn.push('b'));
  await vi.waitUntil(() => drawn.length === 1, WAIT);
  removeEventListener('error', onError);
  expect(failed).toHaveBeenCalledOnce();
});
