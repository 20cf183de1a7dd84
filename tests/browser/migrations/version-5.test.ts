// Version 5 of the database: version 4, and the numbers of changes of answers. The shape is written down, not
// computed: if this test fails, the version was edited, and a new one has to be added instead.
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../src/store/database';
import { shapeOf, type Shape } from '../../fixtures/raw-database';
import { SHAPE_OF_4 } from './shape-4';

const NAME = 'test-migration-5';

const SHAPE: Shape = {
  version: 50,
  tables: { ...SHAPE_OF_4.tables, revisions: { keyPath: 'answerer', indexes: {} } },
};

afterEach(() => new Database(NAME).delete());

test('a first visit makes the database in the shape of version 5', async () => {
  const database = new Database(NAME);
  await database.open();
  database.close();
  expect(await shapeOf(NAME)).toEqual(SHAPE);
});
