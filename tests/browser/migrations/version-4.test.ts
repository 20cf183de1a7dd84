// Version 4 of the database: version 3 and the table of notes on trials. The shape is written down, not
// computed: if this test fails, the version was edited, and a new one has to be added instead.
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../src/store/database';
import { shapeOf, type Shape } from '../../fixtures/raw-database';
import { SHAPE_OF_3 } from './shape-3';

const NAME = 'test-migration-4';

const SHAPE: Shape = {
  version: 40,
  tables: {
    ...SHAPE_OF_3.tables,
    notes: { keyPath: 'trial', indexes: {} },
  },
};

afterEach(() => new Database(NAME).delete());

test('a first visit makes the database in the shape of version 4', async () => {
  const database = new Database(NAME);
  await database.open();
  database.close();
  expect(await shapeOf(NAME)).toEqual(SHAPE);
});
