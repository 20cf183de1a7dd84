// What a backup holds, table by table: all but the settings and what can be derived again. One entry says since
// which form of the database there is the table, how a row of a file is checked, by what it is known, what it
// points at, and how it is added.
import type { Table } from 'dexie';
import * as v from 'valibot';
import { answerRowSchema } from '../core/study/answer';
import { noteRowSchema } from '../core/study/note';
import { sittingSchema } from '../core/study/plan';
import { respondentSchema, studySchema } from '../core/study/records';
import { canonicalJson } from '../core/study/trial';
import { classEventRowSchema, classRowSchema } from './classes';
import type { Database } from './database';
import { backupPackSchema, draftRowSchema, packRow, type PackRow } from './packs';
import { lockedRowSchema } from './sealed';

/** The tables in the order in which a backup has them. */
export const BACKUP_TABLES = [
  'respondents',
  'studies',
  'sittings',
  'answers',
  'packs',
  'drafts',
  'classes',
  'classEvents',
  'notes',
  'locked',
] as const;

export type BackupTable = (typeof BACKUP_TABLES)[number];

/** How many rows of each table; events are the answer codes of classes, and what else happened in them. */
export type Counts = Record<BackupTable, number>;

/** A row that another one points at. */
export interface Reference {
  /** Which member of the row points there. */
  member: string;
  to: 'respondents' | 'studies' | 'sittings' | 'classes';
  id: string;
}

type RowReading =
  | { ok: true; name: string; references: readonly Reference[] }
  /** Where in the row, with a dot in front, and what is wrong there. */
  | { ok: false; at: string };

/** What adding some rows did: how many were new, and how many are here already with other content. */
interface Merged {
  added: number;
  differing: number;
}

interface Rows {
  /** Dexie's number of the version that brought the table. */
  since: number;
  read(row: unknown): RowReading;
  /** Adds what the table lacks. @throws for a row that `read` refuses. */
  merge(database: Database, rows: readonly unknown[]): Promise<Merged>;
}

interface Kind<Row, Stored, Key> {
  since: number;
  schema: v.GenericSchema<unknown, Row>;
  /** The row as it is stored. */
  stored: (row: Row) => Stored;
  table: (database: Database) => Table<Stored, Key>;
  keyOf: (row: Row) => Key;
  /** The key in words. */
  nameOf: (row: Row) => string;
  references?: (row: Row) => Reference[];
  /** What has to be the same for a row to be the same. */
  contentOf?: (row: Stored) => unknown;
}

function rowsOf<Row, Stored, Key>(kind: Kind<Row, Stored, Key>): Rows {
  const { since, schema, stored, table, keyOf, nameOf, references, contentOf } = kind;
  const content = (row: Stored) => canonicalJson(contentOf === undefined ? row : contentOf(row));
  return {
    since,
    read: (row) => {
      const reading = v.safeParse(schema, row);
      if (!reading.success) {
        const [issue] = reading.issues;
        const path = v.getDotPath(issue);
        return { ok: false, at: `${path === null ? '' : `.${path}`}: ${issue.message}` };
      }
      const own = reading.output;
      return { ok: true, name: nameOf(own), references: references?.(own) ?? [] };
    },
    merge: async (database, rows) => {
      const checked = rows.map((row) => v.parse(schema, row));
      const known = await table(database).bulkGet(checked.map(keyOf));
      const missing = checked.filter((_, index) => known[index] === undefined).map(stored);
      const differing = checked.filter((row, index) => {
        const here = known[index];
        return here !== undefined && content(here) !== content(stored(row));
      });
      await table(database).bulkAdd(missing);
      return { added: missing.length, differing: differing.length };
    },
  };
}

const same = <Row>(row: Row): Row => row;
const idOf = ({ id }: { id: string }): string => id;

/** By which key a row is known; the others by their id. */
export const KEYS = {
  answers: ({ key, revision }: { key: string; revision: number }): [string, number] => [
    key,
    revision,
  ],
  packs: ({ id, version }: { id: string; version: string }): [string, string] => [id, version],
  classEvents: (row: { class: string; number: number }): [string, number] => [
    row.class,
    row.number,
  ],
  notes: ({ trial }: { trial: string }): string => trial,
};

