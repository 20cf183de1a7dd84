// Version 3 of the database: version 2 and the tables of classes. The shape is written down, not computed:
// if this test fails, the version was edited, and a new one has to be added instead.
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../src/store/database';
import { shapeOf } from '../../fixtures/raw-database';

const NAME = 'test-migration-3';

afterEach(() => new Database(NAME).delete());

test('a first visit makes the tables of classes in the shape of version 3', async () => {
  const database = new Database(NAME);
  await database.open();
  database.close();
  const { version, tables } = await shapeOf(NAME);
  expect(version).toBe(30);
  expect(tables['classes']).toEqual({ keyPath: 'id', indexes: {} });
  expect(tables['classEvents']).toEqual({ keyPath: ['class', 'number'], indexes: {} });
});
