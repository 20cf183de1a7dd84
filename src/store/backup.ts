// A full backup as one file, its restore into a machine that may already have data, and erasing.
// A restore adds what is missing and changes nothing that is there; a damaged file changes nothing.
import * as v from 'valibot';
import { answerRowSchema, type AnswerRow } from '../core/study/answer';
import { sittingSchema, type Sitting } from '../core/study/plan';
import { respondentSchema, studySchema, type Respondent, type Study } from '../core/study/records';
import { canonicalJson } from '../core/study/trial';
import { DATABASE_VERSION, type Database } from './database';
import { asStoreError } from './errors';

const backupSchema = v.strictObject({
  type: v.literal('axia-backup'),
  version: v.literal(DATABASE_VERSION),
  /** The application that wrote it and when, for people. */
  application: v.string(),
  writtenAt: v.string(),
  respondents: v.array(respondentSchema),
  studies: v.array(studySchema),
  sittings: v.array(sittingSchema),
  answers: v.array(answerRowSchema),
});

export type Backup = v.InferOutput<typeof backupSchema>;

const envelope = v.looseObject({ type: v.literal('axia-backup'), version: v.number() });

export interface Counts {
  respondents: number;
  studies: number;
  sittings: number;
  answers: number;
}

export type BackupReading =
  | { ok: true; backup: Backup }
  | { ok: false; reason: 'not-json' | 'not-a-backup' | 'newer' | 'damaged'; detail: string };

export async function countAll(database: Database): Promise<Counts> {
  const [respondents, studies, sittings, answers] = await Promise.all([
    database.respondents.count(),
    database.studies.count(),
    database.sittings.count(),
    database.answers.count(),
  ]);
  return { respondents, studies, sittings, answers };
}

export async function makeBackup(database: Database, application: string): Promise<Backup> {
  const { respondents, studies, sittings, answers } = database;
  return database.transaction('r', [respondents, studies, sittings, answers], async () => ({
    type: 'axia-backup',
    version: DATABASE_VERSION,
    application,
    writtenAt: new Date().toISOString(),
    respondents: await respondents.toArray(),
    studies: await studies.toArray(),
    sittings: await sittings.toArray(),
    answers: await answers.toArray(),
  }));
}

/** Reads the text of a backup file; nothing is stored. */
export function readBackup(text: string): BackupReading {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: 'not-json', detail: String(error) };
  }
  const outer = v.safeParse(envelope, data);
  if (!outer.success) return { ok: false, reason: 'not-a-backup', detail: '' };
  if (outer.output.version > DATABASE_VERSION) {
    const detail = `form ${outer.output.version}; this Axia reads up to ${DATABASE_VERSION}`;
    return { ok: false, reason: 'newer', detail };
  }
  const whole = v.safeParse(backupSchema, data);
  if (!whole.success) {
    const [issue] = whole.issues;
    return damaged(`${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}`);
  }
  const twice = doubled(whole.output);
  return twice === null ? { ok: true, backup: whole.output } : damaged(twice);
}

function damaged(detail: string) {
  return { ok: false, reason: 'damaged', detail } as const;
}

type Row = Respondent | Study | Sitting;
const idOf = ({ id }: Row): string => id;
const keyOf = ({ key, revision }: AnswerRow): [string, number] => [key, revision];

/** Where the file has a row a second time; null if nowhere. */
function doubled(backup: Backup): string | null {
  const { respondents, studies, sittings, answers } = backup;
  const tables = {
    respondents: respondents.map(idOf),
    studies: studies.map(idOf),
    sittings: sittings.map(idOf),
    answers: answers.map((row) => keyOf(row).join(', revision ')),
  };
  for (const [table, keys] of Object.entries(tables)) {
    const known = new Set<string>();
    for (const [place, key] of keys.entries()) {
      if (known.has(key)) return `${table}.${place}: ${key} stands there twice`;
      known.add(key);
    }
  }
  return null;
}

