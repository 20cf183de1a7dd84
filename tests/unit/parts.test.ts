// Which part of a sitting comes first: drawn, and the same for the same seed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsInOrder, PARTS } from '../../src/core/study/parts';

test('the order has both parts, and follows from the seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      expect(partsInOrder(seed).toSorted()).toEqual(PARTS.toSorted());
      expect(partsInOrder(seed)).toEqual(partsInOrder(seed));
    }),
  );
});

test('over seeds either part comes first in about half: of 2,000 between 900 and 1,100', () => {
  const seeds = Array.from({ length: 2000 }, (_, draw) => (draw * 2_654_435_761) % 2 ** 32);
  const first = seeds.filter((seed) => partsInOrder(seed)[0] === 'scenarios').length;
  // 100 is 4.5 standard errors of 2,000 tosses.
  expect(Math.abs(first - 1000)).toBeLessThan(100);
});
