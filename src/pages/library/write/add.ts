// Adding a draft to a pack of one's own, as the pack's next version.
import type { KeptDraft } from '../../../core/instrument/draft';
import { readPack, type Pack } from '../../../core/instrument/pack';
import type { PackRefusal } from '../../../core/instrument/pack-problems';
import type { Value } from '../../../core/values';
import {
  addOwnVersion,
  packEntries,
  packOf,
  packVersions,
  type PackEntry,
} from '../../../run/packs';
import { scenarioOf, unreadActions } from './drafts';
import { beginPack, packId, withScenario, type NewPack } from './own-pack';

export type Target = { kind: 'own'; id: string } | { kind: 'new'; about: NewPack };

type Adding =
  | { kind: 'added'; pack: Pack }
  /** Drafted by a model, and not read by a person. */
  | { kind: 'unread'; values: Value[] }
  | { kind: 'refused'; refusal: PackRefusal };

/** The last version of each pack that was written here. */
export async function ownPacks(): Promise<PackEntry[]> {
  const own = (await packEntries()).filter(({ origin }) => origin === 'own');
  const ids = [...new Set(own.map(({ id }) => id))];
  return (await Promise.all(ids.map(packVersions))).flatMap(([last]) => last ?? []);
}

async function packWith(draft: KeptDraft, target: Target): Promise<Pack> {
  const scenario = scenarioOf(draft);
  const id = target.kind === 'own' ? target.id : packId(target.about.title, scenario.id);
  // Also one that this very draft began, in a tab that closed before the draft was deleted.
  const [last] = await packVersions(id);
  if (last !== undefined) return withScenario(await packOf(last), scenario);
  if (target.kind === 'new') return beginPack(target.about, scenario, new Date().getFullYear());
  throw new RangeError(`there is no pack ${id} on this machine`);
}

/**
 * Adds the draft's scenario to a pack, or in the place of the one it was begun from.
 *
 * @throws StoreError if it could not be stored; nothing has changed then.
 */
export async function addToPack(draft: KeptDraft, target: Target): Promise<Adding> {
  const values = unreadActions(draft);
  if (values.length > 0) return { kind: 'unread', values };
  return alone(async () => {
    const reading = readPack(await packWith(draft, target));
    if (!reading.ok) return { kind: 'refused', refusal: reading };
    return { kind: 'added', pack: await addOwnVersion(reading.pack) };
  });
}

/** One tab at a time reads a pack and adds its next version, so that none leaves out another's. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  // An address without https has no locks.
  return 'locks' in navigator ? navigator.locks.request('axia-own-pack', work) : work();
}
