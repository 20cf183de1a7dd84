// All packs on this machine, built in or stored, behind one door: listing them, finding the one that
// a sitting was asked with, reading a file, and adding. A pack that is here is never changed.
import { builtInPackOf, builtInPacks, isBuiltInId } from '../content/pack';
import type { Pack, PackReading } from '../core/instrument/pack';
import { readPackBytes, tooLarge } from '../core/instrument/pack-file';
import { compareVersions, type PackReference } from '../core/instrument/version';
import { canonicalJson } from '../core/study/trial';
import { packSummary, type PackSummary, type StoredOrigin } from '../store/packs';
import { store } from '../store/store';

/** What a list of packs tells of one. */
export interface PackEntry extends PackSummary {
  origin: 'built-in' | StoredOrigin;
  /** Milliseconds since 1970; null for the built-in ones. */
  addedAt: number | null;
}

/** The built-in packs, then the stored ones, newest first. */
export async function packEntries(): Promise<PackEntry[]> {
  const [packs, stored] = await Promise.all([builtInPacks(), store.packEntries()]);
  const builtIn = packs.map((pack): PackEntry => ({
    ...packSummary(pack),
    origin: 'built-in',
    addedAt: null,
  }));
  const further = stored
    // An import of what a later Axia has built in stays stored; the built-in one counts.
    .filter(({ id, version }) => !packs.some((one) => one.id === id && one.version === version))
    .sort((a, b) => b.addedAt - a.addedAt || compareVersions(b.version, a.version));
  return [...builtIn, ...further];
}

/** The versions of a pack, the last first. */
export async function packVersions(id: string): Promise<PackEntry[]> {
  const entries = await packEntries();
  return entries
    .filter((entry) => entry.id === id)
    .sort((a, b) => compareVersions(b.version, a.version));
}

/** Stored packs that were asked for: a page asks for the same one with every sitting. */
const read = new Map<string, Promise<Pack | undefined>>();

function storedPackOf(reference: PackReference): Promise<Pack | undefined> {
  const name = `${reference.id} ${reference.version}`;
  const known = read.get(name);
  if (known !== undefined) return known;
  const reading = store.pack(reference);
  read.set(name, reading);
  // What is not there, or could not be read, is looked for again when it is next needed.
  const forget = () => read.delete(name);
  reading.then((pack) => pack ?? forget(), forget);
  return reading;
}

/** To be called when everything was erased: what was read before is not there any more. */
export function forgetPacks(): void {
  read.clear();
}

/** The pack that a sitting was asked with; null for one that is not on this machine. */
export async function knownPackOf(reference: PackReference): Promise<Pack | null> {
  return (await builtInPackOf(reference)) ?? (await storedPackOf(reference)) ?? null;
}

/**
 * The pack that a sitting was asked with.
 *
 * @throws RangeError for one that is not on this machine, as after a backup of another.
 */
export async function packOf(reference: PackReference): Promise<Pack> {
  const pack = await knownPackOf(reference);
  if (pack !== null) return pack;
  throw new RangeError(`there is no pack ${reference.id} ${reference.version} on this machine`);
}

/** Reads a file as a pack; nothing is stored. A file that is too large is not even opened. */
export async function readPackFile(file: File): Promise<PackReading> {
  return tooLarge(file.size) ?? readPackBytes(new Uint8Array(await file.arrayBuffer()));
}

/**
 * Adds a pack. One that is here under the same id and version stays as it is: 'known' where it is the
 * same, 'differs' where it has other content, and nothing changes.
 */
export async function addPack(
  pack: Pack,
  origin: StoredOrigin,
): Promise<'added' | 'known' | 'differs'> {
  const builtIn = await builtInPackOf(pack);
  if (builtIn === null) return store.addPack(pack, origin);
  return canonicalJson(builtIn) === canonicalJson(pack) ? 'known' : 'differs';
}

/**
 * Adds a pack of one's own as the next version of those with its id, the version it names apart, and
 * returns it as it is stored; the last version itself where nothing was changed.
 *
 * @throws RangeError for the id of a built-in pack, whose versions are Axia's.
 */
export async function addOwnVersion(pack: Pack): Promise<Pack> {
  if (isBuiltInId(pack.id)) throw new RangeError(`${pack.id} is the id of a built-in pack`);
  return store.addNextVersion(pack);
}
