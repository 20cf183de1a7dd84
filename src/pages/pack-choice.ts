// The packs whose questions can be asked, each once.
import { currentPack, isBuiltInId } from '../content/pack';
import { compareVersions } from '../core/instrument/version';
import { packEntries, type PackEntry } from '../run/packs';

/** The current built-in pack first, then the last version of every other pack. */
export async function packsToAsk(): Promise<PackEntry[]> {
  const [entries, { id, version }] = await Promise.all([packEntries(), currentPack()]);
  const current = entries.filter((entry) => entry.id === id && entry.version === version);
  const last = new Map<string, PackEntry>();
  for (const entry of entries.filter((one) => !isBuiltInId(one.id))) {
    const known = last.get(entry.id);
    if (known === undefined || compareVersions(known.version, entry.version) < 0) {
      last.set(entry.id, entry);
    }
  }
  return [...current, ...last.values()];
}
