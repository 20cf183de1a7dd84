// What models a folder holds that a person has opened or dropped: a mirror (docs/formats.md), the folder
// of an MLC model, or GGUF files. Each is told with its size and can be brought into this browser, or
// with a sentence on what it lacks. Pure, but for the reading of the small files that list the others.

import { mirrorSchema, type MirrorList } from '../../core/engine/mirror';
import { folderOf, MlcConfig, readJson, TensorCache } from '../../core/engine/mlc';
import type { ShelfEntry, Variant } from '../../core/engine/shelf';
import type { FetchedSource } from '../../engine/download-client';
import type { Download } from '../../run/downloads.svelte';
import { withoutPart } from '../../core/engine/gguf-split';
import { modelName } from './offers';

/** A file, and where it lies inside the folder that was opened. */
export interface FolderFile {
  /** With slashes, the name of the folder itself left out. */
  path: string;
  file: File;
}

export type FolderModel =
  | { kind: 'bring'; name: string; bytes: number; wanted: Omit<Download, 'state'> }
  | { kind: 'open'; name: string; bytes: number; files: File[] }
  | { kind: 'incomplete'; name: string; problem: string };

const CONFIG = 'mlc-chat-config.json';
const LIST = 'tensor-cache.json';
const MIRROR_LIST = 'mirror.json';

/**
 * @param name of the folder
 * @param base the address of the page: a model that the shelf lacks is kept under one below it
 */
export async function modelsIn(
  name: string,
  files: readonly FolderFile[],
  shelf: readonly ShelfEntry[],
  base: string,
): Promise<FolderModel[]> {
  const folder = new Map(files.map(({ path, file }) => [path, file]));
  const list = folder.get(MIRROR_LIST);
  if (list !== undefined) return mirrorModels(await list.text(), folder, shelf);
  const configs = files.filter(({ path }) => path.split('/').at(-1) === CONFIG);
  const compiled = configs.map(({ path }) => mlcModel(name, path, folder, shelf, base));
  return [...(await Promise.all(compiled)), ...ggufModels(files)];
}

// ---- a mirror -------------------------------------------------------------------------------------

type Folder = ReadonlyMap<string, File>;

function mirrorModels(text: string, folder: Folder, shelf: readonly ShelfEntry[]): FolderModel[] {
  const list = readJson(mirrorSchema, text);
  if (!list.ok) {
    const problem = `Its list of files is damaged (${list.detail}). Build the mirror again with npm run mirror.`;
    return [{ kind: 'incomplete', name: MIRROR_LIST, problem }];
  }
  return list.value.variants.map((listed) => mirrorModel(listed, folder, shelf));
}

function mirrorModel(
  { id, files }: MirrorList['variants'][number],
  folder: Folder,
  shelf: readonly ShelfEntry[],
): FolderModel {
  const incomplete = (problem: string) => ({ kind: 'incomplete', name: id, problem }) as const;
  const found = onShelf(id, shelf);
  if (found === undefined) {
    return incomplete(
      'The shelf of this version of Axia does not have it, so its address is not known.',
    );
  }
  const { entry, variant } = found;
  const hosts = variant.format === 'mlc' ? [variant.library, variant.url] : [variant.url];
  const byAddress = new Map<string, File>();
  for (const { path, bytes } of files) {
    const file = folder.get(path);
    if (file?.size !== bytes) return incomplete(lack(path, bytes, file));
    // The layout of a mirror is that of the hosts: the path says where on its host a file stands.
    const addresses = hosts.map((host) => new URL(`/${path}`, host).href);
    const exact = addresses.find((address) => hosts.includes(address));
    byAddress.set(exact ?? addresses.at(-1) ?? path, file);
  }
  return {
    kind: 'bring',
    name: `${entry.name} (${variant.quantisation})`,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    wanted: wantedOf(entry.name, sourceOf(variant), byAddress),
  };
}

const lack = (path: string, bytes: number, file: File | undefined) =>
  file === undefined
    ? `The file ${path} (${bytes} bytes) is missing. Copy the folder again, whole.`
    : `The file ${path} has ${file.size} bytes, not ${bytes}. Copy the folder again, whole.`;

const wantedOf = (
  name: string,
  source: FetchedSource,
  files: ReadonlyMap<string, File>,
): Omit<Download, 'state'> => ({ name, source, from: { mirror: null, files } });

