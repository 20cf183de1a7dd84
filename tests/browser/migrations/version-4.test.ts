// Version 4 of the database as it was released, opened by the newest Axia. The shape and the rows are
// written down, not computed: if this test fails, the version was edited, and a new one has to be added
// instead.
import { afterEach, expect, test } from 'vitest';
import { trialsOf } from '../../../src/core/study/plan';
import { Database, DATABASE_VERSION } from '../../../src/store/database';
import { Store } from '../../../src/store/store';
import { makeRaw, shapeOf } from '../../fixtures/raw-database';
import { anna, givenTo, pack, personSitting } from '../../fixtures/sittings';
import { SHAPE_OF_4 } from './shape-4';

const NAME = 'test-migration-4';

const sitting = personSitting('questionnaire');
const ROWS = {
  respondents: [anna],
  sittings: [sitting],
  notes: [{ trial: 'a'.repeat(64), text: 'Odd', savedAt: 1_767_000_000_000 }],
  derived: [{ key: 'a', madeAt: 1_767_000_000_000, figures: { worth: [1] } }],
};

afterEach(() => new Database(NAME).delete());

test('a database of version 4 keeps its tables and rows, and counts changes from then on', async () => {
  await makeRaw(NAME, SHAPE_OF_4, ROWS);
  expect(await shapeOf(NAME)).toEqual(SHAPE_OF_4);
  const store = new Store(new Database(NAME));
  expect(await store.notes()).toEqual(ROWS.notes);
  expect(await store.derived('a')).toEqual({ worth: [1] });
  const whose = { key: 'answers of Anna', sittings: [sitting] };
  const [before] = await store.keptOfAnswers([whose]);
  const [trial] = trialsOf(sitting, pack);
  await store.addRevision(givenTo(trial, sitting.id, { kind: 'rated', rating: 3 }));
  const [after] = await store.keptOfAnswers([whose]);
  expect(after?.state).not.toBe(before?.state);
  store.database.close();
  const { version, tables } = await shapeOf(NAME);
  expect(version).toBe(10 * DATABASE_VERSION);
  expect(tables).toMatchObject(SHAPE_OF_4.tables);
});
