// Checks of a code, against the definition: field and code as in Lidl & Niederreiter and in Blahut, and
// exhaustively where the claim is about every error.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide, FIELD_SIZE, multiply } from '../../../src/core/exchange/field-32';
import { LONGEST_WORD, readWord, withChecks } from '../../../src/core/exchange/reed-solomon';

const ELEMENTS = Array.from({ length: FIELD_SIZE }, (_, element) => element);

/** Multiplication by the definition: of polynomials over GF(2), then the rest modulo x⁵ + x² + 1. */
function byDefinition(first: number, second: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if ((second >> bit) & 1) product ^= first << bit;
  for (let bit = 8; bit >= 5; bit -= 1) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  return product;
}

describe('the field of 32 elements', () => {
  test('multiplies every pair as polynomials modulo x⁵ + x² + 1 do', () => {
    for (const first of ELEMENTS) {
      for (const second of ELEMENTS) {
        expect(multiply(first, second)).toBe(byDefinition(first, second));
      }
    }
  });

  test('divides back what it multiplied', () => {
    for (const first of ELEMENTS) {
      for (const second of ELEMENTS.slice(1)) {
        expect(divide(multiply(first, second), second)).toBe(first);
      }
    }
    expect(() => divide(1, 0)).toThrow(RangeError);
  });
});

const symbol = fc.integer({ min: 0, max: FIELD_SIZE - 1 });
const data = fc.array(symbol, { minLength: 1, maxLength: LONGEST_WORD - 3 });

describe('a checked word', () => {
  test('of 0 0 1 ends in 14, 29 and 10', () => {
    expect(withChecks([0, 0, 1])).toEqual([0, 0, 1, 14, 29, 10]);
  });

  test('of any data keeps the data and is right', () => {
    fc.assert(
      fc.property(data, (symbols) => {
        const word = withChecks(symbols);
        expect(word.slice(0, symbols.length)).toEqual(symbols);
        expect(readWord(word)).toEqual({ state: 'right' });
      }),
    );
  });

  test('of more than 28 symbols there is none', () => {
    expect(() => withChecks(Array.from({ length: 29 }, () => 0))).toThrow(RangeError);
  });

  test('with any one symbol wrong says where and what stood there: all places, all symbols', () => {
    fc.assert(
      fc.property(data, (symbols) => {
        const word = withChecks(symbols);
        word.forEach((right, place) => {
          for (const wrong of ELEMENTS) {
            if (wrong === right) continue;
            const found = readWord(word.with(place, wrong));
            expect(found).toEqual({ state: 'one-wrong', place, symbol: right });
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test('with any two symbols wrong is never right and never mended: all pairs of places', () => {
    fc.assert(
      fc.property(data, symbol, symbol, (symbols, first, second) => {
        const word = withChecks(symbols);
        for (let i = 0; i < word.length; i += 1) {
          for (let j = i + 1; j < word.length; j += 1) {
            if (word[i] === first || word[j] === second) continue;
            expect(readWord(word.with(i, first).with(j, second))).toEqual({ state: 'wrong' });
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
