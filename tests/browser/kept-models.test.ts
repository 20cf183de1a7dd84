// What the browser keeps of models: exact bytes, and a delete that takes nothing another model needs.
import { beforeEach, expect, test } from 'vitest';
import { keptNames, type Kept } from '../../src/core/engine/kept';
import { forgetKept, readKept } from '../../src/engine/kept';

const LIBRARY = 'https://libraries.example/shared.wasm';
const mlc = (name: string): Extract<Kept, { kind: 'mlc' }> => ({
  kind: 'mlc',
  id: name,
  url: `https://hub.example/${name}`,
  library: LIBRARY,
  bytes: 10,
  complete: true,
});

async function write(name: string, text: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('models', { create: true });
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await file.write(text);
  await file.close();
}

async function put(scope: string, url: string, text: string): Promise<void> {
  await (await caches.open(scope)).put(url, new Response(text));
}

const cached = async () =>
  (
    await Promise.all(
      (await caches.keys()).map(async (scope) => await (await caches.open(scope)).keys()),
    )
  )
    .flat()
    .map(({ url }) => url)
    .sort();

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('models', { recursive: true }).catch(() => undefined);
  for (const scope of await caches.keys()) await caches.delete(scope);
  for (const name of ['one', 'two']) {
    await write(keptNames(mlc(name).url).record, JSON.stringify(mlc(name)));
    await put('webllm/model', `${mlc(name).url}/resolve/main/params_shard_0.bin`, '0123456789');
    await put('webllm/config', `${mlc(name).url}/resolve/main/mlc-chat-config.json`, '{}');
  }
  await put('webllm/wasm', LIBRARY, 'wasm');
});

const find = (all: Awaited<ReturnType<typeof readKept>>, id: string) =>
  all.find(({ record }) => record.kind === 'mlc' && record.id === id);

test('a model takes what lies under its folder, and its library', async () => {
  expect(find(await readKept(), 'one')?.bytes).toBe(10 + 2 + 4);
});

test('deleting a model leaves the library that another one needs', async () => {
  await forgetKept(mlc('one'), await readKept());
  expect(find(await readKept(), 'one')).toBeUndefined();
  expect(await cached()).toEqual([
    'https://hub.example/two/resolve/main/mlc-chat-config.json',
    'https://hub.example/two/resolve/main/params_shard_0.bin',
    LIBRARY,
  ]);
});

test('deleting the last model leaves nothing', async () => {
  for (const name of ['one', 'two']) await forgetKept(mlc(name), await readKept());
  expect(await readKept()).toEqual([]);
  expect(await cached()).toEqual([]);
});

test('a record that is damaged, or of another address, is no model', async () => {
  await write(keptNames('https://hub.example/three').record, '{"kind": "mlc"');
  await write(keptNames('https://hub.example/four').record, JSON.stringify(mlc('one')));
  expect((await readKept()).map(({ record }) => record.url).sort()).toEqual([
    'https://hub.example/one',
    'https://hub.example/two',
  ]);
});
