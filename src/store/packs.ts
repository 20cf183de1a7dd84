// The rows of stored packs and drafts. A pack is kept whole beside what a list of packs tells of it,
// so that the list is read from an index alone, however large the packs are.
import * as v from 'valibot';
import { draftSchema } from '../core/instrument/draft';
import { packSchema, type Pack } from '../core/instrument/pack';

const origin = v.picklist(['imported', 'own']);

/** Where a stored pack comes from: a file, or this machine. */
export type StoredOrigin = v.InferOutput<typeof origin>;

/** A pack in a line. */
export interface PackSummary {
  id: string;
  version: string;
  title: string;
  language: string;
  licence: string;
  /** How many portraits and scenarios it holds. */
  portraits: number;
  scenarios: number;
}

/** What a list of stored packs tells of each. */
export interface StoredPackEntry extends PackSummary {
  origin: StoredOrigin;
  /** Milliseconds since 1970. */
  addedAt: number;
}

export interface PackRow extends StoredPackEntry {
  pack: Pack;
}

/** A pack as a backup holds it. */
export const backupPackSchema = v.strictObject({ origin, addedAt: v.number(), pack: packSchema });

export type BackupPack = v.InferOutput<typeof backupPackSchema>;

export function packSummary(pack: Pack): PackSummary {
  const { id, version, title, language, licence } = pack;
  const portraits = pack.questionnaire?.items.length ?? 0;
  const scenarios = pack.scenarios?.scenarios.length ?? 0;
  return { id, version, title, language, licence, portraits, scenarios };
}

export function packRow(stored: BackupPack): PackRow {
  return { ...packSummary(stored.pack), ...stored };
}

/** The index that holds the entries, and an entry from its key there. */
export const ENTRY_INDEX = '[id+version+title+language+licence+origin+portraits+scenarios+addedAt]';

const entryKey = v.strictTuple([
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  origin,
  v.number(),
  v.number(),
  v.number(),
]);

export function entryOf(key: unknown): StoredPackEntry {
  const [id, version, title, language, licence, from, portraits, scenarios, addedAt] = v.parse(
    entryKey,
    key,
  );
  return { id, version, title, language, licence, origin: from, portraits, scenarios, addedAt };
}

/** A working copy of the write-your-own form: the only row, with settings, that is put again. */
export const draftRowSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  savedAt: v.number(),
  draft: draftSchema,
});

export type DraftRow = v.InferOutput<typeof draftRowSchema>;
