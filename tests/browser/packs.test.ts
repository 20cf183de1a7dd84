// All packs behind one door, with the real database: built-in ones, imported ones, and versions of
// one's own. What is here is never changed, and a file that is no pack changes nothing.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportPack } from '../../src/core/instrument/pack';
import { eraseAll } from '../../src/pages/data/data';
import {
  addOwnVersion,
  addPack,
  knownPackOf,
  packEntries,
  packOf,
  packVersions,
  readPackFile,
} from '../../src/run/packs';
import { store } from '../../src/store/store';
import { ownPack } from '../fixtures/packs';
import { pack } from '../fixtures/sittings';

/** The current one, and those that earlier sittings were asked with. */
const BUILT_IN = ['axia 1.1.0', 'axia 1.0.0'];

const REFERENCE = { id: pack.id, version: pack.version };

/** Nothing that was read in another test is remembered. */
beforeEach(async () => {
  await eraseAll();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await eraseAll();
});

const names = (list: readonly { id: string; version: string }[]) =>
  list.map(({ id, version }) => `${id} ${version}`);

const file = (text: string) => new File([text], 'pack.json', { type: 'application/json' });

describe('the list of packs', () => {
  test('has the built-in ones first, then the others, newest first', async () => {
    const clock = vi.spyOn(Date, 'now');
    for (const [at, id] of ['old', 'middle', 'new'].entries()) {
      clock.mockReturnValue(1_767_000_000_000 + at);
      await addPack(ownPack({ id }), 'imported');
    }
    const entries = await packEntries();
    expect(names(entries)).toEqual([...BUILT_IN, 'new 1.0.0', 'middle 1.0.0', 'old 1.0.0']);
    expect(entries.map(({ origin, addedAt }) => [origin, addedAt])).toEqual([
      ['built-in', null],
      ['built-in', null],
      ['imported', 1_767_000_000_002],
      ['imported', 1_767_000_000_001],
      ['imported', 1_767_000_000_000],
    ]);
    expect(entries[0]).toMatchObject({
      title: pack.title,
      language: 'en',
      portraits: pack.questionnaire?.items.length,
      scenarios: pack.scenarios?.scenarios.length,
    });
  });

  test('has a pack once, where a stored one has become a built-in one', async () => {
    await store.addPack(ownPack(REFERENCE), 'imported');
    expect(names(await packEntries())).toEqual(BUILT_IN);
    expect(await knownPackOf(REFERENCE)).toEqual(pack);
  });
});

