// What is stored in a real IndexedDB: answers are only added, a failure is told by its code, and a
// backup comes back as it was.
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { trialsOf, type Sitting } from '../../src/core/study/plan';
import { SHORT_PRESET } from '../../src/core/study/presets';
import { checkBackup, type BackupCheck } from '../../src/store/backup-check';
import { countAll, type Counts } from '../../src/store/backup-tables';
import { eraseEverything } from '../../src/store/erase';
import { backupOf, restoreFrom, type Backup } from '../fixtures/backups';
import { Database, DATABASE_VERSION } from '../../src/store/database';
import { DERIVED_KEPT } from '../../src/store/derived';
import { asStoreError, StoreError } from '../../src/store/errors';
import { rawExport } from '../../src/store/raw';
import { Store, type GivenAnswer } from '../../src/store/store';
import { ownClass } from '../fixtures/classes';
import { draftRow, ownPack, replaced } from '../fixtures/packs';
import { openRaw } from '../fixtures/raw-database';
import {
  anna,
  givenTo,
  modelSittings,
  pack,
  personSitting,
  smallModel,
  study,
} from '../fixtures/sittings';

const CODE = { kind: 'code', code: '1ABC-DEFG-HJK' } as const;
const COUNTED = { kind: 'counted' } as const;

const sitting = personSitting('questionnaire');
const portraits = trialsOf(sitting, pack);
const [modelSitting] = modelSittings(SHORT_PRESET);
if (modelSitting === undefined) throw new Error('the short preset plans no sitting');
const modelTrials = trialsOf(modelSitting, pack);

const rated = (place: number, rating: number) =>
  givenTo(portraits[place], sitting.id, { kind: 'rated', rating });

function modelAnswer(place: number, first = 0.5): GivenAnswer {
  return givenTo(modelTrials[place], modelSitting?.id ?? '', {
    kind: 'distribution',
    p: [first, 1 - first, 0, 0, 0, 0],
    compliance: 0.9,
    promptTokens: 80,
    evaluatedTokens: null,
    engineMs: 12.5,
  });
}

let number = 0;
let store = new Store(new Database('test-0'));

function emptyStore(): Store {
  number += 1;
  return new Store(new Database(`test-${String(number)}`));
}

beforeEach(() => {
  store = emptyStore();
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const { name = '' } of await indexedDB.databases()) {
    if (name.startsWith('test-')) await new Database(name).delete();
  }
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    return error instanceof StoreError ? error.code : 'not a StoreError';
  }
}

/**
 * A person with two answers, one of them changed, a study of a model with two, an imported pack, a
 * draft, and a class.
 */
async function fill(filled: Store): Promise<void> {
  await filled.addRespondent(anna);
  await filled.addSitting(sitting);
  await filled.addRevision(rated(0, 2));
  await filled.addRevision(rated(0, 5));
  await filled.addRevision(rated(1, 6));
  await filled.addStudy(study, smallModel, modelSittings(SHORT_PRESET));
  await filled.addAnswer(modelAnswer(0));
  await filled.addAnswer(modelAnswer(1));
  await filled.addPack(ownPack(), 'imported');
  await filled.putDraft(draftRow);
  await filled.addClass(ownClass);
  await filled.addClassEvents(ownClass.id, [CODE, COUNTED]);
  await filled.putNote(modelAnswer(0).trial.key, 'Look at this one again.');
}

const FILLED = {
  respondents: 2,
  studies: 1,
  sittings: 3,
  answers: 5,
  packs: 1,
  drafts: 1,
  classes: 1,
  classEvents: 2,
  notes: 1,
  locked: 0,
};
const added = (counts: Counts, differing = 0) => ({ ok: true, added: counts, differing });
const NOTHING = {
  respondents: 0,
  studies: 0,
  sittings: 0,
  answers: 0,
  packs: 0,
  drafts: 0,
  classes: 0,
  classEvents: 0,
  notes: 0,
  locked: 0,
};

async function backupOfFilled(): Promise<Backup> {
  const filled = emptyStore();
  await fill(filled);
  return backupOf(filled.database);
}

