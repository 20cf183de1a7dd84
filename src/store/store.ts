// The one door to what is stored. Answers are only ever added; every failure is a StoreError.
import Dexie from 'dexie';
import type { Answer, AnswerRow } from '../core/study/answer';
import type { NoteRow } from '../core/study/note';
import type { Sitting } from '../core/study/plan';
import type { Respondent, Study } from '../core/study/records';
import type { Question, Trial } from '../core/study/trial';
import type { Pack } from '../core/instrument/pack';
import { compareVersions, nextVersion, type PackReference } from '../core/instrument/version';
import { canonicalJson } from '../core/study/trial';
import type { ClassEvent } from '../core/compare/class-state';
import { addMissing } from './add-missing';
import type { ClassEventRow, ClassRow } from './classes';
import { Database } from './database';
import {
  keepDerived,
  keepOfAnswers,
  keptOfAnswers,
  type KeptOfAnswers,
  type OfAnswers,
} from './derived';
import { asStoreError } from './errors';
import { dropLastWords, keepLastWords, lastWords } from './last-words';
import { inLongTransaction } from './long-transaction';
import {
  ENTRY_INDEX,
  entryOf,
  packRow,
  type DraftRow,
  type StoredOrigin,
  type StoredPackEntry,
} from './packs';
import { deletePerson, putBack, replaceBySealed, rowsOfPerson } from './people';
import { answersState, type Counted } from './revisions';
import { seal, unseal, type LockedRow } from './sealed';
import { onErased, onPersonGone, tellPersonGone } from './tabs';

export interface GivenAnswer {
  trial: Trial;
  sitting: string;
  answer: Answer;
  shownAt: number;
  answeredAt: number;
}

function row(given: GivenAnswer, revision: number): AnswerRow {
  const { trial, sitting, answer, shownAt, answeredAt } = given;
  const question: Question = trial.question;
  return {
    key: trial.key,
    revision,
    sitting,
    answerer: trial.answerer,
    question: 'options' in question ? { ...question, options: [...question.options] } : question,
    answer,
    shownAt,
    answeredAt,
  };
}

/** The settings of studies that another machine planned. */
interface StudyRecords {
  studies: readonly Study[];
  respondents: readonly Respondent[];
  sittings: readonly Sitting[];
  packs: readonly Pack[];
}

interface StudyRows {
  answers: readonly AnswerRow[];
  notes: readonly NoteRow[];
}

/** So many keys are looked up at once. */
const LOOKED_UP = 1000;

const isSame = (first: Pack, second: Pack) => canonicalJson(first) === canonicalJson(second);

export class Store {
  readonly database: Database;

  constructor(database = new Database()) {
    this.database = database;
  }

