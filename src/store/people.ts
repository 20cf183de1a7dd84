// One person in all tables: their rows, deleted, put under a passphrase, and put back. What is derived from answers
// goes with each of them (derived.ts), and so do the numbers that tell of their sittings (revisions.ts).
import { canonicalJson } from '../core/study/trial';
import { addMissing } from './add-missing';
import type { Database } from './database';
import { forgetAnswerers } from './revisions';
import type { LockedRow, PersonRows } from './sealed';

const tablesOfPeople = (database: Database) => {
  const { respondents, sittings, answers, notes, derived, locked, revisions } = database;
  return [respondents, sittings, answers, notes, derived, locked, revisions];
};

/**
 * Within a transaction. All derived figures go too, among which are this person's: they are kept under
 * hashes, and can be computed again for everybody else.
 */
async function deleteRows(database: Database, id: string): Promise<void> {
  const { respondents, sittings, answers, notes, derived, revisions } = database;
  const own = await sittings.where('respondent').equals(id).primaryKeys();
  const keys = await answers.where('sitting').anyOf(own).primaryKeys();
  await notes.bulkDelete(keys.map(([trial]) => trial));
  await answers.bulkDelete(keys);
  await sittings.bulkDelete(own);
  await respondents.delete(id);
  await derived.clear();
  await forgetAnswerers(revisions);
}

/** Within a transaction. */
async function readRows(database: Database, id: string): Promise<PersonRows | undefined> {
  const { respondents, sittings, answers, notes } = database;
  const person = await respondents.get(id);
  if (person?.kind !== 'person') return undefined;
  const own = await sittings.where('respondent').equals(id).toArray();
  const of = await answers
    .where('sitting')
    .anyOf(own.map((sitting) => sitting.id))
    .toArray();
  const noted = await notes.bulkGet([...new Set(of.map(({ key }) => key))]);
  return { person, sittings: own, answers: of, notes: noted.filter((one) => one !== undefined) };
}

/** Deletes a person with every sitting and answer, and what was noted on them. */
export function deletePerson(database: Database, id: string): Promise<void> {
  return database.transaction('rw', tablesOfPeople(database), () => deleteRows(database, id));
}

/** What is stored of one person; undefined where there is nobody of this id. */
export function rowsOfPerson(database: Database, id: string): Promise<PersonRows | undefined> {
  return database.transaction('r', tablesOfPeople(database), () => readRows(database, id));
}

/**
 * Puts a sealed row in the place of a person's rows.
 *
 * @param rows that were sealed; where there are others by now, nothing changes and this gives false.
 */
export function replaceBySealed(
  database: Database,
  rows: PersonRows,
  sealed: LockedRow,
): Promise<boolean> {
  const { id } = rows.person;
  return database.transaction('rw', tablesOfPeople(database), async () => {
    if (canonicalJson(await readRows(database, id)) !== canonicalJson(rows)) return false;
    await deleteRows(database, id);
    await database.locked.add(sealed);
    return true;
  });
}

/** Puts a person's rows in the place of the sealed row of this id. */
export function putBack(database: Database, id: string, rows: PersonRows): Promise<void> {
  const { locked, respondents, sittings, answers, notes } = database;
  return database.transaction('rw', tablesOfPeople(database), async () => {
    // A backup may have brought some of it back before: what is here stays as it is.
    await addMissing(respondents, [rows.person], (person) => person.id);
    await addMissing(sittings, rows.sittings, (sitting) => sitting.id);
    await addMissing(answers, rows.answers, ({ key, revision }): [string, number] => [
      key,
      revision,
    ]);
    await addMissing(notes, rows.notes, ({ trial }) => trial);
    await locked.delete(id);
  });
}