async function rowsOf(of: Store): Promise<Omit<Backup, 'writtenAt'>> {
  const { writtenAt, ...rows } = await backupOf(of.database);
  expect(writtenAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  return rows;
}

describe('derived figures', () => {
  test('come back under their key, the last that were put', async () => {
    expect(await store.derived('a')).toBeUndefined();
    await store.putDerived('a', { worth: [1, 2] });
    await store.putDerived('a', { worth: [3] });
    expect(await store.derived('a')).toEqual({ worth: [3] });
  });

  test('are kept up to a number, and the oldest go first', async () => {
    const now = vi.spyOn(Date, 'now');
    for (let time = 0; time <= DERIVED_KEPT; time += 1) {
      now.mockReturnValue(time);
      await store.putDerived(`key ${String(time)}`, time);
    }
    expect(await store.derived('key 0')).toBeUndefined();
    expect(await store.derived('key 1')).toBe(1);
    expect(await store.database.derived.count()).toBe(DERIVED_KEPT);
  });

  test('are in no backup, and erased with everything', async () => {
    await fill(store);
    const before = await rowsOf(store);
    await store.putDerived('a', 'figures');
    expect(await rowsOf(store)).toEqual(before);
    expect(await eraseEverything(store.database)).toBe(true);
    expect(await new Store(new Database(store.database.name)).derived('a')).toBeUndefined();
  });
});

describe('a person’s answers', () => {
  test('are added as revisions and never written over', async () => {
    for (const rating of [2, 5, 3]) await store.addRevision(rated(0, rating));
    const rows = await store.answersOf(sitting.id);
    expect(rows.map(({ revision, answer }) => [revision, answer])).toEqual([
      [0, { kind: 'rated', rating: 2 }],
      [1, { kind: 'rated', rating: 5 }],
      [2, { kind: 'rated', rating: 3 }],
    ]);
  });

  test('given at the same moment get different revisions', async () => {
    await Promise.all([2, 5, 3, 1].map((rating) => store.addRevision(rated(0, rating))));
    const rows = await store.answersOf(sitting.id);
    expect(rows.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  test('are counted for each question by itself', async () => {
    await store.addRevision(rated(0, 2));
    expect(await store.addRevision(rated(1, 4))).toMatchObject({ revision: 0 });
  });

  test('go on after the last revision where an earlier one is missing', async () => {
    for (const rating of [2, 5, 3]) await store.addRevision(rated(0, rating));
    const [, second] = await store.answersOf(sitting.id);
    await store.database.answers.delete([second?.key ?? '', 1]);
    expect(await store.addRevision(rated(0, 6))).toMatchObject({ revision: 3 });
  });
});

describe('two sittings begun together', () => {
  const [first, second]: [Sitting, Sitting] = [
    { ...sitting, together: { with: 'other', place: 'first' } },
    {
      ...sitting,
      id: 'other',
      answerer: { kind: 'person', sitting: 'other' },
      together: { with: sitting.id, place: 'second' },
    },
  ];

  test('are stored both or neither', async () => {
    await store.addSitting({ ...second, seed: 99 });
    expect(await codeOf(store.addSittings([first, second]))).toBe('unknown');
    expect(await store.sittings()).toMatchObject([{ id: 'other', seed: 99 }]);
  });

  test('come back from a backup; one without the other is damaged', async () => {
    await store.addRespondent(anna);
    await store.addSittings([first, second]);
    const backup = await backupOf(store.database);
    const there = emptyStore();
    expect(await restoreFrom(there.database, backup)).toMatchObject({ ok: true });
    expect(await there.sittings()).toHaveLength(2);
    const alone = { ...backup, sittings: [first] };
    expect(await restoreFrom(emptyStore().database, alone)).toEqual({
      ok: false,
      reason: 'damaged',
      detail: 'sittings.0.together.with: no other among the sittings',
    });
  });
});

describe('a model’s answers', () => {
  test('are given once: a second is refused and the first stays', async () => {
    await store.addAnswer(modelAnswer(0, 0.5));
    expect(await codeOf(store.addAnswer(modelAnswer(0, 0.9)))).toBe('unknown');
    const rows = await store.answersOf(modelSitting.id);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.answer).toMatchObject({ p: [0.5, 0.5, 0, 0, 0, 0] });
  });

  test('count as answered whichever sitting asked', async () => {
    await store.addAnswer({ ...modelAnswer(0), sitting: 'an earlier study' });
    await store.addAnswer(modelAnswer(2));
    const keys = modelTrials.slice(0, 4).map(({ key }) => key);
    expect(await store.answered(keys)).toEqual(new Set([keys[0], keys[2]]));
    expect((await store.answersTo(keys)).map(({ key }) => key)).toEqual([keys[0], keys[2]]);
  });

  test('of no questions are none', async () => {
    await store.addAnswer(modelAnswer(0));
    expect(await store.answered([])).toEqual(new Set());
    expect(await store.answersTo([])).toEqual([]);
  });
});

describe('a study', () => {
  test('is stored with its sittings and its respondent', async () => {
    await store.addStudy(study, smallModel, modelSittings(SHORT_PRESET));
    expect(await store.studies()).toEqual([study]);
    expect(await store.respondents()).toEqual([smallModel]);
    expect(await store.sittingsOfStudy(study.id)).toEqual(modelSittings(SHORT_PRESET));
  });

  test('leaves a respondent that is known as it is', async () => {
    await store.addRespondent({ ...smallModel, name: 'The first name' });
    await store.addStudy(study, smallModel, modelSittings(SHORT_PRESET));
    expect(await store.respondents()).toMatchObject([{ name: 'The first name' }]);
  });

  test('added twice at once is one study, and both learn which', async () => {
    const sittings = modelSittings(SHORT_PRESET);
    const later = { ...study, createdAt: study.createdAt + 1 };
    const both = await Promise.all([
      store.addStudy(study, smallModel, sittings),
      store.addStudy(later, smallModel, sittings),
    ]);
    expect(both).toEqual([study, study]);
    expect(await store.studies()).toEqual([study]);
  });

  test('is stored whole or not at all', async () => {
    const sittings = modelSittings(SHORT_PRESET);
    await store.addSitting({ ...modelSitting, study: null });
    expect(await codeOf(store.addStudy(study, smallModel, sittings))).toBe('unknown');
    expect(await countAll(store.database)).toEqual({ ...NOTHING, sittings: 1 });
    expect(await store.sitting(modelSitting.id)).toMatchObject({ study: null });
  });
});

test('a setting is the last one that was set', async () => {
  expect(await store.setting('theme')).toBeUndefined();
  await store.setSetting('theme', 'dark');
  await store.setSetting('theme', 'light');
  expect(await store.setting('theme')).toBe('light');
});

describe('a pack', () => {
  test('comes back as it was added, and is listed without being read', async () => {
    const before = Date.now();
    expect(await store.addPack(ownPack(), 'imported')).toBe('added');
    expect(await store.pack({ id: 'own', version: '1.0.0' })).toEqual(ownPack());
    const reads = [
      vi.spyOn(IDBObjectStore.prototype, 'getAll'),
      vi.spyOn(IDBObjectStore.prototype, 'openCursor'),
      vi.spyOn(IDBIndex.prototype, 'getAll'),
      vi.spyOn(IDBIndex.prototype, 'openCursor'),
    ];
    const [entry, ...more] = await store.packEntries();
    for (const read of reads) expect(read).not.toHaveBeenCalled();
    expect(more).toEqual([]);
    const { addedAt = 0, ...rest } = entry ?? {};
    expect(rest).toEqual({
      id: 'own',
      version: '1.0.0',
      title: 'Two of mine',
      language: 'en',
      licence: ownPack().licence,
      origin: 'imported',
      portraits: 0,
      scenarios: 2,
    });
    expect(addedAt).toBeGreaterThanOrEqual(before);
  });

  test('that is here already is known, and one with other content changes nothing', async () => {
    await store.addPack(ownPack(), 'own');
    expect(await store.addPack(ownPack(), 'imported')).toBe('known');
    expect(await store.addPack(ownPack({ title: 'Another' }), 'imported')).toBe('differs');
    expect(await store.pack(ownPack())).toEqual(ownPack());
    expect(await store.packEntries()).toMatchObject([{ origin: 'own', title: 'Two of mine' }]);
  });

  test('of an id and a version that are not here is undefined', async () => {
    await store.addPack(ownPack(), 'own');
    expect(await store.pack({ id: 'own', version: '1.0.1' })).toBeUndefined();
    expect(await store.pack({ id: 'other', version: '1.0.0' })).toBeUndefined();
  });

  test('of one’s own gets a new version at each change, and the old ones stay', async () => {
    const titles = ['First', 'Second', 'Third'];
    for (const title of titles) await store.addNextVersion(ownPack({ title }));
    for (const [place, title] of titles.entries()) {
      const version = `1.0.${String(place)}`;
      expect(await store.pack({ id: 'own', version })).toEqual(ownPack({ title, version }));
    }
  });

  test('of one’s own that was not changed gets no new version', async () => {
    await store.addNextVersion(ownPack({ title: 'First' }));
    const second = await store.addNextVersion(ownPack({ title: 'Second' }));
    expect(await store.addNextVersion(ownPack({ title: 'Second' }))).toEqual(second);
    expect(await countAll(store.database)).toEqual({ ...NOTHING, packs: 2 });
    // What the first version said is a change again.
    expect(await store.addNextVersion(ownPack({ title: 'First' }))).toMatchObject({
      version: '1.0.2',
    });
  });

  test('of one’s own saved twice at once gets two versions', async () => {
    const both = await Promise.all(
      ['Left', 'Right'].map((title) => store.addNextVersion(ownPack({ title }))),
    );
    expect(both.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
  });

  test('counts its versions as numbers, and those of its own id alone', async () => {
    for (const version of ['1.0.9', '1.0.10', '0.11.0']) {
      await store.addPack(ownPack({ version }), 'imported');
    }
    await store.addPack(ownPack({ id: 'own-2', version: '7.0.0' }), 'imported');
    expect(await store.addNextVersion(ownPack({ title: 'Next' }))).toMatchObject({
      version: '1.0.11',
    });
  });
});

test('a draft is a working copy: the last that was kept, until it is deleted', async () => {
  await store.putDraft(draftRow);
  const longer = { ...draftRow, draft: { ...draftRow.draft, text: 'Half of a text' } };
  await store.putDraft(longer);
  await store.putDraft({ ...draftRow, id: 'draft-2' });
  expect(await store.drafts()).toEqual([longer, { ...draftRow, id: 'draft-2' }]);
  await store.deleteDraft('draft-1');
  await store.deleteDraft('never there');
  expect(await store.drafts()).toMatchObject([{ id: 'draft-2' }]);
});

test('a note on a trial is the last that was written, and an empty one is none', async () => {
  const [one, other] = [modelAnswer(0).trial.key, modelAnswer(1).trial.key];
  await store.putNote(one, 'First');
  await store.putNote(one, 'Second');
  await store.putNote(other, 'Other');
  expect(await store.note(one)).toBe('Second');
  await store.putNote(one, ' \n');
  expect(await store.note(one)).toBeUndefined();
  expect(await store.notes()).toMatchObject([{ trial: other, text: 'Other' }]);
});

describe('a class', () => {
  const other = { ...ownClass, id: 'other' };

  test('is kept as a list of what happened, that only grows', async () => {
    await store.addClass(ownClass);
    await store.addClassEvents(ownClass.id, [CODE, COUNTED]);
    const votes = [6, 5, 4, 3];
    const rows = await store.addClassEvents(ownClass.id, [
      { kind: 'hands', scenario: 's01', votes },
    ]);
    const place = { class: ownClass.id };
    expect(rows).toEqual([
      { ...CODE, ...place, number: 0 },
      { ...COUNTED, ...place, number: 1 },
      { kind: 'hands', scenario: 's01', votes, ...place, number: 2 },
    ]);
    expect(await store.classEvents(ownClass.id)).toEqual(rows);
    expect(await store.classOf(ownClass.id)).toEqual(ownClass);
  });

  test('in two tabs at once gets every event of both', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => store.addClassEvents(ownClass.id, [CODE, CODE])),
    );
    const rows = await store.classEvents(ownClass.id);
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 20 }, (_, place) => place));
  });

  test('is erased with all that was collected, and others stay', async () => {
    for (const one of [ownClass, other]) {
      await store.addClass(one);
      await store.addClassEvents(one.id, [CODE]);
    }
    await store.eraseClass(ownClass.id);
    expect(await store.classes()).toEqual([other]);
    expect(await store.classEvents(ownClass.id)).toEqual([]);
    expect(await store.classEvents(other.id)).toHaveLength(1);
    expect(await countAll(store.database)).toEqual({ ...NOTHING, classes: 1, classEvents: 1 });
  });

  test('whose events a backup has without the class itself is refused', async () => {
    const backup = await backupOfFilled();
    expect(await restoreFrom(store.database, { ...backup, classes: [] })).toEqual({
      ok: false,
      reason: 'damaged',
      detail: 'classEvents.0.class: no a-class among the classes',
    });
    expect(await countAll(store.database)).toEqual(NOTHING);
  });
});

