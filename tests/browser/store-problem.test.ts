// What people read when a page could not get what it needs: storage is blamed for its own errors alone.
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import StoreProblem from '../../src/pages/StoreProblem.svelte';
import { asStoreError } from '../../src/store/errors';

async function wordsFor(error: unknown): Promise<string> {
  const { container } = await render(StoreProblem, { error });
  return container.textContent.replace(/\s+/g, ' ');
}

/** What a browser throws where a chunk of the application does not arrive. */
async function missingPart(): Promise<unknown> {
  const address = new URL('./nowhere.js', location.href).href;
  try {
    return await import(/* @vite-ignore */ address);
  } catch (error) {
    return error;
  }
}

test('a part of the application that did not arrive is no fault of storage', async () => {
  const error = await missingPart();
  expect(error).toBeInstanceOf(TypeError);
  const words = await wordsFor(error);
  expect(words).toContain('A part of the application could not be loaded');
  expect(words).toContain('Everything stored before is safe');
  expect(words).toContain('load it again');
  expect(words).not.toContain('storage');
  expect(words).toContain(String(error));
});

test('nor is a mistake in the application itself', async () => {
  expect(await wordsFor(new RangeError('no such trial'))).not.toContain('storage');
});

test.each([
  ['a store error', asStoreError(new Error('disk'))],
  ['an error of Dexie', new Dexie.DexieError('UnknownError', 'disk')],
  ['an error of the browser', new DOMException('disk', 'UnknownError')],
])('%s is told as one of storage', async (_, error) => {
  const words = await wordsFor(error);
  expect(words).toContain('The browser’s storage gave an error');
  expect(words).toContain('disk');
});
