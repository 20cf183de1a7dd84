// Version 1 of the database as it was released, opened by the newest Axia. The shape and the rows below are written down, not
// computed: if this test fails, the version was edited, and a new one has to be added instead.
import { afterEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { answerRowSchema } from '../../../src/core/study/answer';
import { sittingSchema } from '../../../src/core/study/plan';
import { respondentSchema, studySchema } from '../../../src/core/study/records';
import { backupOf } from '../../fixtures/backups';
import { Database, DATABASE_VERSION } from '../../../src/store/database';
import { Store } from '../../../src/store/store';
import { makeRaw, shapeOf, type Shape } from '../../fixtures/raw-database';

const NAME = 'test-migration-1';

const SHAPE: Shape = {
  version: 10,
  tables: {
    answers: { keyPath: ['key', 'revision'], indexes: { sitting: 'sitting' } },
    respondents: { keyPath: 'id', indexes: {} },
    settings: { keyPath: 'key', indexes: {} },
    sittings: { keyPath: 'id', indexes: { respondent: 'respondent', study: 'study' } },
    studies: { keyPath: 'id', indexes: { respondent: 'respondent' } },
  },
};

const KEY = '0f'.repeat(32);

const ROWS = {
  respondents: [
    { kind: 'person', id: 'anna', name: 'Anna', createdAt: 1_767_000_000_000 },
    {
      kind: 'model',
      id: 'model-1',
      name: 'A small model',
      createdAt: 1_767_000_000_001,
      engine: 'wllama',
      engineVersion: '3.8.1',
      revision: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
      device: 'processor',
      architecture: 'llama',
      parameters: null,
      quantisation: 'Q4_1',
      bytes: 98_362_432,
      source: { kind: 'gguf-file', fileName: 'a.gguf' },
      baseline: false,
      notes: ['No chat template.'],
    },
  ],
  studies: [
    {
      id: 'model-1-short',
      name: 'A small model',
      respondent: 'model-1',
      preset: 'short',
      createdAt: 1_767_000_000_002,
    },
  ],
  sittings: [
    {
      id: 'first',
      respondent: 'anna',
      study: null,
      pack: { id: 'axia', version: '1.0.0' },
      plan: { instrument: 'questionnaire', wordings: ['page'], directions: ['up'] },
      condition: 'neutral',
      answerer: { kind: 'person', sitting: 'first' },
      seed: 7,
      startedAt: 1_767_000_000_003,
    },
    {
      id: 'second',
      respondent: 'model-1',
      study: 'model-1-short',
      pack: { id: 'axia', version: '1.0.0' },
      plan: {
        instrument: 'scenarios',
        form: 'A',
        questions: 'person',
        orders: 'shifts',
        framing: 'act',
        wordings: ['scenario-1'],
      },
      condition: 'neutral',
      answerer: {
        kind: 'model',
        engine: 'wllama',
        engineVersion: '3.8.1',
        revision: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
        device: 'processor',
      },
      seed: 1,
      startedAt: 1_767_000_000_004,
    },
  ],
  answers: [
    ...[2, 5].map((rating, revision) => ({
      key: KEY,
      revision,
      sitting: 'first',
      answerer: { kind: 'person', sitting: 'first' },
      question: {
        instrument: 'questionnaire',
        item: 'p01',
        value: 'SD',
        wording: 'page',
        direction: 'up',
      },
      answer: { kind: 'rated', rating },
      shownAt: 1_767_000_000_005,
      answeredAt: 1_767_000_004_000,
    })),
    {
      key: 'f0'.repeat(32),
      revision: 0,
      sitting: 'second',
      answerer: {
        kind: 'model',
        engine: 'wllama',
        engineVersion: '3.8.1',
        revision: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
        device: 'processor',
      },
      question: {
        instrument: 'scenarios',
        scenario: 's01',
        question: 0,
        options: ['SD', 'ST', 'HE', 'AC'],
        wording: 'scenario-1',
        framing: 'act',
      },
      answer: {
        kind: 'distribution',
        p: [0.4, 0.3, 0.2, 0.1],
        compliance: null,
        promptTokens: 210,
        evaluatedTokens: 33,
        engineMs: 41.5,
      },
      shownAt: 1_767_000_000_006,
      answeredAt: 1_767_000_000_048,
    },
  ],
  settings: [{ key: 'theme', value: 'dark' }],
};

afterEach(() => new Database(NAME).delete());

test('a database of version 1 keeps its tables as they are, and gets the new ones', async () => {
  await makeRaw(NAME, SHAPE, ROWS);
  expect(await shapeOf(NAME)).toEqual(SHAPE);
  const database = new Database(NAME);
  await database.open();
  database.close();
  const { version, tables } = await shapeOf(NAME);
  expect(version).toBe(10 * DATABASE_VERSION);
  expect(tables).toMatchObject(SHAPE.tables);
  expect(Object.keys(tables)).toEqual(expect.arrayContaining(['packs', 'drafts', 'derived']));
});

test('a database of version 1 opens with all of its rows', async () => {
  await makeRaw(NAME, SHAPE, ROWS);
  const store = new Store(new Database(NAME));
  const { respondents, studies, sittings, answers } = await backupOf(store.database);
  expect(respondents).toEqual(ROWS.respondents.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  expect(studies).toEqual(ROWS.studies);
  expect(sittings).toEqual(ROWS.sittings);
  expect(answers).toEqual(ROWS.answers);
  expect(await store.setting('theme')).toBe('dark');
});

test('every row of version 1 can still be read by its schema', async () => {
  await makeRaw(NAME, SHAPE, ROWS);
  const { respondents, studies, sittings, answers } = await backupOf(new Database(NAME));
  expect(v.is(v.array(respondentSchema), respondents)).toBe(true);
  expect(v.is(v.array(studySchema), studies)).toBe(true);
  expect(v.is(v.array(sittingSchema), sittings)).toBe(true);
  expect(v.is(v.array(answerRowSchema), answers)).toBe(true);
});

test('answers go on where version 1 ended', async () => {
  await makeRaw(NAME, SHAPE, ROWS);
  const store = new Store(new Database(NAME));
  expect(await store.answered([KEY, '00'.repeat(32)])).toEqual(new Set([KEY]));
  const [row] = await store.answersOf('first');
  if (row === undefined) throw new Error('the first sitting has no answers');
  const { sitting, question, answerer, shownAt, answeredAt } = row;
  const trial = { key: KEY, question, answerer };
  const answer = { kind: 'rated', rating: 4 } as const;
  expect(await store.addRevision({ trial, sitting, answer, shownAt, answeredAt })).toMatchObject({
    revision: 2,
  });
  expect((await store.sittingsOfStudy('model-1-short')).map(({ id }) => id)).toEqual(['second']);
});