describe('a backup', () => {
  test('restored into an empty database gives the same', async () => {
    const backup = await backupOfFilled();
    expect(await restoreFrom(store.database, backup)).toEqual(added(FILLED));
    const { writtenAt, ...rows } = backup;
    expect(writtenAt).toMatch(/Z$/);
    expect(await rowsOf(store)).toEqual(rows);
  });

  test('of version 1, which had no packs, drafts and classes, restores as before', async () => {
    const { packs, drafts, classes, classEvents, notes, locked, ...rows } = await backupOfFilled();
    const newer = [packs, drafts, classes, classEvents, notes, locked];
    expect(newer.map(({ length }) => length)).toEqual([1, 1, 1, 2, 1, 0]);
    const old = { ...rows, version: 1 };
    const without = { ...FILLED, packs: 0, drafts: 0, classes: 0, classEvents: 0, notes: 0 };
    expect(await restoreFrom(store.database, old)).toEqual(added(without));
    expect(await rowsOf(store)).toMatchObject({ answers: rows.answers, sittings: rows.sittings });
  });

  test('of version 2, which had no classes, restores as before', async () => {
    const { classes, classEvents, notes, locked, ...rows } = await backupOfFilled();
    expect([classes, classEvents, notes, locked].map(({ length }) => length)).toEqual([1, 2, 1, 0]);
    const old = { ...rows, version: 2 };
    const without = { ...FILLED, classes: 0, classEvents: 0, notes: 0 };
    expect(await restoreFrom(store.database, old)).toEqual(added(without));
    expect(await rowsOf(store)).toMatchObject({ packs: rows.packs, drafts: rows.drafts });
  });

  test('of version 3, which had no notes and nobody locked, restores as before', async () => {
    const { notes, locked, ...rows } = await backupOfFilled();
    expect(locked).toEqual([]);
    expect(notes).toMatchObject([{ text: 'Look at this one again.' }]);
    const old = { ...rows, version: 3 };
    expect(await restoreFrom(store.database, old)).toEqual(added({ ...FILLED, notes: 0 }));
    expect(await rowsOf(store)).toMatchObject({ answers: rows.answers, classes: rows.classes });
  });

  test('of version 4, which counted no changes, restores as before', async () => {
    const rows = await backupOfFilled();
    expect(await restoreFrom(store.database, { ...rows, version: 4 })).toEqual(added(FILLED));
    expect(await rowsOf(store)).toMatchObject({ answers: rows.answers, notes: rows.notes });
  });

  test('restored beside another pack and draft of the same names keeps those', async () => {
    const backup = await backupOfFilled();
    await store.addPack(ownPack({ title: 'Mine' }), 'own');
    await store.putDraft({ ...draftRow, savedAt: 1 });
    const kept = { ...FILLED, packs: 0, drafts: 0 };
    expect(await restoreFrom(store.database, backup)).toEqual(added(kept, 2));
    expect(await store.pack(ownPack())).toMatchObject({ title: 'Mine' });
    expect(await store.drafts()).toMatchObject([{ savedAt: 1 }]);
  });

  test('does not call a pack different because it was added on another day', async () => {
    const backup = await backupOfFilled();
    await store.addPack(ownPack(), 'own');
    const kept = { ...FILLED, packs: 0 };
    expect(await restoreFrom(store.database, backup)).toEqual(added(kept));
  });

  test('restored twice doubles nothing', async () => {
    const backup = await backupOfFilled();
    await restoreFrom(store.database, backup);
    expect(await restoreFrom(store.database, backup)).toEqual(added(NOTHING));
    expect(await countAll(store.database)).toEqual(FILLED);
  });

  test('restored beside other data keeps both', async () => {
    await store.addRespondent({ ...anna, id: 'bela', name: 'Béla' });
    await store.addAnswer({ ...modelAnswer(7), sitting: 'another' });
    expect(await restoreFrom(store.database, await backupOfFilled())).toEqual(added(FILLED));
    expect(await store.respondents()).toMatchObject([{ name: 'Anna' }, { name: 'Béla' }, {}]);
    expect(await countAll(store.database)).toEqual({ ...FILLED, respondents: 3, answers: 6 });
  });

  test('never changes a row that is there, and says how many differ', async () => {
    const backup = await backupOfFilled();
    await store.addRespondent({ ...anna, name: 'Anna, renamed here' });
    await store.addRevision(rated(0, 1));
    expect(await restoreFrom(store.database, backup)).toEqual(
      added({ ...FILLED, respondents: 1, answers: 4 }, 2),
    );
    expect(await store.respondents()).toMatchObject([{ name: 'Anna, renamed here' }, {}]);
    const [first] = await store.answersOf(sitting.id);
    expect(first).toMatchObject({ revision: 0, answer: { rating: 1 } });
  });

  test('may point at rows that are here already', async () => {
    await fill(store);
    const backup = { ...(await backupOfFilled()), respondents: [], studies: [], sittings: [] };
    expect(await restoreFrom(store.database, backup)).toEqual(added(NOTHING));
  });

  test.each<[string, (backup: Backup) => Backup]>([
    [
      'sittings.0.respondent: no anna among the respondents',
      (backup) => ({
        ...backup,
        respondents: backup.respondents.filter(({ kind }) => kind === 'model'),
      }),
    ],
    [
      'studies.0.respondent: no model-1 among the respondents',
      (backup) => ({
        ...backup,
        respondents: backup.respondents.filter(({ kind }) => kind === 'person'),
      }),
    ],
    [
      'sittings.1.study: no model-1-short among the studies',
      (backup) => ({
        ...backup,
        studies: [],
      }),
    ],
    [
      'answers.0.sitting: no lost among the sittings',
      (backup) => ({
        ...backup,
        answers: backup.answers.map((row) => ({ ...row, sitting: 'lost' })),
      }),
    ],
  ])('that points at nothing is refused whole: %s', async (detail, damage) => {
    const backup = damage(await backupOfFilled());
    expect(await restoreFrom(store.database, backup)).toEqual({
      ok: false,
      reason: 'damaged',
      detail,
    });
    expect(await countAll(store.database)).toEqual(NOTHING);
  });
});

