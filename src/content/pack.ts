// The built-in instruments, read through the same schema as any other pack, when first needed.
// A released version stays here for ever, because sittings name the version they were asked with:
// a change of one word is a new file and a new line below.
import { readPack, type Pack } from '../core/instrument/pack';
import type { PackReference } from '../core/instrument/version';

interface Released extends PackReference {
  load: () => Promise<{ default: unknown }>;
}

const CURRENT: Released = {
  id: 'axia',
  version: '1.1.0',
  load: () => import('./packs/axia-1.1.0.json'),
};

/** A test holds the hash of each file's content (tests/unit/released-packs.test.ts). */
const RELEASED: readonly Released[] = [
  CURRENT,
  { id: 'axia', version: '1.0.0', load: () => import('./packs/axia-1.0.0.json') },
];

const loaded = new Map<Released, Promise<Pack>>();

/** A built-in pack that does not read: a fault of this copy of Axia, and of nothing that is stored. */
export class PackError extends Error {
  override readonly name = 'PackError';
}

async function read({ id, version, load }: Released): Promise<Pack> {
  const { default: data } = await load();
  const reading = readPack(data);
  if (reading.ok) return reading.pack;
  const [problem] = reading.problems;
  const { path = '', message = '', found = '' } = problem ?? {};
  throw new PackError(`pack ${id} ${version}, ${path}: ${message}; it has ${found}`);
}

function packFrom(released: Released): Promise<Pack> {
  const known = loaded.get(released);
  if (known !== undefined) return known;
  const reading = read(released);
  loaded.set(released, reading);
  // What failed once, as without a network, is tried again when it is next needed.
  reading.catch(() => loaded.delete(released));
  return reading;
}

/** The pack that new sittings are asked with. */
export function currentPack(): Promise<Pack> {
  return packFrom(CURRENT);
}

/** All built-in packs, the current one first. */
export function builtInPacks(): Promise<Pack[]> {
  return Promise.all(RELEASED.map(packFrom));
}

/** Whether a pack's id is one of the built-in packs', whatever its version. */
export function isBuiltInId(id: string): boolean {
  return RELEASED.some((one) => one.id === id);
}

/** Whether new sittings are asked with this version of a pack. */
export function isCurrent({ id, version }: PackReference): boolean {
  return CURRENT.id === id && CURRENT.version === version;
}

/** The built-in pack of this id and version; null where there is none. */
export async function builtInPackOf({ id, version }: PackReference): Promise<Pack | null> {
  const released = RELEASED.find((one) => one.id === id && one.version === version);
  return released === undefined ? null : packFrom(released);
}

/** Said of a sitting or a study whose pack is not on this machine, as after another's backup. */
export const UNKNOWN_QUESTIONS =
  'asked with questions that are not on this machine; open a newer Axia, or add their pack in the Library, to see it';
