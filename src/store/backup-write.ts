// Writing a backup: one JSON file with everything, a row a line. The rows are read a part at a time and the file
// is put together from parts that the browser may move to disk, so that its length takes no memory of the page.
import type { Table } from 'dexie';
import { KeyTable } from '../core/exchange/key-table';
import type { PackReference } from '../core/instrument/version';
import type { Respondent } from '../core/study/records';
import { KEYS, tablesOf, type BackupTable } from './backup-tables';
import { DATABASE_VERSION, type Database } from './database';
import type { PackRow } from './packs';

/** So many rows are read at once. */
const PART = 1000;

export interface BackupFile {
  file: Blob;
  /** When, as ISO 8601. */
  writtenAt: string;
}

/** What of a database goes into a file. */
interface Wanted {
  respondents: readonly Respondent[];
  /** Whose sittings and studies. */
  isWanted: (respondent: string) => boolean;
  /** Whether all that is nobody's goes in too, as drafts and classes do; otherwise only what answers need. */
  isWhole: boolean;
}

/** Takes the next piece of the file. */
type Put = (text: string) => void;

/** A member of the file with the rows that are wanted, a row a line. */
async function putRows<Row, Key>(
  put: Put,
  name: BackupTable,
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  isWanted: (row: Row) => boolean,
  written: (row: Row) => unknown = (row) => row,
): Promise<void> {
  put(`,\n"${name}":[`);
  let isFirst = true;
  let part = await table.orderBy(':id').limit(PART).toArray();
  for (;;) {
    const lines = part.filter(isWanted).map((row) => `\n${JSON.stringify(written(row))}`);
    if (lines.length > 0) {
      put((isFirst ? '' : ',') + lines.join(','));
      isFirst = false;
    }
    const last = part.at(-1);
    if (last === undefined || part.length < PART) break;
    part = await table.where(':id').above(keyOf(last)).limit(PART).toArray();
  }
  put(']');
}

async function putAll(
  put: Put,
  database: Database,
  head: object,
  { respondents, isWanted, isWhole }: Wanted,
): Promise<void> {
  const sittings = (await database.sittings.toArray()).filter((one) => isWanted(one.respondent));
  const kept = new Set(sittings.map(({ id }) => id));
  const asked = new Set(sittings.map(({ pack }) => KEYS.packs(pack).join(' ')));
  const answered = new KeyTable();
  const isKept = ({ key, sitting }: { key: string; sitting: string }) => {
    if (!kept.has(sitting)) return false;
    if (!isWhole) answered.add(key);
    return true;
  };
  const byId = ({ id }: { id: string }) => id;
  const ifWhole = () => isWhole;
  const isNamed = (pack: PackReference) => isWhole || asked.has(KEYS.packs(pack).join(' '));
  const isNoted = ({ trial }: { trial: string }) => isWhole || answered.numberOf(trial) !== -1;
  put(JSON.stringify(head).slice(0, -1));
  put(`,\n"respondents":[${respondents.map((one) => `\n${JSON.stringify(one)}`).join(',')}]`);
  await putRows(put, 'studies', database.studies, byId, (one) => isWanted(one.respondent));
  await putRows(put, 'sittings', database.sittings, byId, ({ id }) => kept.has(id));
  await putRows(put, 'answers', database.answers, KEYS.answers, isKept);
  const ofFile = ({ origin, addedAt, pack }: PackRow) => ({ origin, addedAt, pack });
  await putRows(put, 'packs', database.packs, KEYS.packs, isNamed, ofFile);
  await putRows(put, 'drafts', database.drafts, byId, ifWhole);
  await putRows(put, 'classes', database.classes, byId, ifWhole);
  await putRows(put, 'classEvents', database.classEvents, KEYS.classEvents, ifWhole);
  await putRows(put, 'notes', database.notes, KEYS.notes, isNoted);
  await putRows(put, 'locked', database.locked, byId, ifWhole);
  put('}\n');
}

function write(
  database: Database,
  application: string,
  want: (respondents: readonly Respondent[]) => Wanted,
): Promise<BackupFile> {
  return database.transaction('r', tablesOf(database), async () => {
    const writtenAt = new Date().toISOString();
    const head = { type: 'axia-backup', version: DATABASE_VERSION, application, writtenAt };
    const wanted = want(await database.respondents.toArray());
    const parts: Blob[] = [];
    const put = (text: string) => parts.push(new Blob([text]));
    await putAll(put, database, head, wanted);
    return { file: new Blob(parts, { type: 'application/json' }), writtenAt };
  });
}

/** Everything but guests, whose answers are not to be kept. */
export function writeBackup(database: Database, application: string): Promise<BackupFile> {
  return write(database, application, (all) => {
    const respondents = all.filter((one) => one.kind === 'model' || one.guest !== true);
    const ids = new Set(respondents.map(({ id }) => id));
    return { respondents, isWanted: (respondent) => ids.has(respondent), isWhole: true };
  });
}

/** One person's own data: a backup that holds them, their sittings and answers, and the packs these name. */
export function writePersonBackup(
  database: Database,
  application: string,
  person: string,
): Promise<BackupFile> {
  return write(database, application, (all) => ({
    respondents: all.filter(({ id }) => id === person).map(keptPerson),
    isWanted: (respondent) => respondent === person,
    isWhole: false,
  }));
}

/** Who takes a file home is no guest in it: what is restored from it stays. */
function keptPerson(respondent: Respondent): Respondent {
  if (respondent.kind === 'model') return respondent;
  const { guest, ...kept } = respondent;
  return guest === undefined ? respondent : kept;
}
