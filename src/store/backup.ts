// A full backup as one file, its restore into a machine that may already have data, and erasing.
// A restore adds what is missing and changes nothing that is there; a damaged file changes nothing.
import * as v from 'valibot';
import { answerRowSchema, type AnswerRow } from '../core/study/answer';
import { sittingSchema, type Sitting } from '../core/study/plan';
import { respondentSchema, studySchema, type Respondent, type Study } from '../core/study/records';
import { canonicalJson } from '../core/study/trial';
import { classEventRowSchema, classRowSchema, type ClassEventRow, type ClassRow } from './classes';
import { DATABASE_VERSION, type Database } from './database';
import { asStoreError } from './errors';
import { noteRowSchema, type NoteRow } from '../core/study/note';
import { lockedRowSchema, type LockedRow } from './sealed';
import { backupPackSchema, draftRowSchema, packRow, type BackupPack, type DraftRow } from './packs';

const membersOfVersion1 = {
  type: v.literal('axia-backup'),
  /** The application that wrote it and when, for people. */
  application: v.string(),
  writtenAt: v.string(),
  respondents: v.array(respondentSchema),
  studies: v.array(studySchema),
  sittings: v.array(sittingSchema),
  answers: v.array(answerRowSchema),
};

const membersOfVersion2 = {
  ...membersOfVersion1,
  packs: v.array(backupPackSchema),
  drafts: v.array(draftRowSchema),
};

/** Version 3 of the database added classes, and derived figures, which a backup leaves out. */
const membersOfVersion3 = {
  ...membersOfVersion2,
  classes: v.array(classRowSchema),
  classEvents: v.array(classEventRowSchema),
};

const membersOfVersion4 = {
  ...membersOfVersion3,
  notes: v.array(noteRowSchema),
  locked: v.array(lockedRowSchema),
};

/** Version 5 of the database added the numbers of changes, which a backup leaves out. */
const backupSchema = v.strictObject({
  ...membersOfVersion4,
  version: v.literal(DATABASE_VERSION),
});

export type Backup = v.InferOutput<typeof backupSchema>;

/** Reads the backups of each version; what an earlier one had not yet is empty. */
const anyBackupSchema = v.variant('version', [
  v.pipe(
    v.strictObject({ ...membersOfVersion1, version: v.literal(1) }),
    v.transform((old): Backup => ({
      ...old,
      version: DATABASE_VERSION,
      packs: [],
      drafts: [],
      classes: [],
      classEvents: [],
      notes: [],
      locked: [],
    })),
  ),
  v.pipe(
    v.strictObject({ ...membersOfVersion2, version: v.literal(2) }),
    v.transform((old): Backup => ({
      ...old,
      version: DATABASE_VERSION,
      classes: [],
      classEvents: [],
      notes: [],
      locked: [],
    })),
  ),
  v.pipe(
    v.strictObject({ ...membersOfVersion3, version: v.literal(3) }),
    v.transform((old): Backup => ({ ...old, version: DATABASE_VERSION, notes: [], locked: [] })),
  ),
  v.pipe(
    v.strictObject({ ...membersOfVersion4, version: v.literal(4) }),
    v.transform((old): Backup => ({ ...old, version: DATABASE_VERSION })),
  ),
  backupSchema,
]);

const envelope = v.looseObject({ type: v.literal('axia-backup'), version: v.number() });

export interface Counts {
  respondents: number;
  studies: number;
  sittings: number;
  answers: number;
  packs: number;
  drafts: number;
  classes: number;
  /** Answer codes of classes, and what else happened in them. */
  classEvents: number;
  notes: number;
  /** People under a passphrase. */
  locked: number;
}

export type BackupReading =
  | { ok: true; backup: Backup }
  | { ok: false; reason: 'not-json' | 'not-a-backup' | 'newer' | 'damaged'; detail: string };

/** The tables that a backup holds: all but the settings and derived figures. */
function tablesOf(database: Database) {
  const { respondents, studies, sittings, answers, packs, drafts, notes, locked } = database;
  const { classes, classEvents } = database;
  return [
    ...[respondents, studies, sittings, answers, packs, drafts],
    ...[classes, classEvents, notes, locked],
  ];
}

export async function countAll(database: Database): Promise<Counts> {
  return {
    respondents: await database.respondents.count(),
    studies: await database.studies.count(),
    sittings: await database.sittings.count(),
    answers: await database.answers.count(),
    packs: await database.packs.count(),
    drafts: await database.drafts.count(),
    classes: await database.classes.count(),
    classEvents: await database.classEvents.count(),
    notes: await database.notes.count(),
    locked: await database.locked.count(),
  };
}

