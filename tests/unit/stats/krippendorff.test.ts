import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nominalAlpha } from '../../../src/core/stats/krippendorff';
import expected from '../../fixtures/stats/labels.json';

test.each(expected)("agrees with the krippendorff package's α of $alpha", ({ units, alpha }) => {
  expect(nominalAlpha(units)).toBeCloseTo(alpha, 10);
});

test('gives the published example: four observers, twelve units, gaps', () => {
  // Krippendorff (2011), case C: α = .743; a dot is a rating that was not given.
  const observers = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
  const units = Array.from({ length: 12 }, (_, unit) =>
    observers.flatMap((line) => (line[unit] === '.' ? [] : (line[unit] ?? []))),
  );
  expect(nominalAlpha(units)).toBeCloseTo(0.743, 3);
});

test('gives the worked example', () => {
  expect(
    nominalAlpha([
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
    ]),
  ).toBeCloseTo(4 / 9, 10);
});

test('is withheld where nobody can disagree', () => {
  expect(nominalAlpha([])).toBeNull();
  expect(nominalAlpha([['a'], ['b']])).toBeNull();
  expect(nominalAlpha([['a', 'a'], ['a', 'a', 'a'], ['b']])).toBeNull();
});

const units = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), {
  maxLength: 20,
});

test('does not depend on the order of units or raters, nor on the names', () => {
  const renamed: Readonly<Record<string, string>> = { a: 'x', b: 'a', c: 'q', d: 'b' };
  fc.assert(
    fc.property(units, (list) => {
      const alpha = nominalAlpha(list);
      const other = nominalAlpha(
        list.map((names) => names.map((name) => renamed[name] ?? name).toReversed()).toReversed(),
      );
      expect(other === null).toBe(alpha === null);
      if (alpha !== null) expect(other).toBeCloseTo(alpha, 10);
    }),
  );
});

test('is 1 only where all raters of each unit agree, and never above', () => {
  fc.assert(
    fc.property(units, (list) => {
      const alpha = nominalAlpha(list);
      if (alpha === null) return;
      const agree = list.every((names) => new Set(names).size <= 1);
      expect(alpha).toBeLessThanOrEqual(1);
      expect(alpha === 1).toBe(agree);
    }),
  );
});
