// What the pages make of what is stored: rows of a newer Axia close no page, a finished result stays in
// sight while somebody answers again, and erasing leaves nothing that writes.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { trialsOf, type Sitting } from '../../src/core/study/plan';
import {
  LABELS_PRESET,
  personLabels,
  personQuestionnaire,
  SHORT_PRESET,
} from '../../src/core/study/presets';
import { eraseAll, makeBackupFile, noteBackup } from '../../src/pages/data/data';
import { onThisMachine } from '../../src/pages/home/on-this-machine';
import { overview, startSitting } from '../../src/pages/me/people';
import { packsToAsk } from '../../src/pages/pack-choice';
import { respondents } from '../../src/pages/respondents.svelte';
import { listStudies } from '../../src/pages/studies/studies';
import { model } from '../../src/run/model.svelte';
import { paceOf } from '../../src/run/pace';
import { addPack, packOf } from '../../src/run/packs';
import { loadedRespondent, run } from '../../src/run/run.svelte';
import { countAll } from '../../src/store/backup-tables';
import { store } from '../../src/store/store';
import { bankOf } from '../fixtures/bank';
import { READY } from '../fixtures/ready-model';
import {
  anna,
  givenTo,
  modelSittings,
  pack,
  personSitting,
  smallModel,
  study,
} from '../fixtures/sittings';

const NEWER = { id: 'axia', version: '99.0.0' };
const NOTHING = {
  respondents: 0,
  studies: 0,
  sittings: 0,
  answers: 0,
  packs: 0,
  drafts: 0,
  classes: 0,
  classEvents: 0,
  notes: 0,
  locked: 0,
};
const PUBLISHED = 10;

beforeEach(async () => {
  await store.database.delete();
  await store.database.open();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await store.database.delete();
  await store.database.open();
});

async function answer(sitting: Sitting, count: number, rating = 3): Promise<void> {
  for (const trial of trialsOf(sitting, pack).slice(0, count)) {
    await store.addRevision(givenTo(trial, sitting.id, { kind: 'rated', rating }));
  }
}

/** Those with answers here: no published profiles, and no groups of them. */
const own = () => respondents.list.filter(({ kind }) => kind === 'person' || kind === 'model');

test('what was asked with newer questions is listed as that, and everything else as ever', async () => {
  await store.addRespondent(anna);
  const readable = personSitting('questionnaire');
  await store.addSitting(readable);
  await answer(readable, 3);
  await store.addSitting({ ...personSitting('scenarios'), pack: NEWER });
  const sittings = modelSittings(SHORT_PRESET);
  await store.addStudy(study, smallModel, sittings);
  const newer = sittings.map((one) => ({ ...one, id: `${one.id}-n`, study: 'newer', pack: NEWER }));
  await store.addStudy({ ...study, id: 'newer', name: 'Newer' }, smallModel, newer);
  await store.addStudy({ ...study, id: 'empty', name: 'Empty' }, smallModel, []);

  const [person] = await overview();
  expect(person).toMatchObject({ newer: 1, sittings: [{ answered: 3, total: 21 }] });
  const studies = await listStudies();
  expect(studies.map(({ study: { id }, total, unreadable }) => [id, total, unreadable])).toEqual([
    ['empty', 0, 'stored without its questions'],
    [study.id, 102, null],
    ['newer', 0, expect.stringContaining('open a newer Axia')],
  ]);
  const home = await onThisMachine();
  expect(home.people).toMatchObject([{ open: '3 of 21 answered; go on' }]);
  expect(home.studies).toHaveLength(3);
  await respondents.load();
  expect(own()).toMatchObject([{ id: 'person:anna', detail: '3 portraits, 0 scenario questions' }]);
  expect(respondents.unreadable.map(({ label }) => label)).toEqual([
    'Anna',
    'A small model, short',
    'A small model, short',
  ]);
});

test('a finished result stays while somebody answers again, until that is finished too', async () => {
  await store.addRespondent(anna);
  const first = personSitting('questionnaire');
  await store.addSitting(first);
  await answer(first, 21);
  const again = { ...first, id: 'again', answerer: { kind: 'person', sitting: 'again' } as const };
  const second = { ...again, startedAt: first.startedAt + 1 };
  await store.addSitting(second);
  await answer(second, 1);
  await respondents.load();
  expect(own()).toMatchObject([{ detail: '21 portraits, 0 scenario questions' }]);
});

