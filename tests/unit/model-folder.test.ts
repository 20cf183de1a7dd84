// What models a folder holds that a person has opened, and what it lacks, in sentences with the remedy.
import { describe, expect, test } from 'vitest';
import { SHELF } from '../../src/engine/shelf';
import { modelsIn, type FolderFile } from '../../src/pages/models/folder';

const PAGE = 'https://axia.example/';
const file = (path: string, text: string): FolderFile => ({
  path,
  file: new File([text], path.split('/').at(-1) ?? path),
});
const read = (files: readonly FolderFile[], name = 'folder') => modelsIn(name, files, SHELF, PAGE);

const ID = 'SmolLM2-360M-Instruct-q4f32_1-MLC';
const variant = SHELF.flatMap(({ variants }) => variants).find(({ id }) => id === ID);
if (variant?.format !== 'mlc') throw new Error('not on the shelf');
const library = new URL(variant.library).pathname.split('/').at(-1) ?? '';

const CONFIG = JSON.stringify({ vocab_size: 2, tokenizer_files: ['tokenizer.json'] });
const LIST = JSON.stringify({ records: [{ dataPath: 'params_shard_0.bin', nbytes: 5 }] });
/** The files of a small MLC model, as a copy of its folder on the hub has them. */
const mlc = (at: string): FolderFile[] => [
  file(`${at}mlc-chat-config.json`, CONFIG),
  file(`${at}tensor-cache.json`, LIST),
  file(`${at}tokenizer.json`, '{}'),
  file(`${at}params_shard_0.bin`, '12345'),
];

describe('the folder of an MLC model', () => {
  test('of the shelf is brought under the addresses that it has there', async () => {
    const [found, ...others] = await read([...mlc(''), file(library, 'wasm')], ID);
    expect(others).toEqual([]);
    if (found?.kind !== 'bring') throw new Error(JSON.stringify(found));
    expect(found).toMatchObject({ name: ID, bytes: 5 + 4 });
    expect(found.wanted.source).toEqual({
      kind: 'mlc',
      id: ID,
      url: variant.url,
      library: variant.library,
    });
    const files = found.wanted.from.files ?? new Map<string, Blob>();
    expect(files.get(`${variant.url}/resolve/main/params_shard_0.bin`)?.size).toBe(5);
    expect(files.get(variant.library)?.size).toBe(4);
  });

  test('that the shelf lacks is kept under an address below this page', async () => {
    const at = 'maker/Mine-q4f16_1-MLC/resolve/main/';
    const [found] = await read([...mlc(at), file('lib/mine.wasm', 'wasm')]);
    expect(found).toMatchObject({
      kind: 'bring',
      name: 'Mine-q4f16_1-MLC',
      wanted: {
        source: {
          url: `${PAGE}imported/Mine-q4f16_1-MLC`,
          library: `${PAGE}imported/Mine-q4f16_1-MLC/mine.wasm`,
        },
      },
    });
  });

  test.each([
    ['without its library', mlc(''), `(a .wasm file) is missing. Put it from ${variant.library}`],
    [
      'with a shard that is cut short',
      [...mlc('').slice(0, 3), file('params_shard_0.bin', '123'), file(library, 'wasm')],
      'The file params_shard_0.bin has 3 bytes, not 5. Copy the folder again, whole.',
    ],
    [
      'without a shard',
      [...mlc('').slice(0, 3), file(library, 'wasm')],
      'The file params_shard_0.bin (5 bytes) is missing. Copy the folder again, whole.',
    ],
    [
      'without its list of weights',
      mlc('').filter(({ path }) => path !== 'tensor-cache.json'),
      'tensor-cache.json, the list of its weights, is missing or damaged.',
    ],
    [
      'with a web page in place of its configuration',
      [...mlc('').slice(1), file('mlc-chat-config.json', '<!doctype html>')],
      'mlc-chat-config.json is damaged',
    ],
  ])('%s is told so', async (_, files, sentence) => {
    const [found] = await read(files, ID);
    expect(found?.kind === 'incomplete' ? found.problem : JSON.stringify(found)).toContain(
      sentence,
    );
  });
});

describe('a mirror', () => {
  const gguf = SHELF.flatMap(({ variants }) => variants).find(({ format }) => format === 'gguf');
  if (gguf?.format !== 'gguf') throw new Error('no GGUF file on the shelf');
  const path = new URL(gguf.url).pathname.slice(1);
  const list = (bytes: number, id = gguf.id) =>
    JSON.stringify({
      format: 'axia-mirror',
      formatVersion: 1,
      variants: [{ id, files: [{ path, bytes, sha256: gguf.sha256 }] }],
    });

  test('gives each variant of the shelf that it lists, under its public address', async () => {
    const [found] = await read([file('mirror.json', list(5)), file(path, '12345')]);
    if (found?.kind !== 'bring') throw new Error(JSON.stringify(found));
    expect(found.wanted.source).toMatchObject({ kind: 'gguf-url', url: gguf.url });
    expect([...(found.wanted.from.files ?? new Map<string, Blob>()).keys()]).toEqual([gguf.url]);
  });

  test('that was copied in part, is damaged, or is of a newer shelf says so', async () => {
    const problem = async (files: FolderFile[]) => {
      const [found] = await read(files);
      return found?.kind === 'incomplete' ? found.problem : JSON.stringify(found);
    };
    expect(await problem([file('mirror.json', list(5))])).toContain('is missing. Copy the folder');
    expect(await problem([file('mirror.json', list(5)), file(path, '12')])).toContain(
      'has 2 bytes',
    );
    expect(await problem([file('mirror.json', '{')])).toContain('npm run mirror');
    expect(await problem([file('mirror.json', list(5, 'unknown'))])).toContain('The shelf of this');
  });
});

test('GGUF files are one model each, and all parts of a split are one', async () => {
  const found = await read([
    file('a/m-00002-of-00002.gguf', 'xx'),
    file('a/m-00001-of-00002.gguf', 'x'),
    file('b.gguf', 'xxx'),
    file('readme.md', 'no model'),
  ]);
  expect(
    found.map((one) => (one.kind === 'open' ? [one.name, one.bytes, one.files.length] : [])),
  ).toEqual([
    ['m', 3, 2],
    ['b', 3, 1],
  ]);
});

test('a folder without a model has none', async () => {
  expect(await read([file('readme.md', 'nothing')])).toEqual([]);
});