function said(reading: BackupCheck): string {
  return reading.ok ? 'read' : `${reading.reason}: ${reading.detail}`;
}

describe('a damaged backup changes nothing and says where', () => {
  async function refusal(damage: (backup: Backup) => unknown) {
    if ((await countAll(store.database)).answers === 0) await fill(store);
    const before = await rowsOf(store);
    const text = JSON.stringify(damage(await backupOfFilled()));
    const reading = await checkBackup(new Blob([text]));
    expect(await rowsOf(store)).toEqual(before);
    return said(reading);
  }

  test('when it is cut short', async () => {
    const text = JSON.stringify(await backupOfFilled());
    for (const length of [0, 1, Math.floor(text.length / 2), text.length - 1]) {
      const reading = await checkBackup(new Blob([text.slice(0, length)]));
      expect(reading).toMatchObject({ ok: false, reason: 'not-json' });
      expect(reading.ok ? '' : reading.detail).toMatch(/SyntaxError: .+/);
    }
  });

  test.each([null, [], 'text', {}, { type: 'axia-pack', version: 1 }, { type: 'axia-backup' }])(
    'when it is something else: %j',
    async (data) => {
      const reading = await checkBackup(new Blob([JSON.stringify(data)]));
      expect(reading).toMatchObject({ ok: false, reason: 'not-a-backup' });
    },
  );

  test('when it is of a newer version', async () => {
    expect(
      await refusal((backup) => ({ ...backup, version: DATABASE_VERSION + 1, more: [] })),
    ).toBe('newer: form 6; this Axia reads up to 5');
  });

  test('when a row is wrong', async () => {
    const reading = await refusal((backup) => ({
      ...backup,
      answers: backup.answers.map((row, place) => (place === 3 ? { ...row, revision: -1 } : row)),
    }));
    expect(reading).toMatch(/^damaged: answers\.3\.revision: .*-1/);
  });

  test('when a row stands there twice', async () => {
    const respondents = await refusal((backup) => ({
      ...backup,
      respondents: [...backup.respondents, anna],
    }));
    expect(respondents).toBe('damaged: respondents.2: anna stands there twice');
    const answers = await refusal((backup) => ({
      ...backup,
      answers: [...backup.answers, ...backup.answers.slice(0, 1)],
    }));
    expect(answers).toMatch(/^damaged: answers\.5: [0-9a-f]{64}, revision \d stands there twice$/);
  });

  test('when a pack or a draft is wrong, or stands there twice', async () => {
    const part = (backup: Backup, more: object) => ({ ...backup, ...more });
    const twice = (backup: Backup) => part(backup, { packs: [...backup.packs, ...backup.packs] });
    expect(await refusal(twice)).toBe('damaged: packs.1: own, version 1.0.0 stands there twice');
    const wrong = { origin: 'own', addedAt: 1, pack: { ...ownPack(), language: 'English!' } };
    expect(await refusal((backup) => part(backup, { packs: [wrong] }))).toMatch(
      /^damaged: packs\.0\.pack\.language: Write a language tag/,
    );
    const huge = replaced(draftRow, ['draft', 'text'], 'x'.repeat(1_000_000));
    expect(await refusal((backup) => part(backup, { drafts: [huge] }))).toMatch(
      /^damaged: drafts\.0\.draft\.text: /,
    );
  });

  test('when a version 1 has what only version 2 can have', async () => {
    expect(await refusal((backup) => ({ ...backup, version: 1 }))).toMatch(/^damaged: packs: /);
  });

  test('when a key is no hash', async () => {
    const reading = await refusal((backup) => ({
      ...backup,
      answers: backup.answers.map((row) => ({ ...row, key: row.key.slice(1) })),
    }));
    expect(reading).toBe('damaged: answers.0.key: a SHA-256 in hexadecimal');
  });

  test('when a table is missing or is none', async () => {
    const missing = await refusal(({ studies, ...rest }) => ({ ...rest, was: studies.length }));
    expect(missing).toMatch(/^damaged: studies: /);
    expect(await refusal((backup) => ({ ...backup, sittings: 'none' }))).toMatch(
      /^damaged: sittings: .*"none"/,
    );
  });

  test('when probabilities do not sum to 1', async () => {
    const reading = await refusal((backup) => ({
      ...backup,
      answers: backup.answers.map((row) =>
        row.answer.kind === 'distribution'
          ? { ...row, answer: { ...row.answer, p: [0.5, 0.4, 0, 0, 0, 0] } }
          : row,
      ),
    }));
    expect(reading).toMatch(/^damaged: answers\.\d\.answer\.p: probabilities that sum to 1$/);
  });

  test('when an answer does not fit its question', async () => {
    const reading = await refusal((backup) => ({
      ...backup,
      answers: backup.answers.map((row) => ({ ...row, answer: { kind: 'chosen', option: 1 } })),
    }));
    expect(reading).toBe('damaged: answers.0: an answer that fits its question');
  });
});