function readAll(database: Database, application: string): Promise<Backup> {
  const { respondents, studies, sittings, answers, packs, drafts, notes, locked } = database;
  const { classes, classEvents } = database;
  return database.transaction('r', tablesOf(database), async () => ({
    type: 'axia-backup',
    version: DATABASE_VERSION,
    application,
    writtenAt: new Date().toISOString(),
    respondents: await respondents.toArray(),
    studies: await studies.toArray(),
    sittings: await sittings.toArray(),
    answers: await answers.toArray(),
    packs: (await packs.toArray()).map(({ origin, addedAt, pack }) => ({ origin, addedAt, pack })),
    drafts: await drafts.toArray(),
    classes: await classes.toArray(),
    classEvents: await classEvents.toArray(),
    notes: await notes.toArray(),
    locked: await locked.toArray(),
  }));
}

/** Everything but guests, whose answers are not to be kept. */
export async function makeBackup(database: Database, application: string): Promise<Backup> {
  const all = await readAll(database, application);
  return onlyOf(all, (one) => one.kind === 'model' || one.guest !== true);
}

/** The backup with the respondents that are wanted, and what is theirs. */
function onlyOf(all: Backup, isWanted: (respondent: Respondent) => boolean): Backup {
  const respondents = all.respondents.filter(isWanted);
  const ids = new Set(respondents.map(idOf));
  const sittings = all.sittings.filter(({ respondent }) => ids.has(respondent));
  const kept = new Set(sittings.map(idOf));
  return {
    ...all,
    respondents,
    studies: all.studies.filter(({ respondent }) => ids.has(respondent)),
    sittings,
    answers: all.answers.filter(({ sitting }) => kept.has(sitting)),
  };
}

/** One person's own data: a backup that holds them, their sittings and answers, and the packs these name. */
export async function makePersonBackup(
  database: Database,
  application: string,
  person: string,
): Promise<Backup> {
  const all = await readAll(database, application);
  const own = onlyOf(all, ({ id }) => id === person);
  const trials = new Set(own.answers.map(({ key }) => key));
  const named = new Set(own.sittings.map(({ pack }) => `${pack.id} ${pack.version}`));
  return {
    ...own,
    respondents: own.respondents.map(keptPerson),
    packs: own.packs.filter(({ pack }) => named.has(`${pack.id} ${pack.version}`)),
    notes: own.notes.filter(({ trial }) => trials.has(trial)),
    drafts: [],
    classes: [],
    classEvents: [],
    locked: [],
  };
}

