// Which trials of a study file are shown as differing: the ones that matter most, and no more than a page holds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withDiffering, type DifferingTrial } from '../../src/run/differing-trials';

const trial = (key: string, first: 'SD' | 'PO', apart: number): DifferingTrial => ({
  key,
  question: {
    instrument: 'scenarios',
    scenario: 's01',
    question: 0,
    options: ['SD', 'PO', 'BE', 'TR'],
    wording: 'scenario-1',
    framing: 'act',
  },
  there: ['SD'],
  here: [first],
  apart,
});

const listOf = (all: readonly DifferingTrial[]) =>
  all.reduce<readonly DifferingTrial[]>(withDiffering, []);

test('a trial with another first stands before any with the same, and then the farthest first', () => {
  const all = [
    trial('a', 'SD', 0.4),
    trial('b', 'PO', 0.01),
    trial('c', 'SD', 0.5),
    trial('d', 'PO', 0.2),
  ];
  expect(listOf(all).map(({ key }) => key)).toEqual(['d', 'b', 'c', 'a']);
});

test('the twenty farthest are kept, in whatever order they come', () => {
  const trials = fc.uniqueArray(
    fc.record({
      key: fc.string({ minLength: 1 }),
      first: fc.constantFrom('SD' as const, 'PO' as const),
      apart: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    }),
    { selector: ({ key }) => key, maxLength: 60 },
  );
  fc.assert(
    fc.property(trials, (drawn) => {
      const all = drawn.map(({ key, first, apart }) => trial(key, first, apart));
      const kept = listOf(all);
      expect(kept).toHaveLength(Math.min(20, all.length));
      expect(listOf(all.toReversed())).toEqual(kept);
      const isKept = new Set(kept.map(({ key }) => key));
      const others = all.filter(({ key, here }) => !isKept.has(key) && here[0] === 'PO');
      const same = kept.filter(({ here }) => here[0] === 'SD');
      // Nothing with another first was dropped for one with the same.
      expect(Math.min(others.length, same.length)).toBe(0);
    }),
  );
});
