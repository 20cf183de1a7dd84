// What the Data page does: counting, backing up, restoring and erasing.
import { model } from '../../run/model.svelte';
import { forgetPacks } from '../../run/packs';
import { run, whileNothingRuns } from '../../run/run.svelte';
import { restoreBackup } from '../../store/backup-restore';
import { countAll, type Counts } from '../../store/backup-tables';
import { writeBackup, type BackupFile } from '../../store/backup-write';
import { eraseEverything } from '../../store/erase';
import { asStoreError } from '../../store/errors';
import { store } from '../../store/store';
import { tellErased } from '../../store/tabs';
import { count } from '../../ui/format';
import { LAST_BACKUP } from './last-backup';

export interface Stored {
  counts: Counts;
  /** Bytes; null where the browser does not say. */
  usage: number | null;
  quota: number | null;
}

export async function stored(): Promise<Stored> {
  try {
    const counts = await countAll(store.database);
    const estimate = 'storage' in navigator ? await navigator.storage.estimate() : {};
    return { counts, usage: estimate.usage ?? null, quota: estimate.quota ?? null };
  } catch (error) {
    throw asStoreError(error);
  }
}

export function backupFileName(now = new Date()): string {
  return `axia-backup-${now.toISOString().slice(0, 10)}.json`;
}

/** Writes nothing, so that there is a backup where there is no room left. */
export async function makeBackupFile(): Promise<BackupFile> {
  try {
    return await writeBackup(store.database, `Axia ${__APP_VERSION__}`);
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Notes the date of the last backup; false where there is no room even for that. */
export async function noteBackup({ writtenAt }: BackupFile): Promise<boolean> {
  try {
    await store.setSetting(LAST_BACKUP, writtenAt);
    return true;
  } catch {
    return false;
  }
}

export async function lastBackupDate(): Promise<string | null> {
  const written = await store.setting(LAST_BACKUP);
  return written === undefined ? null : new Date(written).toLocaleString();
}

const REFUSALS = {
  'not-json': 'This file is not a backup: it is not JSON, or it is cut short. Nothing was changed.',
  'not-a-backup': 'This file is not an Axia backup. Nothing was changed.',
  newer: 'This backup was made by a newer Axia. Nothing was changed. Open it with that version',
  damaged: 'This backup is damaged. Nothing was changed. The first fault is at',
} as const;

export interface Said {
  text: string;
  isBad: boolean;
}

function refused(reason: keyof typeof REFUSALS, detail: string): Said {
  const isDetailed = reason === 'newer' || reason === 'damaged';
  return { text: isDetailed ? `${REFUSALS[reason]}: ${detail}.` : REFUSALS[reason], isBad: true };
}

/** @param onBytes is told how many bytes were checked so far. */
export async function restoreFile(file: Blob, onBytes: (read: number) => void): Promise<Said> {
  const restored = await restoreBackup(store.database, file, onBytes);
  if (!restored.ok) return refused(restored.reason, restored.detail);
  const { added, differing } = restored;
  const here =
    differing === 0
      ? 'Everything else in the file was here already.'
      : `Everything else was here already; ${count(differing, 'row')} of it ${differing === 1 ? 'differs' : 'differ'} from the file, and what is here was kept.`;
  const sealed =
    added.locked === 0
      ? ''
      : ` ${count(added.locked, 'person', 'people')} under a passphrase, too.`;
  const text = `Added ${count(added.answers, 'answer')}, ${count(added.sittings, 'sitting')}, ${count(added.studies, 'study', 'studies')}, ${count(added.respondents, 'respondent')}, ${count(added.packs, 'pack')}, ${count(added.drafts, 'draft')}, ${count(added.notes, 'note')} and ${count(added.classes, 'class', 'classes')}.${sealed} ${here}`;
  return { text, isBad: false };
}

const ELSEWHERE =
  'Another tab of Axia is running a study. Nothing was erased. Stop it there, then erase.';
const LEFT_BEHIND =
  'All answers, people, studies, packs, drafts and classes are erased. The browser did not let go of the stored models: clear the data of this site in its settings.';

/**
 * Stops what runs and lets the model go; then, while no tab can run a study, deletes everything, has
 * the other tabs load anew, and opens an empty database.
 */
export async function eraseAll(): Promise<Said> {
  run.pause();
  model.unload();
  await run.ended;
  try {
    const isErased = await whileNothingRuns(async () => {
      const isAll = await eraseEverything(store.database);
      tellErased();
      run.reset();
      forgetPacks();
      await store.database.open();
      return isAll;
    });
    if (isErased === null) return { text: ELSEWHERE, isBad: true };
    return isErased
      ? { text: 'Everything is erased.', isBad: false }
      : { text: LEFT_BEHIND, isBad: true };
  } catch (error) {
    throw asStoreError(error);
  }
}