/** What a browser does where there is no room: the transaction ends with this error. */
const noRoom = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

describe('a browser without room', () => {
  test.each([
    ['an answer of a person', () => store.addRevision(rated(0, 3))],
    ['an answer of a model', () => store.addAnswer(modelAnswer(3))],
    ['a study', () => store.addStudy(study, smallModel, modelSittings(SHORT_PRESET))],
    ['a pack', () => store.addPack(ownPack(), 'own')],
  ])('refuses %s as full where adding throws, and keeps what was stored', async (_, add) => {
    await store.addAnswer(modelAnswer(0));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw noRoom();
    });
    expect(await codeOf(add())).toBe('full');
    vi.restoreAllMocks();
    expect(await countAll(store.database)).toEqual({ ...NOTHING, answers: 1 });
  });

  test.each<[string, number, (backup: Backup) => Promise<unknown>]>([
    ['an answer of a person', 1, () => store.addRevision(rated(0, 3))],
    ['an answer of a model', 1, () => store.addAnswer(modelAnswer(3))],
    ['a study', 4, () => store.addStudy(study, smallModel, modelSittings(SHORT_PRESET))],
    ['a pack', 1, () => store.addPack(ownPack(), 'own')],
    ['a version', 1, () => store.addNextVersion(ownPack())],
    ['a backup', 16, (backup) => restoreFrom(store.database, backup)],
  ])('refuses %s as full where the end of the transaction fails', async (_, rows, add) => {
    const backup = await backupOfFilled();
    await store.addAnswer(modelAnswer(0));
    let open = rows;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      const request = this.put(value);
      const { transaction } = this;
      request.addEventListener('success', () => {
        open -= 1;
        if (open > 0) return;
        Object.defineProperty(transaction, 'error', { value: noRoom() });
        transaction.abort();
      });
      return request;
    });
    expect(await codeOf(add(backup))).toBe('full');
    expect(open).toBe(0);
    vi.restoreAllMocks();
    expect(await countAll(store.database)).toEqual({ ...NOTHING, answers: 1 });
  });

  test('is told from the failures of many rows at once', () => {
    expect(asStoreError(new Dexie.BulkError('two of two failed', [noRoom()])).code).toBe('full');
  });

  test('says what is safe and what to do', () => {
    const { code, message } = asStoreError(noRoom());
    expect(code).toBe('full');
    expect(message).toContain('Everything stored before it is safe.');
  });
});

