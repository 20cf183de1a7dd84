// The table of keys: it says what a Map says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable } from '../../../src/core/exchange/key-table';
import { hashOf } from '../../../src/core/study/trial';

/** Some that begin alike, so that they are looked for in the same place. */
const key = fc.oneof(
  fc.nat(5000).map((number) => hashOf(number)),
  fc.nat(20).map((number) => `deadbeef${String(number).padStart(56, '0')}`),
);

test('keys have numbers in the order in which they first came, and no other key has one', () => {
  fc.assert(
    fc.property(fc.array(key), key, (keys, other) => {
      const table = new KeyTable();
      const expected = new Map<string, number>();
      for (const one of keys) {
        if (!expected.has(one)) expected.set(one, expected.size);
        expect(table.add(one)).toBe(expected.get(one));
      }
      for (const one of keys) expect(table.numberOf(one)).toBe(expected.get(one));
      expect(table.numberOf(other)).toBe(expected.get(other) ?? -1);
      expect(table.size).toBe(expected.size);
    }),
    { numRuns: 50 },
  );
});

test('a table that has grown several times has lost no key', () => {
  const table = new KeyTable();
  const keys = Array.from({ length: 10_000 }, (_, number) => hashOf(number));
  for (const one of keys) table.add(one);
  expect(table.size).toBe(keys.length);
  expect(keys.every((one, number) => table.numberOf(one) === number)).toBe(true);
});
