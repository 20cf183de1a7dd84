// Class sets: the same set on every device, and a clear sentence for what is none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askedOf,
  codeFormOf,
  readSetFile,
  readSetInLink,
  setAsFile,
  setInLink,
  type ClassSet,
} from '../../../src/core/exchange/class-set';
import { bankOf } from '../../fixtures/bank';

const SET: ClassSet = {
  pack: { id: 'axia', version: '1.0.0' },
  language: 'en',
  framing: 'act',
  portraits: 21,
  title: 'Ethics, 10 b – “what matters”',
  scenarios: Array.from({ length: 15 }, (_, index) => ({
    id: `s${String(index + 1).padStart(3, '0')}`,
    question: index % 5,
  })),
};

const linkOf = (data: unknown) =>
  btoa(JSON.stringify(data)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

const TUPLE = [1, 'axia', '1.0.0', 'en', 'act', 0, 'A class', ['s01.2']];
const message = (link: string) => {
  const reading = readSetInLink(link);
  return reading.ok ? 'read' : reading.message;
};

describe('a class set', () => {
  test('comes back from its link and from its file', () => {
    expect(readSetInLink(setInLink(SET))).toEqual({ ok: true, set: SET });
    expect(readSetFile(setAsFile(SET))).toEqual({ ok: true, set: SET });
  });

  test('of fifteen scenarios takes at most 300 characters of a link, which a QR code holds', () => {
    expect(setInLink(SET).length).toBeLessThanOrEqual(300);
    expect(setInLink(SET)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test('is known by its content: every change of it changes its codes', () => {
    const { fingerprint } = codeFormOf(SET);
    const changed: ClassSet[] = [
      { ...SET, title: 'Another class' },
      { ...SET, portraits: 0 },
      { ...SET, pack: { id: 'axia', version: '1.0.1' } },
      { ...SET, scenarios: SET.scenarios.toReversed() },
    ];
    for (const other of changed) expect(codeFormOf(other).fingerprint).not.toBe(fingerprint);
    expect(codeFormOf(structuredClone(SET)).fingerprint).toBe(fingerprint);
  });

  test('codes a rating in six ways and a scenario in four', () => {
    expect(codeFormOf(SET).bases).toEqual([
      ...Array.from({ length: 21 }, () => 6),
      ...Array.from({ length: 15 }, () => 4),
    ]);
  });
});

describe('what a set asks of its pack', () => {
  const pack = bankOf(30, 40, 21);

  test('is the four values of each question', () => {
    const asked = askedOf(SET, pack);
    expect(asked?.map(({ id }) => id)).toEqual(SET.scenarios.map(({ id }) => id));
    expect(asked?.[1]?.offered).toEqual(pack.scenarios?.scenarios[1]?.questions[1]);
  });

  test('is not there where the pack lacks a scenario or has a short form of another length', () => {
    expect(askedOf({ ...SET, scenarios: [{ id: 's999', question: 0 }] }, pack)).toBeNull();
    expect(askedOf(SET, bankOf(30, 40, 20))).toBeNull();
    expect(askedOf(SET, bankOf(30, 40, null))).toBeNull();
  });
});

describe('a hostile link', () => {
  test('as long as a book is refused unread', () => {
    expect(message('A'.repeat(1_000_000))).toMatch(/longer than a class set/);
  });

  test.each(['', '%%%', 'AAAA', 'bm90aGluZw', '💥', '../../..', linkOf({ a: 1 }), linkOf('x')])(
    'that is no set, "%s", is told to be incomplete',
    (link) => {
      expect(message(link)).toMatch(/not a class set/);
    },
  );

  test('of a later version says so', () => {
    expect(message(linkOf([2, 'what', 'ever']))).toMatch(/newer Axia/);
  });

  test('with markup, invisible signs or foreign members is refused', () => {
    expect(message(linkOf(TUPLE))).toBe('read');
    const faults: [number, unknown][] = [
      [6, '<img src=x onerror=alert(1)>'],
      [6, 'a\u0007b'],
      [6, ''],
      [6, 'x'.repeat(81)],
      [5, 20],
      [4, 'hold'],
      [3, 'not a tag!'],
      [2, '1.0'],
      [1, '../axia'],
      [7, []],
      [7, ['s01.5']],
      [7, ['s01.1', 's01.2']],
      [7, Array.from({ length: 21 }, (_, index) => `s${index}.0`)],
      [7, ['<b>.1']],
      [7, [null]],
    ];
    for (const [place, bad] of faults) {
      const changed = TUPLE.map((member, index): unknown => (index === place ? bad : member));
      expect(message(linkOf(changed)), JSON.stringify(bad)).toMatch(/does not belong/);
    }
    expect(message(linkOf([...TUPLE, 1]))).toMatch(/does not belong/);
  });

  test('of any kind is read without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.jsonValue().map(linkOf)), (link) => {
        expect(readSetInLink(link).ok).toBe(false);
      }),
    );
  });
});

test('a file of something else, of a later version or too large is refused with a sentence', () => {
  const { message: other } = { message: '', ...readSetFile('{"format":"axia-pack"}') };
  expect(other).toMatch(/not the file of a class set/);
  expect(readSetFile('no json')).toMatchObject({ ok: false });
  expect(readSetFile(setAsFile(SET).replace('"formatVersion": 1', '"formatVersion": 2'))).toEqual({
    ok: false,
    message: 'It was made by a newer Axia. Open it with that version.',
  });
  expect(readSetFile(' '.repeat(20_001))).toMatchObject({ ok: false });
  expect(readSetFile(setAsFile(SET).replace('"title"', '"name"'))).toMatchObject({ ok: false });
});
