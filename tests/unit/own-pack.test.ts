// A pack of one's own: what its first scenario makes of it, what a further and a changed one do, and
// how its versions are told.
import { describe, expect, test } from 'vitest';
import { dealOf } from '../../src/core/instrument/deal';
import { exportPack, readPack, type Pack } from '../../src/core/instrument/pack';
import { modelMeetings } from '../../src/core/instrument/check/meetings';
import {
  asText,
  byPerson,
  draftOf,
  editId,
  emptyActions,
  emptyDraft,
  newDraftId,
  readDraftId,
  scenarioOf,
  unreadActions,
  written,
  type Written,
} from '../../src/pages/library/write/drafts';
import {
  beginPack,
  changeLine,
  packId,
  withScenario,
} from '../../src/pages/library/write/own-pack';
import { VALUES } from '../../src/core/values';
import { bankOf } from '../fixtures/bank';

const ABOUT = { title: 'Our school', language: 'en', licence: 'CC BY 4.0', author: 'Ada Example' };
const YEAR = 2026;

function scenario(place: number): Written {
  const [first] = bankOf(1, 10, null).scenarios?.scenarios ?? [];
  if (first === undefined) throw new Error('the bank is empty');
  const { area, text, actions } = first;
  return { id: `s-${place}`, area, title: `Title ${place}`, text, actions };
}

function packOfMany(count: number): Pack {
  let pack = beginPack(ABOUT, scenario(0), YEAR);
  for (let place = 1; place < count; place += 1) pack = withScenario(pack, scenario(place));
  return pack;
}

describe('a pack that somebody begins', () => {
  const pack = beginPack(ABOUT, scenario(0), YEAR);

  test('is one that reads and exports', () => {
    expect(readPack(pack)).toEqual({ ok: true, pack });
    expect(readPack(JSON.parse(exportPack(pack)))).toEqual({ ok: true, pack });
  });

  test('says who wrote it, how to cite it, and what others may do', () => {
    expect(pack).toMatchObject({
      language: 'en',
      licence: 'CC BY 4.0',
      source: 'Written by Ada Example.',
      citation: 'Ada Example (2026). Our school. CC BY 4.0.',
    });
  });

  test('is refused without a title or an author, and with an empty action', () => {
    const paths = (changed: Partial<typeof ABOUT>, first = scenario(0)) => {
      const reading = readPack(beginPack({ ...ABOUT, ...changed }, first, YEAR));
      return reading.ok ? [] : reading.problems.map(({ path }) => path);
    };
    expect(paths({})).toEqual([]);
    expect(paths({ title: '' })).toEqual(expect.arrayContaining(['title', 'scenarios.title']));
    expect(paths({ author: ' ' })).toEqual(['source']);
    expect(paths({ language: 'English' })).toEqual(['language']);
    const empty = { ...scenario(0), actions: { ...scenario(0).actions, PO: '' } };
    expect(paths({}, empty)).toEqual(['scenarios.scenarios.0.actions.PO']);
  });

  test.each([
    ['Our school', 's-3f9a2c1b', 'our-school-3f9a2c1b'],
    ['Über Größe & Maß', 's-3f9a2c1b', 'uber-gro-e-ma-3f9a2c1b'],
    ['学校', 's-3f9a2c1b', 'pack-3f9a2c1b'],
    ['a'.repeat(120), 's-3f9a2c1b', `${'a'.repeat(24)}-3f9a2c1b`],
    ['x', 'b'.repeat(40), `x-${'b'.repeat(38)}`],
  ])('called %s has an id that nobody else’s has', (title, first, id) => {
    expect(packId(title, first)).toBe(id);
  });
});

