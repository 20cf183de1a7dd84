// Version 2 of the database: version 1 and the tables of packs and drafts. The shape is written down,
// not computed: if this test fails, the version was edited, and a new one has to be added instead.
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../src/store/database';
import { shapeOf, type Shape } from '../../fixtures/raw-database';

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

test('a first visit makes the database in the shape of version 2', async () => {
  const database = new Database(NAME);
  await database.open();
  database.close();
  expect(await shapeOf(NAME)).toEqual(SHAPE);
});