test('the version that is told is that of the sitting that counts, not of the first one listed', async () => {
  await store.addRespondent(anna);
  const first = await packOf({ id: 'axia', version: '1.0.0' });
  const portraits = { ...personSitting('questionnaire'), pack: { id: 'axia', version: '1.0.0' } };
  await store.addSitting({ ...portraits, id: 'a-first' });
  await store.addSitting(portraits);
  for (const trial of trialsOf(portraits, first)) {
    await store.addRevision(givenTo(trial, portraits.id, { kind: 'rated', rating: 3 }));
  }
  const told = async () => {
    await respondents.load();
    return own().map(({ detail }) => detail);
  };
  expect(await told()).toEqual(['21 portraits, 0 scenario questions of Axia instruments 1.0.0']);

  const scenarios = personSitting('scenarios');
  await store.addSitting(scenarios);
  const [one] = trialsOf(scenarios, pack);
  await store.addRevision(givenTo(one, scenarios.id, { kind: 'chosen', option: 0 }));
  expect(await told()).toEqual([
    '21 portraits, 1 scenario question of Axia instruments 1.0.0 and 1.1.0',
  ]);

  const again = { ...personSitting('questionnaire', 7, 'z-again'), startedAt: Date.now() };
  await store.addSitting(again);
  await answer(again, 21);
  expect(await told()).toEqual(['21 portraits, 1 scenario question']);
});

test('the built-in questions alone are offered until there are others, of which the last version is', async () => {
  expect(await packsToAsk()).toMatchObject([{ id: pack.id, version: pack.version }]);
  const other = { ...bankOf(3, 12, null), id: 'other' };
  for (const version of ['1.9.0', '1.10.0', '1.2.0']) {
    expect(await addPack({ ...other, version }, 'imported')).toBe('added');
  }
  // A later version of the built-in pack does not take the place of the one that is built in.
  await addPack({ ...other, id: pack.id, version: '99.0.0' }, 'imported');
  expect((await packsToAsk()).map(({ id, version }) => `${id} ${version}`)).toEqual([
    `${pack.id} ${pack.version}`,
    'other 1.10.0',
  ]);
});

test('answers to two packs make two results, each with the name of its pack', async () => {
  await store.addRespondent(anna);
  const other = { ...bankOf(3, 12, null), id: 'other', title: 'Our questions' };
  await addPack(other, 'own');
  const builtIn = personSitting('questionnaire');
  await store.addSitting(builtIn);
  await answer(builtIn, 21);
  const sitting = await startSitting(anna.id, other, personQuestionnaire('all'));
  for (const trial of trialsOf(sitting, other).slice(0, 2)) {
    await store.addRevision(givenTo(trial, sitting.id, { kind: 'rated', rating: 3 }));
  }
  // What is said of actions makes no result.
  const labels = await startSitting(anna.id, pack, personLabels({ thirties: 1 }));
  const [first] = trialsOf(labels, pack);
  await store.addRevision(givenTo(first, labels.id, { kind: 'chosen', option: 9 }));
  await respondents.load();
  expect(own().toSorted((a, b) => a.id.length - b.id.length)).toEqual([
    expect.objectContaining({
      id: 'person:anna',
      label: 'Anna',
      detail: '21 portraits, 0 scenario questions',
    }),
    expect.objectContaining({
      id: 'person:anna:other',
      label: 'Anna, Our questions',
      detail: '2 portraits, 0 scenario questions of Our questions 1.0.0',
    }),
  ]);
  const [person] = await overview();
  expect(person?.sittings).toHaveLength(2);
});

test('a study of what actions show is listed with its figures and makes no result', async () => {
  const sittings = modelSittings(LABELS_PRESET).map((one) => ({ ...one, study: 'labels' }));
  await store.addStudy({ ...study, id: 'labels', preset: 'labels' }, smallModel, sittings);
  const [first] = sittings.flatMap((one) => trialsOf(one, pack));
  const p = Array.from({ length: 10 }, () => 0.1);
  const figures = { compliance: 1, promptTokens: 1, evaluatedTokens: 1, engineMs: 40 };
  await store.addAnswer(
    givenTo(first, sittings[0]?.id ?? '', { kind: 'distribution', p, ...figures }),
  );
  expect(await listStudies()).toMatchObject([{ total: 1200, done: 1, pack: null }]);
  await respondents.load();
  expect(own()).toEqual([]);
  // Its answers tell how long further ones take, without a model to ask.
  const pace = await paceOf(smallModel, pack, () => false);
  expect(pace).toEqual({ by: new Map([['labels', 40]]), other: 40 });
});

