// Version 3 of the database as it was released, opened by the newest Axia. The shape and the rows are
// written down, not computed: if this test fails, the version was edited, and a new one has to be added
// instead.
import { afterEach, expect, test } from 'vitest';
import { backupOf } from '../../fixtures/backups';
import { Database, DATABASE_VERSION } from '../../../src/store/database';
import { Store } from '../../../src/store/store';
import { ownClass } from '../../fixtures/classes';
import { makeRaw, shapeOf } from '../../fixtures/raw-database';
import { anna } from '../../fixtures/sittings';
import { SHAPE_OF_3 } from './shape-3';

const NAME = 'test-migration-3';

const ROWS = {
  respondents: [anna],
  classes: [ownClass],
  derived: [{ key: 'a', madeAt: 1_767_000_000_000, figures: { worth: [1] } }],
};

afterEach(() => new Database(NAME).delete());

test('a database of version 3 keeps its tables and rows, and keeps notes', async () => {
  await makeRaw(NAME, SHAPE_OF_3, ROWS);
  expect(await shapeOf(NAME)).toEqual(SHAPE_OF_3);
  const store = new Store(new Database(NAME));
  const { respondents, classes, notes } = await backupOf(store.database);
  expect({ respondents, classes, notes }).toEqual({
    respondents: [anna],
    classes: [ownClass],
    notes: [],
  });
  expect(await store.derived('a')).toEqual({ worth: [1] });
  await store.putNote('a'.repeat(64), 'Odd');
  expect(await store.note('a'.repeat(64))).toBe('Odd');
  store.database.close();
  const { version, tables } = await shapeOf(NAME);
  expect(version).toBe(10 * DATABASE_VERSION);
  expect(tables).toMatchObject(SHAPE_OF_3.tables);
});