  /** Adds a person's answer as the trial's next revision. */
  addRevision(given: GivenAnswer): Promise<AnswerRow> {
    const { answers } = this.database;
    return this.#guard(
      this.database.transaction('rw', answers, async () => {
        const last = await answers
          .where('[key+revision]')
          .between([given.trial.key, 0], [given.trial.key, Infinity])
          .last();
        const added = row(given, last === undefined ? 0 : last.revision + 1);
        await answers.add(added);
        return added;
      }),
    );
  }

  /**
   * Adds a model's only answer to a trial. A second answer to the same trial is a fault of the
   * runner and is refused by the database (ConstraintError), never written over the first.
   */
  addAnswer(given: GivenAnswer): Promise<AnswerRow> {
    const added = row(given, 0);
    return this.#guard(this.database.answers.add(added).then(() => added));
  }

  /** How the answers of some sittings stand, as text: another one after any change of theirs. */
  answersState(sittings: readonly Counted[]): Promise<string> {
    return this.#guard(answersState(this.database.revisions).then((stateOf) => stateOf(sittings)));
  }

  answersOf(sitting: string): Promise<AnswerRow[]> {
    return this.#guard(this.database.answers.where('sitting').equals(sitting).toArray());
  }

  /**
   * Which of the keys have an answer, whichever sitting it was given in. They are looked up a part at a time:
   * asking for tens of thousands of keys in one query sorts them and walks through the table for each, which
   * kept the page busy for minutes.
   */
  async answered(keys: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (let start = 0; start < keys.length; start += LOOKED_UP) {
      const part = await this.answersTo(keys.slice(start, start + LOOKED_UP));
      for (const { key } of part) found.add(key);
    }
    return found;
  }

  /** The answers to these trials, whichever sitting they were given in. */
  async answersTo(keys: readonly string[]): Promise<AnswerRow[]> {
    const rows = await this.#guard(
      this.database.answers.bulkGet(keys.map((key): [string, number] => [key, 0])),
    );
    return rows.filter((found) => found !== undefined);
  }

  respondents(): Promise<Respondent[]> {
    return this.#guard(this.database.respondents.toArray());
  }

  studies(): Promise<Study[]> {
    return this.#guard(this.database.studies.toArray());
  }

  sittings(): Promise<Sitting[]> {
    return this.#guard(this.database.sittings.toArray());
  }

  sitting(id: string): Promise<Sitting | undefined> {
    return this.#guard(this.database.sittings.get(id));
  }

  sittingsOfStudy(study: string): Promise<Sitting[]> {
    return this.#guard(this.database.sittings.where('study').equals(study).toArray());
  }

  addRespondent(respondent: Respondent): Promise<void> {
    return this.#guard(this.database.respondents.add(respondent).then(() => undefined));
  }

  addSitting(sitting: Sitting): Promise<void> {
    return this.#guard(this.database.sittings.add(sitting).then(() => undefined));
  }

  /** Adds sittings, all or none. */
  addSittings(sittings: readonly Sitting[]): Promise<void> {
    const table = this.database.sittings;
    return this.#guard(
      // Without a transaction those that can be added would stay when one cannot.
      this.database.transaction('rw', table, async () => {
        await table.bulkAdd([...sittings]);
      }),
    );
  }

  /** Adds a respondent with sittings and the first answers to their trials, all or nothing. */
  addAnswered(
    respondent: Respondent,
    sittings: readonly Sitting[],
    answers: readonly GivenAnswer[],
  ): Promise<void> {
    const { database } = this;
    const tables = [database.respondents, database.sittings, database.answers];
    return this.#guard(
      database.transaction('rw', tables, async () => {
        await database.respondents.add(respondent);
        await database.sittings.bulkAdd([...sittings]);
        await database.answers.bulkAdd(answers.map((given) => row(given, 0)));
      }),
    );
  }

  /**
   * Adds a study with its sittings, all or nothing, and returns the one that is stored: a study or a
   * respondent known already stays as it is.
   */
  addStudy(study: Study, respondent: Respondent, sittings: readonly Sitting[]): Promise<Study> {
    const { database } = this;
    return this.#guard(
      database.transaction(
        'rw',
        [database.studies, database.respondents, database.sittings],
        async () => {
          const known = await database.studies.get(study.id);
          if (known !== undefined) return known;
          if ((await database.respondents.get(respondent.id)) === undefined) {
            await database.respondents.add(respondent);
          }
          await database.studies.add(study);
          await database.sittings.bulkAdd([...sittings]);
          return study;
        },
      ),
    );
  }

  /** Deletes a person with every sitting and answer, and what was noted on them. */
  async erasePerson(id: string): Promise<void> {
    await this.#guard(deletePerson(this.database, id));
    tellPersonGone();
  }

  /** The people whose answers are under a passphrase. */
  lockedPeople(): Promise<LockedRow[]> {
    return this.#guard(this.database.locked.toArray());
  }

  /**
   * Puts a person's answers under a passphrase: afterwards nothing of them but the name can be read here.
   * False where something was answered meanwhile, in another tab; then nothing was changed.
   */
  async lockPerson(id: string, passphrase: string): Promise<boolean> {
    const rows = await this.#guard(rowsOfPerson(this.database, id));
    if (rows === undefined) return false;
    // Sealing takes a while, and a transaction does not wait for it.
    const sealed = await seal(rows, passphrase);
    const isLocked = await this.#guard(replaceBySealed(this.database, rows, sealed));
    if (isLocked) tellPersonGone();
    return isLocked;
  }

  /** Puts a person's answers back in the open; false where the passphrase is wrong, and nothing changes. */
  async unlockPerson(id: string, passphrase: string): Promise<boolean> {
    const row = await this.#guard(this.database.locked.get(id));
    if (row === undefined) return false;
    const rows = await unseal(row, passphrase);
    if (rows === null) return false;
    await this.#guard(putBack(this.database, id, rows));
    return true;
  }

  /** Deletes a locked person for ever. */
  eraseLocked(id: string): Promise<void> {
    return this.#guard(this.database.locked.delete(id).then(() => undefined));
  }

  /**
   * Adds studies with their sittings, answers and notes, all or nothing; what is here already stays as it
   * is. The transaction is kept open while the next part is fetched, so that a file of any length is
   * never in memory as a whole.
   *
   * @param nextPart gives the rows a part at a time, and null after the last; what it throws undoes all.
   */
  addStudyFile(
    { studies, respondents, sittings, packs }: StudyRecords,
    nextPart: () => Promise<StudyRows | null>,
  ): Promise<void> {
    const { database } = this;
    const { answers, notes } = database;
    const tables = [database.studies, database.respondents, database.sittings, database.packs];
    return inLongTransaction(database, [...tables, answers, notes], async () => {
      const added = packs.map((pack) => packRow({ pack, origin: 'imported', addedAt: Date.now() }));
      await addMissing(database.packs, added, ({ id, version }): [string, string] => [id, version]);
      await addMissing(database.respondents, respondents, ({ id }) => id);
      await addMissing(database.studies, studies, ({ id }) => id);
      await addMissing(database.sittings, sittings, ({ id }) => id);
      for (;;) {
        const part = await Dexie.waitFor(nextPart());
        if (part === null) return;
        await addMissing(answers, part.answers, ({ key, revision }): [string, number] => [
          key,
          revision,
        ]);
        await addMissing(notes, part.notes, ({ trial }) => trial);
      }
    });
  }

  /** The stored packs, by id and version, without reading the packs themselves. */
  packEntries(): Promise<StoredPackEntry[]> {
    return this.#guard(
      this.database.packs
        .orderBy(ENTRY_INDEX)
        .keys()
        .then((keys) => keys.map(entryOf)),
    );
  }

  pack({ id, version }: PackReference): Promise<Pack | undefined> {
    return this.#guard(this.database.packs.get([id, version]).then((row) => row?.pack));
  }

  /** Adds a pack; one that is here under the same id and version stays as it is. */
  addPack(pack: Pack, origin: StoredOrigin): Promise<'added' | 'known' | 'differs'> {
    const { packs } = this.database;
    return this.#guard(
      this.database.transaction('rw', packs, async () => {
        const known = await packs.get([pack.id, pack.version]);
        if (known !== undefined) return isSame(known.pack, pack) ? 'known' : 'differs';
        await packs.add(packRow({ pack, origin, addedAt: Date.now() }));
        return 'added';
      }),
    );
  }

  /**
   * Adds a pack as the next version of those with its id, and returns it as it is stored; where
   * nothing but the version differs from the last, that one is returned and nothing is added.
   */
  addNextVersion(pack: Pack): Promise<Pack> {
    const { packs } = this.database;
    return this.#guard(
      this.database.transaction('rw', packs, async () => {
        const keys = await packs.where('id').equals(pack.id).primaryKeys();
        const versions = keys.map(([, version]) => version);
        const last = versions.toSorted(compareVersions).at(-1);
        const known = last === undefined ? undefined : await packs.get([pack.id, last]);
        if (known !== undefined && isSame(known.pack, { ...pack, version: known.version })) {
          return known.pack;
        }
        const next = { ...pack, version: nextVersion(versions) };
        await packs.add(packRow({ pack: next, origin: 'own', addedAt: Date.now() }));
        return next;
      }),
    );
  }

  /** The drafts, with the last words of pages that ended before they were stored. */
  drafts(): Promise<DraftRow[]> {
    const { drafts } = this.database;
    const kept = lastWords();
    return this.#guard(
      this.database
        .transaction('rw', drafts, async () => {
          for (const draft of kept) {
            const known = await drafts.get(draft.id);
            if (known === undefined || known.savedAt < draft.savedAt) await drafts.put(draft);
          }
          return drafts.toArray();
        })
        .then((rows) => {
          for (const { id } of kept) dropLastWords(id);
          return rows;
        }),
    );
  }

  /** Keeps a working copy, in the place of what it was before. */
  putDraft(draft: DraftRow): Promise<void> {
    return this.#guard(
      this.database.drafts.put(draft).then(() => {
        dropLastWords(draft.id);
      }),
    );
  }

  /** Keeps a working copy from a page that may end at once, until `drafts` or `putDraft` has it. */
  keepDraft(draft: DraftRow): void {
    // After another tab has erased everything, nothing is written any more.
    if (this.database.isOpen()) keepLastWords(draft);
  }

  deleteDraft(id: string): Promise<void> {
    dropLastWords(id);
    return this.#guard(this.database.drafts.delete(id).then(() => undefined));
  }

  /** Figures kept under the hash of what they were derived from; undefined where there are none. */
  derived(key: string): Promise<unknown> {
    return this.#guard(this.database.derived.get(key).then((row) => row?.figures));
  }

  /** The same for several hashes in one look. */
  allDerived(keys: readonly string[]): Promise<unknown[]> {
    return this.#guard(
      this.database.derived.bulkGet([...keys]).then((rows) => rows.map((row) => row?.figures)),
    );
  }

  putDerived(key: string, figures: unknown): Promise<void> {
    return this.#guard(keepDerived(this.database, key, figures));
  }

  keptOfAnswers(wanted: readonly OfAnswers[]): Promise<KeptOfAnswers[]> {
    return this.#guard(keptOfAnswers(this.database, wanted));
  }

  keepOfAnswers(whose: OfAnswers, kept: KeptOfAnswers): Promise<void> {
    return this.#guard(keepOfAnswers(this.database, whose, kept));
  }

  classes(): Promise<ClassRow[]> {
    return this.#guard(this.database.classes.toArray());
  }

  classOf(id: string): Promise<ClassRow | undefined> {
    return this.#guard(this.database.classes.get(id));
  }

  addClass(added: ClassRow): Promise<void> {
    return this.#guard(this.database.classes.add(added).then(() => undefined));
  }

  /** What happened in a class, in order. */
  classEvents(id: string): Promise<ClassEventRow[]> {
    return this.#guard(this.#eventsOf(id).toArray());
  }

  /** Adds events behind those of the class, all or none, and returns all that there are then. */
  addClassEvents(id: string, events: readonly ClassEvent[]): Promise<ClassEventRow[]> {
    const { classEvents } = this.database;
    return this.#guard(
      this.database.transaction('rw', classEvents, async () => {
        const known = await this.#eventsOf(id).toArray();
        const next = (known.at(-1)?.number ?? -1) + 1;
        const added = events.map((event, index): ClassEventRow => ({
          ...event,
          class: id,
          number: next + index,
        }));
        await classEvents.bulkAdd(added);
        return [...known, ...added];
      }),
    );
  }

  /** Deletes a class with all that was collected for it. */
  eraseClass(id: string): Promise<void> {
    const { classes, classEvents } = this.database;
    return this.#guard(
      this.database.transaction('rw', [classes, classEvents], async () => {
        await this.#eventsOf(id).delete();
        await classes.delete(id);
      }),
    );
  }

  /** The note on a trial; undefined where there is none. */
  note(trial: string): Promise<string | undefined> {
    return this.#guard(this.database.notes.get(trial).then((row) => row?.text));
  }

  /** All notes: people write few. */
  notes(): Promise<NoteRow[]> {
    return this.#guard(this.database.notes.toArray());
  }

  /** Keeps a note in the place of the one before; an empty one is none. */
  putNote(trial: string, text: string): Promise<void> {
    const { notes } = this.database;
    const work =
      text.trim() === '' ? notes.delete(trial) : notes.put({ trial, text, savedAt: Date.now() });
    return this.#guard(Promise.resolve(work).then(() => undefined));
  }

  #eventsOf(id: string) {
    return this.database.classEvents.where('[class+number]').between([id, 0], [id, Infinity]);
  }

  setting(key: string): Promise<string | undefined> {
    return this.#guard(this.database.settings.get(key).then((found) => found?.value));
  }

  setSetting(key: string, value: string): Promise<void> {
    return this.#guard(this.database.settings.put({ key, value }).then(() => undefined));
  }

  async #guard<T>(work: PromiseLike<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw asStoreError(error);
    }
  }
}

export const store = new Store();

onErased(() => {
  location.reload();
});

// A page on a person's own answers must not go on answering for somebody who is gone from here.
onPersonGone(() => {
  if (location.hash.startsWith('#/me')) location.reload();
});