test('a model that has answered nothing and is not loaded has no pace', async () => {
  expect(await paceOf(smallModel, pack, () => true)).toBeNull();
});

test('of two loads at once both settle with the later one', async () => {
  await store.addRespondent(anna);
  const sitting = personSitting('questionnaire');
  await store.addSitting(sitting);
  await answer(sitting, 2);
  const read = store.respondents.bind(store);
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  vi.spyOn(store, 'respondents').mockImplementationOnce(() => held.then(() => []));
  vi.spyOn(store, 'respondents').mockImplementation(read);
  const older = respondents.load();
  const later = respondents.load();
  await later;
  release?.();
  await older;
  expect(own()).toMatchObject([{ id: 'person:anna' }]);
});

test('the published profiles are there where the store cannot be read', async () => {
  vi.spyOn(store, 'respondents').mockRejectedValue(new Error('unreadable'));
  await expect(respondents.load()).rejects.toThrow('unreadable');
  expect(respondents.list.filter(({ kind }) => kind === 'published')).toHaveLength(PUBLISHED);
  expect(own()).toEqual([]);
});

test('a backup is made where nothing more can be written', async () => {
  await store.addRespondent(anna);
  vi.spyOn(store, 'setSetting').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  const file = await makeBackupFile();
  expect(JSON.parse(await file.file.text())).toMatchObject({
    type: 'axia-backup',
    respondents: [anna],
  });
  expect(await noteBackup(file)).toBe(false);
});

test('erasing forgets the run and leaves an empty, open database', async () => {
  await store.addRespondent(anna);
  await startSitting(anna.id, pack, personQuestionnaire('short'));
  await run.start(study);
  expect(run.state.kind).toBe('other-model');
  expect(await eraseAll()).toEqual({ text: 'Everything is erased.', isBad: false });
  expect([run.state.kind, run.study]).toEqual(['idle', null]);
  expect(await countAll(store.database)).toEqual(NOTHING);
});

test('erasing waits for no other tab: while one runs a study nothing is erased', async () => {
  await store.addRespondent(anna);
  await navigator.locks.request('axia-run', async () => {
    expect(await eraseAll()).toMatchObject({ isBad: true });
    expect(await run.isFree(study)).toBe(false);
    expect(run.state.kind).toBe('elsewhere');
  });
  expect(await store.respondents()).toEqual([anna]);
  expect(await run.isFree(study)).toBe(true);
});

test('other tabs are told that everything was erased', async () => {
  const other = new BroadcastChannel('axia');
  const told = new Promise((resolve) => {
    other.addEventListener('message', ({ data }) => {
      resolve(data);
    });
  });
  await eraseAll();
  expect(await told).toBe('erased');
  other.close();
});

describe('a run that cannot begin says why', () => {
  const start = async () => {
    vi.spyOn(model, 'state', 'get').mockReturnValue(READY);
    await run.start({ ...study, respondent: loadedRespondent()?.id ?? '' });
    const { state } = run;
    run.reset();
    return state;
  };

  test('where the browser has no locks, because the address is not secure', async () => {
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks') ?? {};
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    try {
      expect(await start()).toMatchObject({ kind: 'stopped', error: { code: 'not-secure' } });
    } finally {
      Object.defineProperty(Navigator.prototype, 'locks', locks);
    }
  });

  test('where the browser refuses the lock, in its own words', async () => {
    const error = new DOMException('no', 'SecurityError');
    vi.spyOn(navigator.locks, 'request').mockRejectedValue(error);
    expect(await start()).toEqual({ kind: 'failed', error });
  });

  test('where the questions of the study are not on this machine', async () => {
    expect(await start()).toEqual({ kind: 'unreadable', reason: 'stored without its questions' });
  });

  test('where something else fails, as what it is', async () => {
    const error = new RangeError('not an engine’s');
    vi.spyOn(store, 'sittingsOfStudy').mockRejectedValue(error);
    expect(await start()).toEqual({ kind: 'failed', error });
  });
});
