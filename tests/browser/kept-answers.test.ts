// What is kept of answers counts for just these answers: whatever adds, brings or removes one makes it void, and
// it comes back for nobody who is gone.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trialsOf } from '../../src/core/study/plan';
import { SHORT_PRESET } from '../../src/core/study/presets';
import { restoreBackup } from '../../src/store/backup-restore';
import { writeBackup } from '../../src/store/backup-write';
import { Database } from '../../src/store/database';
import { Store } from '../../src/store/store';
import {
  anna,
  givenTo,
  modelSittings,
  pack,
  personSitting,
  smallModel,
  study,
} from '../fixtures/sittings';

const sitting = personSitting('questionnaire');
const portraits = trialsOf(sitting, pack);
const sittings = modelSittings(SHORT_PRESET);
const [modelSitting] = sittings;
if (modelSitting === undefined) throw new Error('the short preset plans no sitting');
const modelTrials = trialsOf(modelSitting, pack);

const ANNAS = { key: 'answers of Anna', sittings: [sitting] };
const MODELS = { key: 'answers of a model', sittings };
const FIGURES = { worth: [1, 2] };

const rated = (place: number, rating: number) =>
  givenTo(portraits[place], sitting.id, { kind: 'rated', rating });

const modelAnswer = (place: number) =>
  givenTo(modelTrials[place], modelSitting.id, {
    kind: 'distribution',
    p: [0.5, 0.5, 0, 0, 0, 0],
    compliance: 0.9,
    promptTokens: 80,
    evaluatedTokens: null,
    engineMs: 12.5,
  });

let store = new Store(new Database('test-kept-0'));
let number = 0;

beforeEach(async () => {
  number += 1;
  store = new Store(new Database(`test-kept-${String(number)}`));
  await store.addRespondent(anna);
  await store.addSitting(sitting);
  await store.addRevision(rated(0, 2));
  await store.addStudy(study, smallModel, sittings);
  await store.addAnswer(modelAnswer(0));
});

afterEach(async () => {
  for (const { name = '' } of await indexedDB.databases()) {
    if (name.startsWith('test-kept-')) await new Database(name).delete();
  }
});

async function stateOf(whose: typeof ANNAS): Promise<string> {
  const [kept] = await store.keptOfAnswers([whose]);
  return kept?.state ?? '';
}

async function keepBoth(): Promise<void> {
  for (const whose of [ANNAS, MODELS]) {
    await store.keepOfAnswers(whose, { state: await stateOf(whose), figures: FIGURES });
  }
}

/** What is there of Anna, and of the model. */
async function kept(): Promise<unknown[]> {
  const both = await store.keptOfAnswers([ANNAS, MODELS]);
  return both.map(({ figures }) => figures);
}

async function backupHere(): Promise<Blob> {
  return (await writeBackup(store.database, 'Axia test')).file;
}

async function restore(file: Blob): Promise<void> {
  expect((await restoreBackup(store.database, file)).ok).toBe(true);
}

describe('what is kept of answers', () => {
  test('is there as long as nothing changes', async () => {
    await keepBoth();
    expect(await kept()).toEqual([FIGURES, FIGURES]);
    // Neither another person nor what is said of a trial changes an answer.
    await store.addRespondent({ ...anna, id: 'bo' });
    await store.putNote(modelAnswer(0).trial.key, 'Odd');
    expect(await kept()).toEqual([FIGURES, FIGURES]);
  });

  test('is void for who answers on, also for an answer that is changed or taken back, and for nobody else', async () => {
    for (const answer of [() => rated(1, 3), () => rated(0, 5)]) {
      await keepBoth();
      await store.addRevision(answer());
      expect(await kept()).toEqual([undefined, FIGURES]);
    }
    await keepBoth();
    await store.addRevision(givenTo(portraits[0], sitting.id, { kind: 'withdrawn' }));
    expect(await kept()).toEqual([undefined, FIGURES]);
    await keepBoth();
    await store.addAnswer(modelAnswer(1));
    expect(await kept()).toEqual([FIGURES, undefined]);
  });

  test('is void for a model whose answer another of its studies asked for', async () => {
    await keepBoth();
    const other = { ...study, id: 'other', preset: 'full' } as const;
    const own = sittings.map((one) => ({ ...one, id: `${one.id}-other`, study: 'other' }));
    await store.addStudy(other, smallModel, own);
    expect(await kept(), 'a new plan of the same model').toEqual([FIGURES, undefined]);
    await keepBoth();
    await store.addAnswer({ ...modelAnswer(2), sitting: own[0]?.id ?? '' });
    expect(await kept()).toEqual([FIGURES, undefined]);
  });

  test('is void where a backup brings one more answer, and stays where it brings none', async () => {
    const before = await backupHere();
    await store.addRevision(rated(1, 3));
    const after = await backupHere();
    await store.erasePerson(anna.id);
    await restore(before);
    await keepBoth();
    await restore(before);
    expect(await kept(), 'nothing new').toEqual([FIGURES, FIGURES]);
    await restore(after);
    expect(await store.answersOf(sitting.id)).toHaveLength(2);
    expect((await kept())[0]).toBeUndefined();
  });

  test('is void where a study file brings answers', async () => {
    await keepBoth();
    const row = await store.addAnswer(modelAnswer(1)).then(async (added) => {
      await store.database.answers.delete([added.key, added.revision]);
      return added;
    });
    await keepBoth();
    const parts = [{ answers: [row], notes: [] }];
    await store.addStudyFile({ studies: [], respondents: [], sittings: [], packs: [] }, () =>
      Promise.resolve(parts.shift() ?? null),
    );
    expect(await kept()).toEqual([FIGURES, undefined]);
  });

  test('is gone with a person who is erased, and with it every trace of the sitting', async () => {
    await keepBoth();
    await store.erasePerson(anna.id);
    expect(await kept()).toEqual([undefined, undefined]);
    const { derived, revisions } = store.database;
    const left = JSON.stringify([await derived.toArray(), await revisions.toArray()]);
    expect(left).not.toContain(sitting.id);
    expect(left).not.toContain('worth');
  });

  test('is gone while a person is locked, and is not the old one when they come back', async () => {
    await keepBoth();
    await store.lockPerson(anna.id, 'a red kettle');
    const { derived, revisions } = store.database;
    const left = JSON.stringify([await derived.toArray(), await revisions.toArray()]);
    expect(left).not.toContain(sitting.id);
    await store.unlockPerson(anna.id, 'a red kettle');
    expect((await kept())[0]).toBeUndefined();
  });

  test('is not kept where an answer came between reading and keeping', async () => {
    const state = await stateOf(ANNAS);
    await store.addRevision(rated(1, 4));
    await store.keepOfAnswers(ANNAS, { state, figures: FIGURES });
    expect(await store.database.derived.count()).toBe(0);
  });

  test('is not kept for somebody who was erased between, also when the same answers come back', async () => {
    const state = await stateOf(ANNAS);
    const backup = await backupHere();
    await store.erasePerson(anna.id);
    await store.keepOfAnswers(ANNAS, { state, figures: FIGURES });
    expect(await store.database.derived.count()).toBe(0);
    await restore(backup);
    await store.keepOfAnswers(ANNAS, { state, figures: FIGURES });
    expect(await kept()).toEqual([undefined, undefined]);
  });
});
