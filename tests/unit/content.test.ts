// The built-in questions where they do not load or do not read.
import { afterEach, expect, test, vi } from 'vitest';
import data from '../../src/content/packs/axia-1.1.0.json';

const FILE = '../../src/content/packs/axia-1.1.0.json';

afterEach(() => {
  vi.doUnmock(FILE);
  vi.resetModules();
});

async function load(content: () => unknown) {
  vi.resetModules();
  vi.doMock(FILE, () => ({ default: content() }));
  return import('../../src/content/pack');
}

test('a wrong built-in pack is told by its path and the wrong value', async () => {
  const content = await load(() => ({ ...data, language: 7 }));
  const failure: unknown = await content.currentPack().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(content.PackError);
  expect(String(failure)).toMatch(/pack axia 1\.1\.0, language: .*; it has 7$/);
});

test('a pack that did not load is loaded again when it is next needed', async () => {
  let tries = 0;
  const content = await load(() => {
    tries += 1;
    if (tries === 1) throw new Error('no network');
    return data;
  });
  await expect(content.currentPack()).rejects.toThrow();
  vi.doMock(FILE, () => ({ default: data }));
  expect(await content.currentPack()).toEqual(data);
});

test('a pack that is not built in is null', async () => {
  const content = await import('../../src/content/pack');
  expect(await content.builtInPackOf({ id: 'axia', version: '99.0.0' })).toBeNull();
});
