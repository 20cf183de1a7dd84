// Answer codes: what goes in comes out, and no slip of pen or tongue goes unnoticed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charactersOf, grouped } from '../../../src/core/exchange/alphabet';
import {
  codeHead,
  codeLength,
  DRAWN_NUMBERS,
  FINGERPRINTS,
  fitsCode,
  readAnswerCode,
  writeAnswerCode,
  type CodeForm,
} from '../../../src/core/exchange/answer-code';
import { packDigits, unpackDigits } from '../../../src/core/exchange/mixed-radix';
import { withChecks } from '../../../src/core/exchange/reed-solomon';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const basesOf = (portraits: number, scenarios: number) => [
  ...Array.from({ length: portraits }, () => 6),
  ...Array.from({ length: scenarios }, () => 4),
];

const SHAPES = [
  [0, 1],
  [0, 5],
  [0, 10],
  [0, 15],
  [0, 20],
  [21, 5],
  [21, 15],
  [21, 20],
] as const;

/** A form and complete answers in it. */
const given = fc.constantFrom(...SHAPES).chain(([portraits, scenarios]) => {
  const bases = basesOf(portraits, scenarios);
  return fc.record({
    form: fc.record({
      fingerprint: fc.integer({ min: 0, max: FINGERPRINTS - 1 }),
      bases: fc.constant(bases),
    }),
    answers: fc.tuple(...bases.map((base) => fc.integer({ min: 0, max: base - 1 }))),
    drawn: fc.integer({ min: 0, max: DRAWN_NUMBERS - 1 }),
  });
});

const bare = (code: string) => code.replaceAll('-', '');

describe('the length of a code', () => {
  test.each([
    [0, 5, 11],
    [0, 10, 13],
    [0, 15, 15],
    [21, 5, 22],
    [21, 15, 26],
    [21, 20, 28],
  ])('of %i portraits and %i scenarios is %i', (portraits, scenarios, length) => {
    const bases = basesOf(portraits, scenarios);
    expect(codeLength(bases)).toBe(length);
    const answers = bases.map((base) => base - 1);
    const code = writeAnswerCode(
      { fingerprint: FINGERPRINTS - 1, bases },
      { answers, drawn: 1023 },
    );
    expect(bare(code)).toHaveLength(length);
    expect(fitsCode(bases)).toBe(true);
  });

  test('has an end: 40 portraits and 20 scenarios do not fit, and 30 scenarios do', () => {
    expect(fitsCode(basesOf(40, 20))).toBe(false);
    expect(fitsCode(basesOf(0, 30))).toBe(true);
  });
});