describe('a database of a newer Axia', () => {
  async function newer(): Promise<string> {
    const { name } = store.database;
    const database = await openRaw(name, 999, (made) => {
      made.createObjectStore('answers', { keyPath: 'number' }).add({ number: 1, is: 'unknown' });
      made.createObjectStore('dreams', { autoIncrement: true }).add('of electric sheep');
    });
    database.close();
    return name;
  }

  test('is refused at every door with the code newer', async () => {
    await newer();
    expect(await codeOf(store.respondents())).toBe('newer');
    expect(await codeOf(store.addAnswer(modelAnswer(0)))).toBe('newer');
    expect(await codeOf(store.addRevision(rated(0, 1)))).toBe('newer');
    expect(await codeOf(store.setting('theme'))).toBe('newer');
    expect(await codeOf(restoreFrom(store.database, await backupOfFilled()))).toBe('newer');
  });

  test('is left as it was and can be taken out as it is', async () => {
    const name = await newer();
    await codeOf(store.respondents());
    expect(JSON.parse(await rawExport(name))).toEqual({
      type: 'axia-raw',
      databaseVersion: 999,
      tables: { answers: [{ number: 1, is: 'unknown' }], dreams: ['of electric sheep'] },
    });
  });
});

test('erasing leaves no rows, no models and no settings', async () => {
  await fill(store);
  const { name } = store.database;
  await (await caches.open('axia-test-models')).put('/a.gguf', new Response('GGUF'));
  localStorage.setItem('axia-test', '1');
  sessionStorage.setItem('axia-test', '1');
  expect(await eraseEverything(store.database)).toBe(true);
  expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
  expect(await caches.keys()).toEqual([]);
  expect(localStorage.getItem('axia-test')).toBeNull();
  expect(sessionStorage.getItem('axia-test')).toBeNull();
  expect(await countAll(new Database(name))).toEqual(NOTHING);
});

