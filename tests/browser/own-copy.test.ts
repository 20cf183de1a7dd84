// A copy in this browser of a model that was opened from disk, in one file or in parts: it is listed as one
// model, loads by its own address without the files, and deleting it leaves nothing.
import { beforeEach, describe, expect, test } from 'vitest';
import type { LoadOptions, Result } from '../../src/core/engine/api';
import { ownAddress } from '../../src/core/engine/own';
import { EngineClient } from '../../src/engine/client';
import { download } from '../../src/engine/download-client';
import { forgetKept, readKept } from '../../src/engine/kept';
import { ownCopy } from '../../src/pages/models/own-copy';
import { splitGguf } from '../fixtures/gguf-split';

const { signal } = new AbortController();
const quiet = () => undefined;
const options: LoadOptions = { device: 'processor', threads: 1, mirror: null };

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

async function filesInFolder(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('models', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('models', { recursive: true }).catch(() => undefined);
});

describe.each([
  ['in one file', 1, 'mine.gguf'],
  ['in parts', 3, 'mine-00001-of-00003.gguf'],
])('a model %s', (_, count, fileName) => {
  async function opened(): Promise<File[]> {
    const whole = new Uint8Array(await (await fetch('/baseline.gguf')).arrayBuffer());
    const parts = count === 1 ? [whole] : splitGguf(whole, count);
    return parts.map(
      (part, index) => new File([part], index === 0 ? 'mine.gguf' : `${index}.gguf`),
    );
  }

  test('is copied, loads without its files, and is deleted whole', async () => {
    const files = (await opened()).toReversed();
    const engine = new EngineClient('wllama');
    const { revision } = valueOf(await engine.load({ kind: 'gguf-file', files }, options, quiet));
    const { source, from } = valueOf(await ownCopy(files, revision));
    expect(source.url).toBe(ownAddress(revision, fileName));
    valueOf(await download(source, from, quiet, signal));
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    expect(await readKept()).toMatchObject([
      { bytes, record: { url: source.url, sha256: revision, complete: true } },
    ]);

    const again = await engine.load({ kind: 'gguf-url', url: source.url }, options, quiet);
    expect(valueOf(again)).toMatchObject({ revision, bytes, notes: [] });
    engine.unload();

    const [kept, ...others] = await readKept();
    if (kept === undefined) throw new Error('nothing is kept');
    await forgetKept(kept.record, [kept, ...others]);
    expect(await filesInFolder()).toEqual([]);
    const gone = await engine.load({ kind: 'gguf-url', url: source.url }, options, quiet);
    expect(gone).toMatchObject({ error: { code: 'no-longer-kept' } });
    engine.unload();
  });

  test('is not kept when its files are others by then', async () => {
    const files = await opened();
    const { source, from } = valueOf(await ownCopy(files, '0'.repeat(64)));
    expect(await download(source, from, quiet, signal)).toMatchObject({
      error: { code: 'wrong-hash' },
    });
    expect((await readKept()).every(({ record }) => !record.complete)).toBe(true);
  });
});