describe('a code', () => {
  test('gives back the answers and the drawn number', () => {
    fc.assert(
      fc.property(given, ({ form, answers, drawn }) => {
        const code = writeAnswerCode(form, { answers, drawn });
        expect(readAnswerCode(code, form)).toEqual({ state: 'read', code, answers, drawn });
      }),
    );
  });

  test('begins like all codes of its set', () => {
    fc.assert(
      fc.property(given, ({ form, answers, drawn }) => {
        expect(bare(writeAnswerCode(form, { answers, drawn }))).toMatch(
          new RegExp(`^${codeHead(form)}`),
        );
      }),
    );
  });

  test('stands in groups of at most five', () => {
    expect([11, 13, 15, 26].map((length) => grouped('X'.repeat(length)))).toEqual([
      'XXXX-XXXX-XXX',
      'XXXXX-XXXX-XXXX',
      'XXXXX-XXXXX-XXXXX',
      'XXXXX-XXXXX-XXXX-XXXX-XXXX-XXXX',
    ]);
  });

  test('is read in small letters, with spaces, without hyphens, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(given, ({ form, answers, drawn }) => {
        const code = writeAnswerCode(form, { answers, drawn });
        const sloppy = [
          bare(code),
          code.toLowerCase(),
          ` ${code.replaceAll('-', ' – ')}\n`,
          code.replaceAll('0', 'O').replaceAll('1', 'I'),
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
        ];
        for (const written of sloppy) {
          expect(readAnswerCode(written, form)).toMatchObject({ state: 'read', code, answers });
        }
      }),
    );
  });

  test('with one wrong character is damaged, located and mended: every place, every character', () => {
    fc.assert(
      fc.property(given, ({ form, answers, drawn }) => {
        const likely = writeAnswerCode(form, { answers, drawn });
        const right = bare(likely);
        Array.from(right).forEach((character, index) => {
          // U and ? stand for no symbol.
          for (const wrong of `${ALPHABET}U?`) {
            if (wrong === character) continue;
            const typed = right.slice(0, index) + wrong + right.slice(index + 1);
            const reading = readAnswerCode(typed, form);
            const fault = { kind: 'character', place: index + 1, likely };
            expect(reading).toEqual({ state: 'damaged', code: grouped(typed), fault });
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  test('with two wrong characters is never taken and never mended into another: every pair of places', () => {
    const step = fc.integer({ min: 1, max: ALPHABET.length - 1 });
    fc.assert(
      fc.property(given, step, step, ({ form, answers, drawn }, first, second) => {
        const right = bare(writeAnswerCode(form, { answers, drawn }));
        const wrongAt = (code: string, place: number, by: number) => {
          const symbol = ALPHABET.indexOf(code.charAt(place)) + by;
          return (
            code.slice(0, place) + ALPHABET.charAt(symbol % ALPHABET.length) + code.slice(place + 1)
          );
        };
        for (let one = 0; one < right.length; one += 1) {
          for (let other = one + 1; other < right.length; other += 1) {
            const typed = wrongAt(wrongAt(right, one, first), other, second);
            expect(readAnswerCode(typed, form)).toEqual({
              state: 'damaged',
              code: grouped(typed),
              fault: { kind: 'unknown' },
            });
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('with two neighbours swapped is damaged, at every place', () => {
    fc.assert(
      fc.property(given, ({ form, answers, drawn }) => {
        const right = bare(writeAnswerCode(form, { answers, drawn }));
        for (let place = 0; place + 1 < right.length; place += 1) {
          const [first = '', second = ''] = right.slice(place);
          if (first === second) continue;
          const swapped = right.slice(0, place) + second + first + right.slice(place + 2);
          expect(readAnswerCode(swapped, form)).toMatchObject({
            state: 'damaged',
            fault: { kind: 'unknown' },
          });
        }
      }),
    );
  });

  test('with a character missing or doubled is never taken', () => {
    fc.assert(
      fc.property(given, fc.nat(), ({ form, answers, drawn }, at) => {
        const right = bare(writeAnswerCode(form, { answers, drawn }));
        const place = at % right.length;
        for (const typed of [
          right.slice(0, place) + right.slice(place + 1),
          right.slice(0, place) + right.charAt(place) + right.slice(place),
        ]) {
          expect(readAnswerCode(typed, form).state).not.toBe('read');
        }
      }),
    );
  });

  test('without its last character tells how long it should be, a last 0 included', () => {
    const form: CodeForm = { fingerprint: 7, bases: basesOf(0, 5) };
    const codes = Array.from({ length: 64 }, (_, drawn) =>
      writeAnswerCode(form, { answers: [0, 1, 2, 3, 0], drawn }),
    );
    expect(codes.some((code) => code.endsWith('0'))).toBe(true);
    for (const code of codes) {
      const fault = { kind: 'length', found: 10, expected: 11 };
      expect(readAnswerCode(code.slice(0, -1), form)).toMatchObject({ state: 'damaged', fault });
    }
  });

  test('of another set is named as such, whether or not it is as long', () => {
    fc.assert(
      fc.property(given, given, (mine, other) => {
        fc.pre(mine.form.fingerprint !== other.form.fingerprint);
        const code = writeAnswerCode(other.form, other);
        expect(readAnswerCode(code, mine.form)).toEqual({ state: 'other-set', code });
      }),
    );
  });

  test('differs for every drawn number, so that pupils who choose alike differ', () => {
    const form: CodeForm = { fingerprint: 7, bases: basesOf(0, 5) };
    const codes = Array.from({ length: DRAWN_NUMBERS }, (_, drawn) =>
      writeAnswerCode(form, { answers: [0, 1, 2, 3, 0], drawn }),
    );
    expect(new Set(codes).size).toBe(DRAWN_NUMBERS);
  });

  test('is not written of incomplete answers', () => {
    const form: CodeForm = { fingerprint: 7, bases: basesOf(0, 3) };
    expect(() => writeAnswerCode(form, { answers: [0, 1], drawn: 0 })).toThrow(RangeError);
    expect(() => writeAnswerCode(form, { answers: [0, 1, 4], drawn: 0 })).toThrow(RangeError);
    expect(() => writeAnswerCode(form, { answers: [0, 1, -1], drawn: 0 })).toThrow(RangeError);
  });

  test('of a version to come is told apart from a damaged one', () => {
    const form: CodeForm = { fingerprint: 7, bases: basesOf(0, 15) };
    const later = withChecks([2, 0, 0, 7, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(readAnswerCode(charactersOf(later), form).state).toBe('other-version');
  });

  test('of any other text is read without an error, and is never taken', () => {
    const form: CodeForm = { fingerprint: 7, bases: basesOf(0, 15) };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readAnswerCode(text, form).state).not.toBe('read');
      }),
    );
  });
});

describe('mixed radix', () => {
  test('makes 39 of the digits 2, 1, 3 in bases 6, 4, 4', () => {
    expect(packDigits([2, 1, 3], [6, 4, 4])).toBe(39n);
    expect(unpackDigits(39n, [6, 4, 4])).toEqual([2, 1, 3]);
    expect(unpackDigits(96n, [6, 4, 4])).toBeNull();
  });
});
