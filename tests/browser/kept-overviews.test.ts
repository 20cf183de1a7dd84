// The list of respondents from what is kept of their answers: the same as from the rows, without reading them,
// and never that of other answers.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { trialsOf, type Sitting } from '../../src/core/study/plan';
import { personFurther, SHORT_PRESET } from '../../src/core/study/presets';
import { overviewKey } from '../../src/pages/respondents/overview';
import { respondents } from '../../src/pages/respondents.svelte';
import { store } from '../../src/store/store';
import {
  anna,
  givenTo,
  modelSittings,
  pack,
  personSitting,
  smallModel,
  study,
} from '../fixtures/sittings';

const portraits = personSitting('questionnaire');
const scenarios = personSitting('scenarios');
const further: Sitting = {
  ...personSitting('further'),
  plan: personFurther(scenarios.id, [{ scenario: 's40', question: 1 }]),
};
const sittings = modelSittings(SHORT_PRESET);

/** Longer than a worker takes to start and to compute on a busy machine. */
const WAIT = { timeout: 30_000 };

beforeEach(async () => {
  await store.database.delete();
  await store.database.open();
});

afterEach(async () => {
  vi.restoreAllMocks();
  sessionStorage.clear();
  await store.database.delete();
  await store.database.open();
});

/** Answers the first trials of a sitting, none like the one before. */
async function answer(sitting: Sitting, count: number, first = 0): Promise<void> {
  for (const [place, trial] of trialsOf(sitting, pack).slice(0, count).entries()) {
    const isRated = trial.question.instrument === 'questionnaire';
    const given = isRated
      ? ({ kind: 'rated', rating: 1 + ((first + place) % 6) } as const)
      : ({ kind: 'chosen', option: (first + place) % 4 } as const);
    await store.addRevision(givenTo(trial, sitting.id, given));
  }
}

/** Anna with both parts and one scenario that her answers chose, and a model with five answers. */
async function fill(): Promise<void> {
  await store.addRespondent(anna);
  await store.addSittings([portraits, scenarios, further]);
  await answer(portraits, 21);
  await answer(scenarios, 15);
  await answer(further, 1);
  await store.addStudy(study, smallModel, sittings);
  const [first] = sittings;
  if (first === undefined) throw new Error('the short preset plans no sitting');
  const figures = { compliance: 1, promptTokens: 1, evaluatedTokens: 1, engineMs: 40 };
  for (const trial of trialsOf(first, pack).slice(0, 5)) {
    const p = [0.5, 0.1, 0.1, 0.1, 0.1, 0.1];
    await store.addAnswer(givenTo(trial, first.id, { kind: 'distribution', p, ...figures }));
  }
}

const own = () => respondents.sources.filter(({ kind }) => kind === 'person' || kind === 'model');

/** What is told of them, without what is done on demand. */
const told = () => own().map((one) => ({ ...one, compute: null, answered: null }));

async function loaded() {
  await respondents.load();
  // What is kept of rows is kept beside the loading.
  await vi.waitFor(async () => {
    expect(await store.database.derived.get(overviewKey('person:anna'))).toBeDefined();
  }, WAIT);
  return told();
}

async function profileOf(id: string) {
  respondents.require([id]);
  return vi.waitUntil(() => respondents.profile(id), WAIT);
}

/** Counts how often rows of answers are read. */
function reading() {
  const ofSittings = vi.spyOn(store, 'answersOf');
  const ofTrials = vi.spyOn(store, 'answersTo');
  return () => ofSittings.mock.calls.length + ofTrials.mock.calls.length;
}

describe('at the second visit', () => {
  test('the list and the profiles are the same, and no row is read', async () => {
    await fill();
    const before = await loaded();
    expect(before).toMatchObject([
      { detail: '21 portraits, 16 scenario questions (1 chosen by earlier answers)' },
      { detail: '5 portraits, 0 scenario questions; 5 of 102 answered so far' },
    ]);
    const profile = await profileOf('person:anna');
    const count = reading();
    await respondents.load();
    expect(told()).toEqual(before);
    expect(await profileOf('person:anna')).toEqual(profile);
    expect(count()).toBe(0);
  });

  test('the rows can still be read by who needs them', async () => {
    await fill();
    await loaded();
    await respondents.load();
    const [person, model] = await Promise.all(own().map(({ answered }) => answered()));
    expect(person?.map(({ rows }) => rows.length)).toEqual([21, 15, 1]);
    expect(model?.map(({ rows }) => rows.length)).toEqual([5]);
  });

  test('who answered meanwhile has the new answers and another profile; of the others no row is read', async () => {
    await fill();
    await loaded();
    const before = await profileOf('person:anna');
    const [first] = trialsOf(portraits, pack);
    await store.addRevision(givenTo(first, portraits.id, { kind: 'rated', rating: 6 }));
    const ofTrials = vi.spyOn(store, 'answersTo');
    await respondents.load();
    expect(ofTrials).not.toHaveBeenCalled();
    expect(await profileOf('person:anna')).not.toEqual(before);
    const [given] = own().find(({ id }) => id === 'person:anna')?.ratings ?? [];
    expect(given?.p).toEqual([0, 0, 0, 0, 0, 1]);
  });

  test('a sitting that is begun anew does not change what counts until it is complete', async () => {
    await fill();
    const before = await loaded();
    const again = personSitting('questionnaire', 7, 'again');
    await store.addSitting({ ...again, startedAt: portraits.startedAt + 1 });
    await answer(again, 20, 3);
    await respondents.load();
    expect(told()).toEqual(before);
    await answer(again, 21, 3);
    await respondents.load();
    expect(told()).not.toEqual(before);
  });
});

test('what was kept damaged, or by another version, is read anew from the rows', async () => {
  await fill();
  const before = await loaded();
  const key = overviewKey('person:anna');
  const row = await store.database.derived.get(key);
  for (const figures of [[{}], 'nothing', null]) {
    await store.database.derived.put({ key, madeAt: 1, ...row, figures });
    await respondents.load();
    expect(told()).toEqual(before);
  }
});

test('a guest of another tab is not listed, whatever is kept of the answers', async () => {
  await fill();
  await store.database.respondents.put({ ...anna, guest: true });
  sessionStorage.setItem('axia-guest', anna.id);
  expect(await loaded()).toHaveLength(2);
  sessionStorage.clear();
  await respondents.load();
  expect(own().map(({ kind }) => kind)).toEqual(['model']);
});

test('who is locked is not listed, and is as before when unlocked', async () => {
  await fill();
  const before = await loaded();
  await store.lockPerson(anna.id, 'a red kettle');
  await respondents.load();
  expect(own().map(({ kind }) => kind)).toEqual(['model']);
  await store.unlockPerson(anna.id, 'a red kettle');
  await respondents.load();
  expect(told()).toEqual(before);
});

test('where nothing can be kept the list is read from the rows', async () => {
  await fill();
  vi.spyOn(store, 'keepOfAnswers').mockRejectedValue(
    new DOMException('full', 'QuotaExceededError'),
  );
  await respondents.load();
  expect(own()).toHaveLength(2);
});