/** Who takes a file home is no guest in it: what is restored from it stays. */
function keptPerson(respondent: Respondent): Respondent {
  if (respondent.kind === 'model') return respondent;
  const { guest, ...kept } = respondent;
  return guest === undefined ? respondent : kept;
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
  const whole = v.safeParse(anyBackupSchema, data);
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

const idOf = ({ id }: Respondent | Study | Sitting | DraftRow | ClassRow | LockedRow): string => id;
const keyOf = ({ key, revision }: AnswerRow): [string, number] => [key, revision];
const eventKeyOf = (row: ClassEventRow): [string, number] => [row.class, row.number];
const trialOf = ({ trial }: NoteRow): string => trial;
const packKeyOf = ({ pack }: BackupPack): [string, string] => [pack.id, pack.version];

/** Where the file has a row a second time; null if nowhere. */
function doubled(backup: Backup): string | null {
  const { respondents, studies, sittings, answers, packs, drafts, notes, locked } = backup;
  const { classes, classEvents } = backup;
  const tables = {
    respondents: respondents.map(idOf),
    studies: studies.map(idOf),
    sittings: sittings.map(idOf),
    answers: answers.map((row) => keyOf(row).join(', revision ')),
    packs: packs.map((row) => packKeyOf(row).join(', version ')),
    drafts: drafts.map(idOf),
    classes: classes.map(idOf),
    classEvents: classEvents.map((row) => eventKeyOf(row).join(', number ')),
    notes: notes.map(trialOf),
    locked: locked.map(idOf),
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
  contentOf: (row: T) => unknown = (row) => row,
): Promise<Merged> {
  const known = await table.bulkGet(rows.map(keyOfRow));
  const missing = rows.filter((_, index) => known[index] === undefined);
  const differing = rows.filter((row, index) => {
    const here = known[index];
    return here !== undefined && canonicalJson(contentOf(here)) !== canonicalJson(contentOf(row));
  });
  await table.bulkAdd(missing);
  return { added: missing.length, differing: differing.length };
}

interface Reference {
  path: string;
  to: 'respondents' | 'studies' | 'sittings' | 'classes';
  id: string;
}

/** What the rows of a backup point at. */
function referencesOf({ studies, sittings, answers, classEvents }: Backup): Reference[] {
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
    ...sittings.flatMap(({ together, plan }, place): Reference[] => [
      ...(together === undefined
        ? []
        : [
            { path: `sittings.${place}.together.with`, to: 'sittings' as const, id: together.with },
          ]),
      ...(plan.instrument === 'further'
        ? [{ path: `sittings.${place}.plan.after`, to: 'sittings' as const, id: plan.after }]
        : []),
    ]),
    ...answers.map(({ sitting: id }, place): Reference => ({
      path: `answers.${place}.sitting`,
      to: 'sittings',
      id,
    })),
    ...classEvents.map(({ class: id }, place): Reference => ({
      path: `classEvents.${place}.class`,
      to: 'classes',
      id,
    })),
  ];
}

/** Where the backup points at a row that neither it nor the database has; null if nowhere. */
async function dangling(database: Database, backup: Backup): Promise<string | null> {
  const known = {
    respondents: new Set(),
    studies: new Set(),
    sittings: new Set(),
    classes: new Set(),
  };
  for (const table of ['respondents', 'studies', 'sittings', 'classes'] as const) {
    for (const id of backup[table].map(idOf)) known[table].add(id);
    for (const id of await database.table(table).toCollection().primaryKeys()) known[table].add(id);
  }
  const lost = referencesOf(backup).find(({ to, id }) => !known[to].has(id));
  return lost === undefined ? null : `${lost.path}: no ${lost.id} among the ${lost.to}`;
}

/** Adds a backup to what is stored, all or nothing; what is here stays as it is. */
export async function restore(database: Database, backup: Backup): Promise<Restored> {
  const { respondents, studies, sittings, answers, packs, drafts, notes, locked } = database;
  const { classes, classEvents } = database;
  try {
    return await database.transaction('rw', tablesOf(database), async (): Promise<Restored> => {
      const lost = await dangling(database, backup);
      if (lost !== null) return damaged(lost);
      const merged = {
        respondents: await merge(respondents, backup.respondents, idOf),
        studies: await merge(studies, backup.studies, idOf),
        sittings: await merge(sittings, backup.sittings, idOf),
        answers: await merge(answers, backup.answers, keyOf),
        // The same pack added on another day is the same pack.
        packs: await merge(packs, backup.packs.map(packRow), packKeyOf, ({ pack }) => pack),
        drafts: await merge(drafts, backup.drafts, idOf),
        classes: await merge(classes, backup.classes, idOf),
        classEvents: await merge(classEvents, backup.classEvents, eventKeyOf),
        // The same words noted at another moment are the same note.
        locked: await merge(locked, backup.locked, idOf),
        notes: await merge(notes, backup.notes, trialOf, ({ text }) => text),
      };
      return {
        ok: true,
        added: {
          respondents: merged.respondents.added,
          studies: merged.studies.added,
          sittings: merged.sittings.added,
          answers: merged.answers.added,
          packs: merged.packs.added,
          drafts: merged.drafts.added,
          classes: merged.classes.added,
          classEvents: merged.classEvents.added,
          notes: merged.notes.added,
          locked: merged.locked.added,
        },
        differing: Object.values(merged).reduce((sum, { differing }) => sum + differing, 0),
      };
    });
  } catch (error) {
    throw asStoreError(error);
  }
}

/**
 * Deletes the database and every model that was kept; what remains is what a first visit leaves. The
 * database goes first. Returns false where the browser did not let go of the rest.
 */
export async function eraseEverything(database: Database): Promise<boolean> {
  await database.delete();
  try {
    localStorage.clear();
    sessionStorage.clear();
    // An address without https has neither caches nor files.
    if ('caches' in globalThis) {
      // The application itself is nobody's data, and without a network it would be gone for good.
      const names = (await caches.keys()).filter((name) => !name.startsWith(__APP_CACHE__));
      for (const name of names) await caches.delete(name);
    }
    if ('storage' in navigator && 'getDirectory' in navigator.storage) {
      const files = await navigator.storage.getDirectory();
      for await (const name of files.keys()) await files.removeEntry(name, { recursive: true });
    }
    return true;
  } catch {
    return false;
  }
}
