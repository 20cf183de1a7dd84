// Writing a scenario: words that outlive their page or a full storage, and a model that drafts for
// somebody, can be stopped, and never asks while a study does.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure, type Result } from '../../src/core/engine/api';
import { addToPack, ownPacks } from '../../src/pages/library/write/add';
import { Drafting } from '../../src/pages/library/write/drafting.svelte';
import { byPerson, draftOf, emptyDraft } from '../../src/pages/library/write/drafts';
import { allDrafts, OpenDraft, openDraft } from '../../src/pages/library/write/open-draft.svelte';
import type { Value } from '../../src/core/values';
import { model } from '../../src/run/model.svelte';
import { addOwnVersion, addPack, forgetPacks } from '../../src/run/packs';
import { asStoreError } from '../../src/store/errors';
import { store } from '../../src/store/store';
import { ownPack } from '../fixtures/packs';

const ID = 's-12345678';
const NEVER = new Promise<void>(() => undefined);
const LAST_WORDS = `axia-draft ${ID}`;

/** What the model is asked, and the way to answer it. */
interface Asked {
  prompt: string;
  seed: number;
  piece: (text: string) => void;
  answer: (result: Result<{ text: string }>) => void;
}

let asked: Asked[] = [];

beforeEach(async () => {
  await Promise.all([store.database.drafts.clear(), store.database.packs.clear()]);
  forgetPacks();
  localStorage.clear();
  asked = [];
  vi.spyOn(model, 'write').mockImplementation(
    ({ prompt, seed }, piece) =>
      new Promise((answer) => {
        asked.push({ prompt, seed, piece, answer });
      }),
  );
  vi.spyOn(model, 'stop').mockImplementation(() => {
    asked.at(-1)?.answer(failure('stopped', 'the request was stopped', true));
    return Promise.resolve();
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function newDraft(): OpenDraft {
  const open = new OpenDraft(ID, emptyDraft(ID), null);
  open.change({ text: 'I scraped a van. What should I do?' });
  return open;
}

/** Somebody types into a field and leaves it. */
function person(open: OpenDraft, value: Value, text: string): void {
  open.write(value, text);
  open.leave(value);
}

/** The request that the model is asked as number `place`. */
async function request(place: number): Promise<Asked> {
  await vi.waitFor(() => expect(asked).toHaveLength(place));
  const last = asked.at(-1);
  if (last === undefined) throw new Error('nothing was asked');
  return last;
}

const done = (text: string) => ({ ok: true, value: { text } }) as const;

// ---- what is kept ---------------------------------------------------------------------------------

test('what is written is stored a moment later, without a word to anybody', async () => {
  const open = newDraft();
  open.write('PO', 'Take the lead.');
  await vi.waitFor(async () => {
    expect(await store.drafts()).toMatchObject([
      { id: ID, draft: { actions: open.draft.actions } },
    ]);
  });
  expect(open.savedAt).not.toBeNull();
  expect(localStorage.length).toBe(0);
});

test('last words outlive a page whose database got nothing, and become the draft', async () => {
  const open = newDraft();
  await open.save();
  vi.spyOn(store, 'putDraft').mockReturnValue(NEVER);
  open.change({ title: 'At the last moment' });
  open.saveAtOnce();
  expect(localStorage.getItem(LAST_WORDS)).toContain('At the last moment');
  expect(await store.drafts()).toMatchObject([{ draft: { title: 'At the last moment' } }]);
  expect(localStorage.getItem(LAST_WORDS)).toBeNull();
});

test('last words do not come back over what was stored after them, nor do damaged ones', async () => {
  const kept = { id: ID, savedAt: 1, draft: emptyDraft(ID) };
  await store.putDraft({ ...kept, savedAt: 2, draft: { ...kept.draft, title: 'Later' } });
  localStorage.setItem(LAST_WORDS, JSON.stringify(kept));
  localStorage.setItem('axia-draft s-2', '{"id":');
  localStorage.setItem('axia-draft s-3', JSON.stringify({ ...kept, id: 's-3', draft: 'x' }));
  expect(await store.drafts()).toMatchObject([{ id: ID, draft: { title: 'Later' } }]);
});

test('a draft that is deleted does not come back from its last words', async () => {
  const open = newDraft();
  open.saveAtOnce();
  await open.drop();
  expect(await allDrafts()).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test('where storage is full the words stay, it is said why, and trying again stores them', async () => {
  const full = vi
    .spyOn(store, 'putDraft')
    .mockRejectedValue(asStoreError(new DOMException('full', 'QuotaExceededError')));
  const open = newDraft();
  await open.save();
  expect(open.problem).toMatchObject({ code: 'full' });
  expect(open.draft.text).toBe('I scraped a van. What should I do?');
  full.mockRestore();
  await open.save();
  expect(open.problem).toBeNull();
  expect(await store.drafts()).toMatchObject([{ draft: { text: open.draft.text } }]);
});

test('a draft opens once the one who has it leaves, with what was written last', async () => {
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const first = await openDraft(ID, left);
  let isOpen = false;
  const second = openDraft(ID, Promise.resolve()).then((open) => {
    isOpen = true;
    return open;
  });
  first?.change({ title: 'By the first' });
  await first?.save();
  expect(isOpen).toBe(false);
  leave();
  expect((await second)?.draft.title).toBe('By the first');
});

test('a scenario of a pack opens as a draft of it, from its last version', async () => {
  await addPack(ownPack(), 'own');
  const [first] = ownPack().scenarios?.scenarios ?? [];
  if (first === undefined) throw new Error('the pack is empty');
  const left = Promise.resolve();
  expect((await openDraft('own/s01', left))?.draft).toEqual(draftOf('own', first));
  // What is no id of a draft opens nothing; what is nowhere any more is begun anew.
  expect(await openDraft('<b>', left)).toBeNull();
  expect((await openDraft('gone/s01', left))?.draft).toEqual(emptyDraft('s01'));
});

test('a draft whose pack has gone can be added to another', async () => {
  const draft = { ...emptyDraft('s01'), pack: 'gone' };
  await store.putDraft({ id: 'gone/s01', savedAt: 1, draft });
  expect((await openDraft('gone/s01', Promise.resolve()))?.draft.pack).toBeNull();
});

// ---- into a pack ----------------------------------------------------------------------------------

const ABOUT = { title: 'Mine', language: 'en', licence: 'CC BY 4.0', author: 'Ada' };

function wholeDraft(id = ID) {
  const [first] = ownPack().scenarios?.scenarios ?? [];
  if (first === undefined) throw new Error('the pack is empty');
  return { ...draftOf('own', first), pack: null, scenario: id };
}

test('two scenarios added at the same moment are both in the last version', async () => {
  const begun = await addToPack(wholeDraft(), { kind: 'new', about: ABOUT });
  if (begun.kind !== 'added') throw new Error(begun.kind);
  const target = { kind: 'own', id: begun.pack.id } as const;
  await Promise.all(['s-2', 's-3'].map((id) => addToPack(wholeDraft(id), target)));
  expect(await ownPacks()).toMatchObject([{ version: '1.0.2', scenarios: 3 }]);
});

test('a draft that was added before its tab closed is not added twice', async () => {
  const target = { kind: 'new', about: ABOUT } as const;
  await addToPack(wholeDraft(), target);
  await addToPack(wholeDraft(), target);
  expect(await ownPacks()).toMatchObject([{ version: '1.0.0', scenarios: 1 }]);
});

test('a version from elsewhere under the id of an own pack is built on, not left out', async () => {
  await addOwnVersion(ownPack());
  await addPack(ownPack({ version: '1.2.0', title: 'From a friend' }), 'imported');
  const adding = await addToPack(wholeDraft(), { kind: 'own', id: 'own' });
  expect(adding).toMatchObject({ pack: { version: '1.2.1', title: 'From a friend' } });
});

test('nothing is stored of a scenario that a pack cannot hold, or that holds unread drafts', async () => {
  const draft = wholeDraft();
  const target = { kind: 'new', about: ABOUT } as const;
  const empty = { ...draft, actions: { ...draft.actions, BE: byPerson(' \n') } };
  expect(await addToPack(empty, target)).toMatchObject({ kind: 'refused' });
  const unread = { text: 'Ring.', draftedBy: 'A model', readByPerson: false };
  const drafted = { ...draft, actions: { ...draft.actions, SD: unread } };
  expect(await addToPack(drafted, target)).toEqual({ kind: 'unread', values: ['SD'] });
  expect(await store.packEntries()).toEqual([]);
});

// ---- drafted by a model ---------------------------------------------------------------------------

test('a draft appears as it is written, cleaned, under the name of the model', async () => {
  const open = newDraft();
  const drafting = new Drafting(open);
  const drafted = drafting.draft('TR', 'A small model');
  const { prompt, piece, answer } = await request(1);
  expect(prompt).toContain('I scraped a van.');
  expect(drafting.progress).toEqual({ value: 'TR', place: 1, of: 1 });
  piece('1. "Ask your');
  expect(open.draft.actions.TR).toEqual({
    text: 'Ask your',
    draftedBy: 'A small model',
    readByPerson: false,
  });
  answer(done('1. "Ask your father."\nHe knows.'));
  await drafted;
  // A piece that comes late changes nothing.
  piece(' and more');
  expect(open.draft.actions.TR.text).toBe('Ask your father.');
  expect(drafting.progress).toBeNull();
  expect(drafting.problem).toBeNull();
});

test('a key typed into a draft does not make it read; leaving the field changed does', async () => {
  const open = newDraft();
  const drafted = new Drafting(open).draft('TR', 'M');
  (await request(1)).answer(done('Ask your father.'));
  await drafted;
  // Going through the field without a change says nothing.
  open.leave('TR');
  open.write('TR', 'Ask your father!');
  expect(open.draft.actions.TR).toEqual({
    text: 'Ask your father!',
    draftedBy: 'M',
    readByPerson: false,
  });
  open.leave('TR');
  expect(open.draft.actions.TR).toEqual(byPerson('Ask your father!'));
});

test('the empty actions are drafted in their order, and no other', async () => {
  const open = newDraft();
  for (const value of ['SD', 'ST', 'HE', 'AC', 'PO', 'SE', 'BE'] as const)
    person(open, value, 'Mine.');
  const drafting = new Drafting(open);
  const drafted = drafting.draft('empty', 'M');
  for (const place of [1, 2, 3]) (await request(place)).answer(done(`Draft ${place}.`));
  await drafted;
  const { CO, TR, UN, SD } = open.draft.actions;
  expect([CO.text, TR.text, UN.text]).toEqual(['Draft 1.', 'Draft 2.', 'Draft 3.']);
  expect(SD).toEqual(byPerson('Mine.'));
  await drafting.draft('empty', 'M');
  expect(drafting.problem).toMatchObject({ kind: 'none-empty', wanted: 'empty' });
  expect(asked).toHaveLength(3);
});

test('stopping ends the action in hand, asks no other, and keeps what was written', async () => {
  const open = newDraft();
  const drafting = new Drafting(open);
  const drafted = drafting.draft('empty', 'M');
  (await request(1)).piece('Half of');
  await drafting.stop();
  await drafted;
  expect(open.draft.actions.SD).toMatchObject({ text: 'Half of', readByPerson: false });
  expect(open.draft.actions.ST.text).toBe('');
  expect(asked).toHaveLength(1);
  expect(drafting.problem).toBeNull();
});

test('a model that fails, or writes nothing, leaves the draft before as it was', async () => {
  const open = newDraft();
  const before = { text: 'Ring.', draftedBy: 'Another', readByPerson: false };
  open.changeAction('HE', before);
  const drafting = new Drafting(open);
  const failing = drafting.draft('HE', 'M');
  (await request(1)).answer(failure('worker-died', 'gone', true));
  await failing;
  expect(open.draft.actions.HE).toEqual(before);
  expect(drafting.problem).toMatchObject({ kind: 'engine', error: { code: 'worker-died' } });
  const empty = drafting.draft('HE', 'M');
  (await request(2)).answer(done(' \n "" \n'));
  await empty;
  expect(open.draft.actions.HE).toEqual(before);
  expect(drafting.problem).toEqual({ kind: 'nothing', value: 'HE', wanted: 'HE' });
  // Another attempt asks with another seed.
  expect(new Set(asked.map(({ seed }) => seed)).size).toBe(2);
});

test('nothing is asked of a model while a study runs, and no study starts while it drafts', async () => {
  const open = newDraft();
  const drafting = new Drafting(open);
  await navigator.locks.request('axia-run', () => drafting.draft('SD', 'M'));
  expect(drafting.problem).toEqual({ kind: 'running', wanted: 'SD' });
  expect(asked).toEqual([]);
  const drafted = drafting.draft('SD', 'M');
  const { answer } = await request(1);
  const free = await navigator.locks.request('axia-run', { ifAvailable: true }, (lock) =>
    Promise.resolve(lock !== null),
  );
  expect(free).toBe(false);
  answer(done('Ring.'));
  await drafted;
  expect(drafting.problem).toBeNull();
});

test('without a request there is nothing to draft from, and it is said', async () => {
  const open = new OpenDraft(ID, emptyDraft(ID), null);
  const drafting = new Drafting(open);
  await drafting.draft('SD', 'M');
  expect(drafting.problem).toEqual({ kind: 'no-request', wanted: 'SD' });
  expect(asked).toEqual([]);
});
