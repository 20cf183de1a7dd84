// The tables and their numbered migrations. A version that has been released is never edited: a
// change is a new number below, with a test that opens a database of every earlier version.
import Dexie, { type Table } from 'dexie';
import type { AnswerRow } from '../core/study/answer';
import type { Sitting } from '../core/study/plan';
import type { Respondent, Study } from '../core/study/records';
import type { ClassEventRow, ClassRow } from './classes';
import { DATABASE_NAME } from './name';
import type { DerivedRow } from './derived';
import type { NoteRow } from '../core/study/note';
import { countChanges, type RevisionRow } from './revisions';
import type { LockedRow } from './sealed';
import { ENTRY_INDEX, type DraftRow, type PackRow } from './packs';

/** Dexie's number of the newest version below; backups carry it. */
export const DATABASE_VERSION = 5;

export interface Setting {
  key: string;
  value: string;
}

/**
 * Dexie 4 opens a database of a newer version after all, by asking for whatever version there is, and
 * adds its own tables to it. This way in always asks for a version: a newer one stays a VersionError.
 */
const strictFactory = {
  open: (name: string, version = nativeVersion(DATABASE_VERSION)) => indexedDB.open(name, version),
  deleteDatabase: (name: string) => indexedDB.deleteDatabase(name),
  databases: () => indexedDB.databases(),
  cmp: (first: unknown, second: unknown) => indexedDB.cmp(first, second),
};

/** The browser's number of a version: Dexie counts in tenths. */
function nativeVersion(version: number): number {
  return 10 * version;
}

export class Database extends Dexie {
  declare respondents: Table<Respondent, string>;
  declare sittings: Table<Sitting, string>;
  declare studies: Table<Study, string>;
  declare answers: Table<AnswerRow, [string, number]>;
  declare settings: Table<Setting, string>;
  declare packs: Table<PackRow, [string, string]>;
  declare drafts: Table<DraftRow, string>;
  declare derived: Table<DerivedRow, string>;
  declare classes: Table<ClassRow, string>;
  declare classEvents: Table<ClassEventRow, [string, number]>;
  declare notes: Table<NoteRow, string>;
  declare locked: Table<LockedRow, string>;
  declare revisions: Table<RevisionRow, string>;

  constructor(name: string = DATABASE_NAME) {
    super(name, 'indexedDB' in globalThis ? { indexedDB: strictFactory } : {});
    this.version(1).stores({
      respondents: 'id',
      sittings: 'id, respondent, study',
      studies: 'id, respondent',
      answers: '[key+revision], sitting',
      settings: 'key',
    });
    this.version(2).stores({
      packs: `[id+version], ${ENTRY_INDEX}`,
      drafts: 'id',
    });
    this.version(3).stores({
      derived: 'key, madeAt',
      classes: 'id',
      classEvents: '[class+number]',
    });
    this.version(4).stores({
      notes: 'trial',
      locked: 'id',
    });
    this.version(5).stores({
      revisions: 'answerer',
    });
    countChanges(this);
    // Another tab erases or upgrades: this one lets go and stays closed. Dexie's own answer opens again
    // at the next call, which would bring an erased database back.
    this.on('versionchange', () => {
      this.close();
      return false;
    });
  }
}