function onShelf(id: string, shelf: readonly ShelfEntry[]) {
  for (const entry of shelf) {
    const variant = entry.variants.find((one) => one.id === id);
    if (variant !== undefined) return { entry, variant };
  }
  return undefined;
}

function sourceOf(variant: Variant): FetchedSource {
  if (variant.format === 'mlc') {
    const { id, url, library } = variant;
    return { kind: 'mlc', id, url, library };
  }
  const { url, sha256, bytes } = variant;
  return { kind: 'gguf-url', url, sha256, bytes };
}

// ---- an MLC model ---------------------------------------------------------------------------------

async function mlcModel(
  folderName: string,
  config: string,
  folder: Folder,
  shelf: readonly ShelfEntry[],
  base: string,
): Promise<FolderModel> {
  const at = config.slice(0, -CONFIG.length);
  // A copy of the hub has the model's name above resolve/main.
  const id =
    `${folderName}/${at}`
      .replace(/\/resolve\/[^/]+\/$/, '/')
      .split('/')
      .at(-2) ?? folderName;
  const incomplete = (problem: string) => ({ kind: 'incomplete', name: id, problem }) as const;
  const inside = [...folder].flatMap(([path, file]) =>
    path.startsWith(at) ? [[path.slice(at.length), file] as const] : [],
  );
  const named = new Map(inside);
  const listed = await shardsOf(named);
  if (!listed.ok) return incomplete(listed.detail);

  const known = onShelf(id, shelf)?.variant;
  const variant = known?.format === 'mlc' ? known : undefined;
  const wasm = [...folder].find(([path]) => path.endsWith('.wasm'));
  if (wasm === undefined) {
    const where = variant === undefined ? '' : ` from ${variant.library}`;
    return incomplete(
      `The compiled library (a .wasm file) is missing. Put it${where} into the folder, and open the folder again.`,
    );
  }
  const url = variant?.url ?? new URL(`imported/${encodeURIComponent(id)}`, base).href;
  const [wasmPath, library] = wasm;
  const address =
    variant?.library ?? `${url}/${encodeURIComponent(wasmPath.split('/').at(-1) ?? '')}`;
  const byAddress = new Map(
    inside.map(([name, file]) => [new URL(name, folderOf(url)).href, file] as const),
  );
  byAddress.set(address, library);
  const source = { kind: 'mlc', id, url, library: address } as const;
  const bytes = listed.bytes + library.size;
  return { kind: 'bring', name: id, bytes, wanted: wantedOf(id, source, byAddress) };
}

/** Whether all files that the folder of an MLC model lists are there, and their bytes. */
async function shardsOf(
  folder: Folder,
): Promise<{ ok: true; bytes: number } | { ok: false; detail: string }> {
  const config = readJson(MlcConfig, (await folder.get(CONFIG)?.text()) ?? '');
  if (!config.ok) {
    return { ok: false, detail: `${CONFIG} is damaged (${config.detail}). Copy the folder again.` };
  }
  const list = readJson(TensorCache, (await folder.get(LIST)?.text()) ?? '');
  if (!list.ok) {
    const detail = `${LIST}, the list of its weights, is missing or damaged. Copy the folder again, whole.`;
    return { ok: false, detail };
  }
  for (const name of config.value.tokenizer_files) {
    if (!folder.has(name)) {
      return { ok: false, detail: `The file ${name} is missing. Copy the folder again, whole.` };
    }
  }
  for (const { dataPath, nbytes } of list.value.records) {
    const file = folder.get(dataPath);
    if (file?.size !== nbytes) return { ok: false, detail: lack(dataPath, nbytes, file) };
  }
  const bytes = list.value.records.reduce((sum, { nbytes }) => sum + nbytes, 0);
  return { ok: true, bytes };
}

// ---- GGUF files -----------------------------------------------------------------------------------

/** Parts of one model, which share their name but for the number, are one. */
function ggufModels(files: readonly FolderFile[]): FolderModel[] {
  const models = new Map<string, File[]>();
  for (const { path, file } of files) {
    if (!/\.gguf$/i.test(path)) continue;
    const whole = withoutPart(path);
    models.set(whole, [...(models.get(whole) ?? []), file]);
  }
  return [...models].map(([path, parts]) => ({
    kind: 'open',
    name: modelName(path.split('/').at(-1) ?? path),
    bytes: parts.reduce((sum, { size }) => sum + size, 0),
    files: parts,
  }));
}