describe('the pack of a sitting', () => {
  test('is found among the built-in and the stored ones', async () => {
    await addPack(ownPack(), 'imported');
    expect(await packOf(REFERENCE)).toEqual(pack);
    expect(await packOf({ id: 'own', version: '1.0.0' })).toEqual(ownPack());
  });

  test('is null while it is not on this machine, and found once it was added', async () => {
    const reference = { id: 'own', version: '1.0.0' };
    expect(await knownPackOf(reference)).toBeNull();
    await expect(packOf(reference)).rejects.toThrow('no pack own 1.0.0 on this machine');
    await addPack(ownPack(), 'own');
    expect(await knownPackOf(reference)).toEqual(ownPack());
  });

  test('is looked for again after the database failed', async () => {
    await addPack(ownPack(), 'own');
    vi.spyOn(store, 'pack').mockRejectedValueOnce(new Error('no'));
    await expect(knownPackOf(ownPack())).rejects.toThrow('no');
    expect(await knownPackOf(ownPack())).toEqual(ownPack());
  });

  test('is read once for many sittings', async () => {
    await addPack(ownPack(), 'own');
    const read = vi.spyOn(store, 'pack');
    await Promise.all([1, 2, 3].map(() => knownPackOf(ownPack())));
    await knownPackOf(ownPack());
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('is gone when everything was erased', async () => {
    await addPack(ownPack(), 'own');
    await knownPackOf(ownPack());
    await eraseAll();
    expect(await knownPackOf(ownPack())).toBeNull();
    expect(names(await packEntries())).toEqual(BUILT_IN);
  });
});

describe('adding a pack', () => {
  test('from the download of another gives the same, and the same download', async () => {
    const text = exportPack(ownPack());
    const reading = await readPackFile(file(text));
    if (!reading.ok) throw new Error('the download was refused');
    expect(await addPack(reading.pack, 'imported')).toBe('added');
    expect(exportPack(await packOf(reading.pack))).toBe(text);
    expect(await addPack(reading.pack, 'imported')).toBe('known');
  });

  test('that is built in, or differs from what is built in, changes nothing', async () => {
    expect(await addPack(pack, 'imported')).toBe('known');
    expect(await addPack({ ...pack, title: 'Mine now' }, 'imported')).toBe('differs');
    expect(names(await packEntries())).toEqual(BUILT_IN);
    expect(await packOf(REFERENCE)).toEqual(pack);
  });

  test('of a later version stands beside the earlier one', async () => {
    await addPack(ownPack(), 'imported');
    expect(await addPack(ownPack({ version: '1.1.0' }), 'imported')).toBe('added');
    expect(names(await packVersions('own'))).toEqual(['own 1.1.0', 'own 1.0.0']);
  });
});

describe('a file', () => {
  test('that is too large is not opened', async () => {
    const large = file('{}');
    Object.defineProperty(large, 'size', { value: 33 * 1024 * 1024 });
    const opened = vi.spyOn(large, 'arrayBuffer');
    const reading = await readPackFile(large);
    expect(!reading.ok && reading.problems[0]?.message).toContain('too large');
    expect(opened).not.toHaveBeenCalled();
  });

  test.each([
    ['an action is missing', (text: string) => text.replace(/"TR": ".*",\n/, '')],
    ['a value stands twice', (text: string) => text.replace('"SD": "', '"SD": "x", "SD": "')],
    ['a value is unknown', (text: string) => text.replace('"SD": "', '"XX": "')],
    ['there is markup', (text: string) => text.replace('"SD": "', '"SD": "<b>x</b> ')],
    [
      'a text has a megabyte',
      (text: string) => text.replace('"SD": "', `"SD": "${'x'.repeat(1e6)}`),
    ],
    ['it is cut short', (text: string) => text.slice(0, -20)],
  ])('where %s is refused with a place, and nothing is stored', async (_, damage) => {
    const text = exportPack(ownPack());
    expect(damage(text)).not.toBe(text);
    const reading = await readPackFile(file(damage(text)));
    expect(reading.ok).toBe(false);
    expect(!reading.ok && reading.problems[0]?.where).toMatch(
      /^scenario s01, action for|^line \d+/,
    );
    expect(names(await packEntries())).toEqual(BUILT_IN);
  });
});

describe('versions of one’s own', () => {
  test('are listed, the last first, and each stays as it was', async () => {
    const titles = ['First', 'Second', 'Third'];
    for (const title of titles) await addOwnVersion(ownPack({ title }));
    const versions = await packVersions('own');
    expect(versions.map(({ version, title, origin }) => [version, title, origin])).toEqual([
      ['1.0.2', 'Third', 'own'],
      ['1.0.1', 'Second', 'own'],
      ['1.0.0', 'First', 'own'],
    ]);
    expect(await packOf({ id: 'own', version: '1.0.0' })).toEqual(ownPack({ title: 'First' }));
  });

  test('of a built-in pack are Axia’s alone', async () => {
    await expect(addOwnVersion(ownPack({ id: 'axia' }))).rejects.toThrow(
      'axia is the id of a built-in pack',
    );
    expect(names(await packVersions('axia'))).toEqual(BUILT_IN);
  });
});

test('3,000 scenarios in a file are read, added and found whole', async () => {
  const { scenarios } = pack;
  if (scenarios === null) throw new Error('the built-in pack has no scenarios');
  const many = Array.from({ length: 100 }, (_, round) =>
    scenarios.scenarios.slice(0, 30).map((one) => ({ ...one, id: `${one.id}-${String(round)}` })),
  );
  const relabelling = many.map(() => scenarios.relabelling[0] ?? []);
  const large = ownPack({ scenarios: { ...scenarios, relabelling, scenarios: many.flat() } });
  const reading = await readPackFile(file(exportPack(large)));
  if (!reading.ok) throw new Error('the pack was refused');
  await addPack(reading.pack, 'imported');
  expect(await packEntries()).toMatchObject([
    { id: 'axia' },
    { id: 'axia' },
    { id: 'own', scenarios: 3_000 },
  ]);
  expect(await packOf(large)).toEqual(large);
});