describe('a pack with many scenarios', () => {
  const pack = packOfMany(65);
  const set = pack.scenarios;

  test('is dealt from the first to the last, with a relabelling for each thirty', () => {
    expect(set?.relabelling).toHaveLength(3);
    set?.scenarios.forEach((one, index) => {
      const relabel = set.relabelling[Math.floor(index / 30)];
      expect(one).toMatchObject(dealOf(index, relabel));
    });
    expect(set?.relabelling[0]).not.toEqual(set?.relabelling[1]);
  });

  test('lets every pair of values meet about as often as any other', () => {
    const { fewest, most } = modelMeetings(set?.scenarios ?? []);
    expect(most - fewest).toBeLessThanOrEqual(2);
  });

  test('keeps the deal of those that were there when one is added', () => {
    const before = packOfMany(64).scenarios;
    expect(set?.scenarios.slice(0, 64)).toEqual(before?.scenarios);
  });

  test('keeps the places and the number when one is changed', () => {
    const changed = { ...scenario(7), title: 'Another title' };
    const after = withScenario(pack, changed).scenarios?.scenarios ?? [];
    expect(after.map(({ id }) => id)).toEqual(set?.scenarios.map(({ id }) => id));
    expect(after[7]).toEqual({ ...set?.scenarios[7], title: 'Another title' });
    expect(after[8]).toEqual(set?.scenarios[8]);
  });

  test('is the same when the same scenario comes again, as after a tab that closed in between', () => {
    expect(withScenario(pack, scenario(64))).toEqual(pack);
  });
});

describe('what a version changed', () => {
  const one = packOfMany(1);
  const two = packOfMany(2);

  test.each<[string, Pack | null, Pack, string]>([
    ['the first', null, one, 'Begun with “Title 0”.'],
    ['a first of several', null, two, 'Begun with 2 scenarios.'],
    ['a further scenario', one, two, 'Added “Title 1”.'],
    ['another title', one, withScenario(one, { ...scenario(0), title: 'B' }), 'Changed “B”.'],
    [
      'another action',
      one,
      withScenario(one, { ...scenario(0), actions: { ...scenario(0).actions, UN: 'Else.' } }),
      'Changed “Title 0”.',
    ],
    ['one taken out', two, one, 'Took out “Title 1”.'],
    ['another licence', one, { ...one, licence: 'CC0' }, 'Other details.'],
  ])('is told in a line: %s', (_, before, after, line) => {
    expect(changeLine(before, after)).toBe(line);
  });
});

describe('a draft', () => {
  const empty = emptyDraft('s-1');

  test('that is new has no words and no actions to read', () => {
    expect(written(empty)).toBe(0);
    expect(emptyActions(empty)).toEqual(VALUES);
    expect(unreadActions(empty)).toEqual([]);
  });

  test('names the actions that a model wrote and nobody has read', () => {
    const by = (text: string, readByPerson: boolean) => ({ text, draftedBy: 'M', readByPerson });
    const actions = {
      ...empty.actions,
      SD: by('Ring.', false),
      ST: by('Ring.', true),
      HE: by(' ', false),
      AC: byPerson('Ring.'),
    };
    expect(unreadActions({ actions })).toEqual(['SD']);
  });

  test('of a scenario gives that scenario back', () => {
    expect(scenarioOf(draftOf('own', { ...scenario(0), ...dealOf(0) }))).toEqual(scenario(0));
  });

  test('with line breaks gives a scenario without', () => {
    const draft = { ...empty, text: ' One.\n\nTwo. ', title: 'A\tB' };
    expect(scenarioOf(draft)).toMatchObject({ text: 'One. Two.', title: 'A B' });
  });

  test('is written out with everything that somebody typed', () => {
    const draft = {
      ...empty,
      title: 'T',
      text: 'R',
      actions: { ...empty.actions, PO: byPerson('P') },
    };
    expect(asText(draft)).toContain('T\n\nArea: Other\n\nR\n\n');
    expect(asText(draft)).toContain('Power: P\n');
  });

  test('has an id from which its scenario, and its pack, can be told', () => {
    expect(readDraftId(editId('own', 's07'))).toEqual({ pack: 'own', scenario: 's07' });
    const id = newDraftId();
    expect(readDraftId(id)).toEqual({ pack: null, scenario: id });
    for (const other of ['', '/', 'own/', '/s07', 'a/b/c', 'A', '<b>']) {
      expect(readDraftId(other)).toBeNull();
    }
  });
});
