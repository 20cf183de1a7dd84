// Codes in what a teacher pastes: found among names and times, and nothing else is taken for one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeLength,
  readAnswerCode,
  writeAnswerCode,
  type CodeForm,
} from '../../../src/core/exchange/answer-code';
import { findCodes, LONGEST_PASTE, withDoubles } from '../../../src/core/exchange/find-codes';

const FORM: CodeForm = { fingerprint: 12_345, bases: [4, 4, 4, 4, 4] };
const OTHER: CodeForm = { fingerprint: 321, bases: [4, 4, 4, 4, 4] };
const code = (drawn: number, form = FORM) =>
  writeAnswerCode(form, { answers: [drawn % 4, 1, 2, 3, 0], drawn });

const states = (text: string) => findCodes(text, FORM).map(({ state }) => state);

describe('a pasted text', () => {
  test('of a chat with names, times and talk gives its thirty codes, in order', () => {
    const codes = Array.from({ length: 30 }, (_, drawn) => code(drawn));
    const chat = codes
      .map(
        (one, pupil) => `[25/11/2026, 10:${String(10 + pupil)}] Pupil ${pupil}: mine is ${one} :)`,
      )
      .join('\n');
    const found = findCodes(`Hello everybody, send your codes\n${chat}\nthank you all`, FORM);
    expect(found.map((reading) => reading.state)).toEqual(codes.map(() => 'read'));
    expect(found.map((reading) => reading.code)).toEqual(codes);
  });

  test('gives codes with spaces for hyphens, several in a line, in small letters', () => {
    const text = `${code(1).replaceAll('-', ' ')} and ${code(2).toLowerCase()}, ${code(3).replaceAll('-', '')}`;
    expect(findCodes(text, FORM).map((reading) => reading.code)).toEqual([
      code(1),
      code(2),
      code(3),
    ]);
  });

  test('gives a code beside a name that could be a part of one', () => {
    expect(findCodes(`ANNA ${code(4).replaceAll('-', ' ')} EVE`, FORM)).toEqual([
      readAnswerCode(code(4), FORM),
    ]);
  });

  test('tells a damaged code and one of another set among good ones', () => {
    const wrong = code(1).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(states(`${code(2)}\n${wrong}\nEve: ${code(9, OTHER)}\n${code(3)}`)).toEqual([
      'read',
      'damaged',
      'other-set',
      'read',
    ]);
  });

  test('without codes gives none', () => {
    const talk =
      'I call you at 0664-123-4567\nhttps://example.org/a-b-c\nsee you on 2026-11-25, 10:30';
    expect(findCodes(talk, FORM)).toEqual([]);
  });

  test('of one line that holds no code is told as what somebody typed', () => {
    expect(findCodes('1ABC', FORM)).toEqual([
      {
        state: 'damaged',
        code: '1ABC',
        fault: { kind: 'length', found: 4, expected: codeLength(FORM.bases) },
      },
    ]);
    expect(findCodes('  \n ', FORM)).toEqual([]);
  });

  test('of any kind gives no code that was not written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(states(text)).not.toContain('read');
      }),
    );
  });

  test('with five thousand codes gives all of them', () => {
    const form: CodeForm = { fingerprint: 1, bases: Array.from({ length: 15 }, () => 4) };
    const codes = Array.from({ length: 5000 }, (_, index) =>
      writeAnswerCode(form, {
        answers: form.bases.map((_base, place) => (index >> (2 * (place % 8))) % 4),
        drawn: index % 1024,
      }),
    );
    expect(findCodes(codes.join('\n'), form)).toHaveLength(5000);
  });

  test('beyond half a million characters is refused', () => {
    expect(() => findCodes('A'.repeat(LONGEST_PASTE + 1), FORM)).toThrow(RangeError);
  });
});

test('a code that came before, or twice in one text, is a double; pupils who chose alike are not', () => {
  const alike = [5, 9].map((drawn) => writeAnswerCode(FORM, { answers: [1, 1, 1, 1, 1], drawn }));
  const found = findCodes([...alike, alike[0], code(7)].join('\n'), FORM);
  expect(withDoubles(found, [code(7)]).map(({ state }) => state)).toEqual([
    'read',
    'read',
    'double',
    'double',
  ]);
});
