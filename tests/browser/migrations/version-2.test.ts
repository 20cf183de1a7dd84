// Version 2 of the database as it was released, opened by the newest Axia. The shape and the rows are
// written down, not computed: if this test fails, the version was edited, and a new one has to be added
// instead.
import { afterEach, expect, test } from 'vitest';
import { backupOf } from '../../fixtures/backups';
import { Database, DATABASE_VERSION } from '../../../src/store/database';
import { packRow } from '../../../src/store/packs';
import { Store } from '../../../src/store/store';
import { draftRow, ownPack } from '../../fixtures/packs';
import { makeRaw, shapeOf } from '../../fixtures/raw-database';
import { anna } from '../../fixtures/sittings';
import { SHAPE_OF_2 } from './shape-2';

const NAME = 'test-migration-2';

const PACK = { origin: 'own', addedAt: 1_767_000_000_000, pack: ownPack() } as const;

const ROWS = { respondents: [anna], packs: [packRow(PACK)], drafts: [draftRow] };

afterEach(() => new Database(NAME).delete());

test('a database of version 2 keeps its tables as they are, and gets the new ones', async () => {
  await makeRaw(NAME, SHAPE_OF_2, ROWS);
  expect(await shapeOf(NAME)).toEqual(SHAPE_OF_2);
  const database = new Database(NAME);
  await database.open();
  database.close();
  const { version, tables } = await shapeOf(NAME);
  expect(version).toBe(10 * DATABASE_VERSION);
  expect(tables).toMatchObject(SHAPE_OF_2.tables);
  expect(Object.keys(tables)).toEqual(
    expect.arrayContaining(['derived', 'classes', 'classEvents']),
  );
});

test('a database of version 2 opens with all of its rows, and keeps figures', async () => {
  await makeRaw(NAME, SHAPE_OF_2, ROWS);
  const store = new Store(new Database(NAME));
  const { respondents, packs, drafts } = await backupOf(store.database);
  expect({ respondents, packs, drafts }).toEqual({
    respondents: [anna],
    packs: [PACK],
    drafts: [draftRow],
  });
  await store.putDerived('a', 1);
  expect(await store.derived('a')).toBe(1);
});