/** What a restore did: the rows that were new, and how many are here already with other content. */
export type Restored =
  { ok: true; added: Counts; differing: number } | { ok: false; reason: 'damaged'; detail: string };

interface Merged {
  added: number;
  differing: number;
}

/** Adds to a table what it lacks, and counts the rows that it has with other content. */
async function merge<T, K>(
  table: {
    bulkGet(keys: K[]): PromiseLike<(T | undefined)[]>;
    bulkAdd(rows: T[]): PromiseLike<unknown>;
  },
  rows: readonly T[],
  keyOfRow: (row: T) => K,
): Promise<Merged> {
  const known = await table.bulkGet(rows.map(keyOfRow));
  const missing = rows.filter((_, index) => known[index] === undefined);
  const differing = rows.filter((row, index) => {
    const here = known[index];
    return here !== undefined && canonicalJson(here) !== canonicalJson(row);
  });
  await table.bulkAdd(missing);
  return { added: missing.length, differing: differing.length };
}

interface Reference {
  path: string;
  to: 'respondents' | 'studies' | 'sittings';
  id: string;
}

/** What the rows of a backup point at. */
function referencesOf({ studies, sittings, answers }: Backup): Reference[] {
  return [
    ...studies.map(({ respondent: id }, place): Reference => ({
      path: `studies.${place}.respondent`,
      to: 'respondents',
      id,
    })),
    ...sittings.map(({ respondent: id }, place): Reference => ({
      path: `sittings.${place}.respondent`,
      to: 'respondents',
      id,
    })),
    ...sittings.flatMap(({ study: id }, place): Reference[] =>
      id === null ? [] : [{ path: `sittings.${place}.study`, to: 'studies', id }],
    ),
    ...answers.map(({ sitting: id }, place): Reference => ({
      path: `answers.${place}.sitting`,
      to: 'sittings',
      id,
    })),
  ];
}

/** Where the backup points at a row that neither it nor the database has; null if nowhere. */
async function dangling(database: Database, backup: Backup): Promise<string | null> {
  const known = { respondents: new Set(), studies: new Set(), sittings: new Set() };
  for (const table of ['respondents', 'studies', 'sittings'] as const) {
    for (const id of backup[table].map(idOf)) known[table].add(id);
    for (const id of await database.table(table).toCollection().primaryKeys()) known[table].add(id);
  }
  const lost = referencesOf(backup).find(({ to, id }) => !known[to].has(id));
  return lost === undefined ? null : `${lost.path}: no ${lost.id} among the ${lost.to}`;
}

/** Adds a backup to what is stored, all or nothing; what is here stays as it is. */
export async function restore(database: Database, backup: Backup): Promise<Restored> {
  const { respondents, studies, sittings, answers } = database;
  try {
    return await database.transaction(
      'rw',
      [respondents, studies, sittings, answers],
      async (): Promise<Restored> => {
        const lost = await dangling(database, backup);
        if (lost !== null) return damaged(lost);
        const merged = {
          respondents: await merge(respondents, backup.respondents, idOf),
          studies: await merge(studies, backup.studies, idOf),
          sittings: await merge(sittings, backup.sittings, idOf),
          answers: await merge(answers, backup.answers, keyOf),
        };
        return {
          ok: true,
          added: {
            respondents: merged.respondents.added,
            studies: merged.studies.added,
            sittings: merged.sittings.added,
            answers: merged.answers.added,
          },
          differing: Object.values(merged).reduce((sum, { differing }) => sum + differing, 0),
        };
      },
    );
  } catch (error) {
    throw asStoreError(error);
  }
}

/**
 * Deletes the database and every model that was kept; what remains is what a first visit finds. The
 * database goes first. Returns false where the browser did not let go of the rest.
 */
export async function eraseEverything(database: Database): Promise<boolean> {
  await database.delete();
  try {
    localStorage.clear();
    sessionStorage.clear();
    // An address without https has no caches.
    if (!('caches' in globalThis)) return true;
    for (const name of await caches.keys()) await caches.delete(name);
    return true;
  } catch {
    return false;
  }
}