const pointing = (to: Reference['to'], member: string, id: string): Reference => ({
  member,
  to,
  id,
});

export const ROWS: Readonly<Record<BackupTable, Rows>> = {
  respondents: rowsOf({
    since: 1,
    schema: respondentSchema,
    stored: same,
    table: ({ respondents }) => respondents,
    keyOf: idOf,
    nameOf: idOf,
  }),
  studies: rowsOf({
    since: 1,
    schema: studySchema,
    stored: same,
    table: ({ studies }) => studies,
    keyOf: idOf,
    nameOf: idOf,
    references: ({ respondent }) => [pointing('respondents', 'respondent', respondent)],
  }),
  sittings: rowsOf({
    since: 1,
    schema: sittingSchema,
    stored: same,
    table: ({ sittings }) => sittings,
    keyOf: idOf,
    nameOf: idOf,
    references: ({ respondent, study, together, plan }) => [
      pointing('respondents', 'respondent', respondent),
      ...(study === null ? [] : [pointing('studies', 'study', study)]),
      ...(together === undefined ? [] : [pointing('sittings', 'together.with', together.with)]),
      ...(plan.instrument === 'further' ? [pointing('sittings', 'plan.after', plan.after)] : []),
    ],
  }),
  answers: rowsOf({
    since: 1,
    schema: answerRowSchema,
    stored: same,
    table: ({ answers }) => answers,
    keyOf: KEYS.answers,
    nameOf: ({ key, revision }) => `${key}, revision ${revision}`,
    references: ({ sitting }) => [pointing('sittings', 'sitting', sitting)],
  }),
  packs: rowsOf({
    since: 2,
    schema: backupPackSchema,
    stored: packRow,
    table: ({ packs }) => packs,
    keyOf: ({ pack }) => KEYS.packs(pack),
    nameOf: ({ pack }) => KEYS.packs(pack).join(', version '),
    // The same pack added on another day is the same pack.
    contentOf: ({ pack }: PackRow) => pack,
  }),
  drafts: rowsOf({
    since: 2,
    schema: draftRowSchema,
    stored: same,
    table: ({ drafts }) => drafts,
    keyOf: idOf,
    nameOf: idOf,
  }),
  classes: rowsOf({
    since: 3,
    schema: classRowSchema,
    stored: same,
    table: ({ classes }) => classes,
    keyOf: idOf,
    nameOf: idOf,
  }),
  classEvents: rowsOf({
    since: 3,
    schema: classEventRowSchema,
    stored: same,
    table: ({ classEvents }) => classEvents,
    keyOf: KEYS.classEvents,
    nameOf: (row) => KEYS.classEvents(row).join(', number '),
    references: (row) => [pointing('classes', 'class', row.class)],
  }),
  notes: rowsOf({
    since: 4,
    schema: noteRowSchema,
    stored: same,
    table: ({ notes }) => notes,
    keyOf: KEYS.notes,
    nameOf: KEYS.notes,
    // The same words noted at another moment are the same note.
    contentOf: ({ text }) => text,
  }),
  locked: rowsOf({
    since: 4,
    schema: lockedRowSchema,
    stored: same,
    table: ({ locked }) => locked,
    keyOf: idOf,
    nameOf: idOf,
  }),
};

/** The same for every table. */
export function everyTable<T>(of: (table: BackupTable) => T): Record<BackupTable, T> {
  return {
    respondents: of('respondents'),
    studies: of('studies'),
    sittings: of('sittings'),
    answers: of('answers'),
    packs: of('packs'),
    drafts: of('drafts'),
    classes: of('classes'),
    classEvents: of('classEvents'),
    notes: of('notes'),
    locked: of('locked'),
  };
}

export async function countAll(database: Database): Promise<Counts> {
  const counts = everyTable(() => 0);
  for (const table of BACKUP_TABLES) counts[table] = await database.table(table).count();
  return counts;
}

/** Dexie's tables that a backup holds, for its transactions. */
export function tablesOf(database: Database) {
  return BACKUP_TABLES.map((table) => database.table(table));
}
