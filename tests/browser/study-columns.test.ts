// The trials of a study in columns, with the real database: what is kept is brought up to date, looked up no more
// once all is answered, and made anew where it is missing or damaged.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SHORT_PRESET } from '../../src/core/study/presets';
import { EVERY_TRIAL } from '../../src/core/study/trial-filter';
import { entriesOf, listOf } from '../../src/core/study/trial-list';
import { eraseAll } from '../../src/pages/data/data';
import { plannedTrials } from '../../src/run/runner';
import { studyColumns } from '../../src/run/study-columns';
import { studyLines } from '../../src/run/study-lines';
import { store } from '../../src/store/store';
import { givenTo, modelSittings, pack, smallModel, study } from '../fixtures/sittings';

const sittings = modelSittings(SHORT_PRESET);
const planned = plannedTrials(sittings, pack);

beforeEach(async () => {
  await eraseAll();
  await store.addStudy(study, smallModel, sittings);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await eraseAll();
});

/** Answers of which the first option, the second … comes first in turn. */
async function answer(from: number, to: number): Promise<void> {
  for (const [index, trial] of planned.slice(from, to).entries()) {
    const labels = trial.question.instrument === 'questionnaire' ? 6 : 4;
    const first = (from + index) % labels;
    const p = Array.from({ length: labels }, (_, label) =>
      label === first ? 0.5 : 0.5 / (labels - 1),
    );
    const cost = { compliance: 0.9, promptTokens: 80, evaluatedTokens: null, engineMs: 12 };
    await store.addAnswer(givenTo(trial, trial.sitting, { kind: 'distribution', p, ...cost }));
  }
}

const never = new AbortController().signal;

async function columns() {
  const reading = await studyColumns(study, () => undefined, never);
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

/** What the list shows of every trial, and the same of whole answers. */
async function shown(): Promise<unknown[]> {
  const list = listOf((await columns()).sittings, EVERY_TRIAL);
  return entriesOf(list, 0, list.length).map(({ trial, reading, changes }) => [
    trial.key,
    reading?.first,
    changes,
  ]);
}

async function expected(): Promise<unknown[]> {
  const reading = await studyLines(study, () => undefined, never);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.lines.map(({ trial, reading: read, changes }) => [
    trial.key,
    read?.first,
    changes,
  ]);
}

test('columns show what whole answers do, and follow what is answered since they were kept', async () => {
  for (const to of [0, 30, 71, planned.length]) {
    await answer((await columns()).answered, to);
    expect(await shown()).toEqual(await expected());
    expect(await columns()).toMatchObject({ trials: planned.length, answered: to });
  }
});

test('only what is open is looked up, nothing where nothing changed, and nothing more once all is answered', async () => {
  await answer(0, 40);
  await columns();
  const lookedUp = vi.spyOn(store, 'answersTo');
  const keys = () => lookedUp.mock.calls.flatMap(([asked]) => asked);
  await columns();
  expect(keys()).toEqual([]);
  await answer(40, planned.length);
  await columns();
  expect(new Set(keys())).toEqual(new Set(planned.slice(40).map(({ key }) => key)));
  lookedUp.mockClear();
  expect(await columns()).toMatchObject({ answered: planned.length });
  expect(keys()).toEqual([]);
});

test('kept columns that are damaged, or erased with all derived figures, are made anew', async () => {
  await answer(0, planned.length);
  const before = await shown();
  const kept = await store.database.derived.toArray();
  expect(kept).toHaveLength(sittings.length);
  await store.database.derived.bulkPut(
    kept.map((row) => ({ ...row, figures: { state: '', first: new Uint16Array(3) } })),
  );
  expect(await shown()).toEqual(before);
  await store.database.derived.clear();
  expect(await shown()).toEqual(before);
});
