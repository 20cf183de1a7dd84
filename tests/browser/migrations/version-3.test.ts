// Version 3 of the database: version 2 and the tables of derived figures and of classes. The shape is written down, not
// computed: if this test fails, the version was edited, and a new one has to be added instead.
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../src/store/database';
import { shapeOf, type Shape } from '../../fixtures/raw-database';
import { SHAPE_OF_2 } from './shape-2';

const NAME = 'test-migration-3';

const SHAPE: Shape = {
  version: 30,
  tables: {
    ...SHAPE_OF_2.tables,
    classEvents: { keyPath: ['class', 'number'], indexes: {} },
    classes: { keyPath: 'id', indexes: {} },
    derived: { keyPath: 'key', indexes: { madeAt: 'madeAt' } },
  },
};

afterEach(() => new Database(NAME).delete());

test('a first visit makes the database in the shape of version 3', async () => {
  const database = new Database(NAME);
  await database.open();
  database.close();
  expect(await shapeOf(NAME)).toEqual(SHAPE);
});