test('erasing where the browser does not let go of models still erases, and says so', async () => {
  await fill(store);
  vi.spyOn(CacheStorage.prototype, 'keys').mockRejectedValue(
    new DOMException('no', 'SecurityError'),
  );
  expect(await eraseEverything(store.database)).toBe(false);
  vi.restoreAllMocks();
  await store.database.open();
  expect(await countAll(store.database)).toEqual(NOTHING);
});

test('a database that another tab erased is not brought back by this one', async () => {
  await fill(store);
  const { name } = store.database;
  await new Database(name).delete();
  expect(await codeOf(store.addRevision(rated(2, 4)))).toBe('blocked');
  expect(await codeOf(store.respondents())).toBe('blocked');
  expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
});

test('a database that another tab raises to a newer version is let go', async () => {
  await fill(store);
  (await openRaw(store.database.name, 999)).close();
  expect(await codeOf(store.addRevision(rated(2, 4)))).toBe('blocked');
});

describe('a person under a passphrase', () => {
  const PHRASE = 'a blue kettle on the stove';

  /** What the database holds that could tell of Anna, as text. */
  const inTheOpen = async () => {
    const { respondents, sittings, answers, derived } = store.database;
    const tables = [respondents, sittings, answers, derived].map((table) => table.toArray());
    return JSON.stringify(await Promise.all(tables));
  };

  test('leaves nothing but the name in the open, and everybody else as they were', async () => {
    await fill(store);
    await store.putDerived('a', { worth: [1] });
    const others = (await store.database.answers.toArray()).filter(
      ({ answerer }) => answerer.kind === 'model',
    );
    expect(await store.lockPerson(anna.id, PHRASE)).toBe(true);
    expect(await inTheOpen()).not.toContain(sitting.id);
    expect(await inTheOpen()).not.toContain(anna.id);
    expect(await store.derived('a')).toBeUndefined();
    expect(await store.database.answers.toArray()).toEqual(others);
    expect(await store.lockedPeople()).toMatchObject([{ id: anna.id, name: anna.name }]);
  });

  test('comes back row for row with the passphrase, and not with another', async () => {
    await fill(store);
    await store.putNote(rated(0, 2).trial.key, 'Mine');
    const before = await rowsOf(store);
    const notes = await store.notes();
    await store.lockPerson(anna.id, PHRASE);
    expect(await store.note(rated(0, 2).trial.key)).toBeUndefined();
    expect(await store.unlockPerson(anna.id, 'a blue kettle')).toBe(false);
    expect(await store.lockedPeople()).toHaveLength(1);
    expect(await store.unlockPerson(anna.id, PHRASE)).toBe(true);
    expect(await rowsOf(store)).toEqual(before);
    expect(await store.notes()).toEqual(notes);
    expect(await store.lockedPeople()).toEqual([]);
  });

  test('travels in a backup as it is, sealed', async () => {
    await fill(store);
    await store.lockPerson(anna.id, PHRASE);
    const backup = await backupOf(store.database);
    expect(backup.locked).toHaveLength(1);
    expect(JSON.stringify(backup)).not.toContain(sitting.id);
    const elsewhere = emptyStore();
    await restoreFrom(elsewhere.database, backup);
    expect(await elsewhere.unlockPerson(anna.id, PHRASE)).toBe(true);
    expect(await elsewhere.answersOf(sitting.id)).toHaveLength(3);
  });

  test('who is not there, and what was answered meanwhile, is not locked', async () => {
    await fill(store);
    expect(await store.lockPerson('nobody', PHRASE)).toBe(false);
    // An answer comes while the rows, read before, are being sealed.
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...of) => {
      await store.addRevision(rated(0, 3));
      return encrypt(...of);
    });
    expect(await store.lockPerson(anna.id, PHRASE)).toBe(false);
    expect(await store.answersOf(sitting.id)).toHaveLength(4);
    expect(await store.lockedPeople()).toEqual([]);
  });
});

describe('erasing one person', () => {
  test('deletes every row of theirs and every derived figure, and nothing of anybody else', async () => {
    await fill(store);
    await store.putDerived('a', { worth: [1] });
    await store.putNote(rated(0, 2).trial.key, 'Mine');
    await store.erasePerson(anna.id);
    expect(await countAll(store.database)).toEqual({
      ...FILLED,
      respondents: 1,
      sittings: 2,
      answers: 2,
      notes: 1,
    });
    expect(await store.derived('a')).toBeUndefined();
  });
});
