// Version 2 of the database: version 1 and the tables of packs and drafts, opened by the newest Axia. The
// shape is written down, not computed: if this test fails, the version was edited, and a new one has to be
// added instead.
import { afterEach, expect, test } from 'vitest';
import { Database, DATABASE_VERSION } from '../../../src/store/database';
import { Store } from '../../../src/store/store';
import { draftRow } from '../../fixtures/packs';
import { makeRaw, shapeOf, type Shape } from '../../fixtures/raw-database';

const NAME = 'test-migration-2';

const ENTRY = 'id,version,title,language,licence,origin,portraits,scenarios,addedAt';

const SHAPE: Shape = {
  version: 20,
  tables: {
    answers: { keyPath: ['key', 'revision'], indexes: { sitting: 'sitting' } },
    drafts: { keyPath: 'id', indexes: {} },
    packs: { keyPath: ['id', 'version'], indexes: { [`[${ENTRY.replaceAll(',', '+')}]`]: ENTRY } },
    respondents: { keyPath: 'id', indexes: {} },
    settings: { keyPath: 'key', indexes: {} },
    sittings: { keyPath: 'id', indexes: { respondent: 'respondent', study: 'study' } },
    studies: { keyPath: 'id', indexes: { respondent: 'respondent' } },
  },
};

afterEach(() => new Database(NAME).delete());

test('a database of version 2 keeps its tables and rows, and gets the new tables', async () => {
  await makeRaw(NAME, SHAPE, { drafts: [draftRow] });
  expect(await shapeOf(NAME)).toEqual(SHAPE);
  const store = new Store(new Database(NAME));
  expect(await store.drafts()).toEqual([draftRow]);
  store.database.close();
  const { version, tables } = await shapeOf(NAME);
  expect(version).toBe(10 * DATABASE_VERSION);
  expect(tables).toMatchObject(SHAPE.tables);
  expect(Object.keys(tables)).toEqual(expect.arrayContaining(['classes', 'classEvents']));
});
