import { describe, expect, test } from 'vitest';
import { varianceComponents, type FactorialRow } from '../../../src/core/stats/variance-components';
import { expectClose } from '../../fixtures/stats/close';
import within from '../../fixtures/stats/within.json';

function solved(factors: readonly string[], rows: readonly FactorialRow[]) {
  const found = varianceComponents(factors, rows);
  if (!found.ok) throw new Error(found.reason);
  return found.components;
}

const square = (scores: readonly [number, number, number, number]): FactorialRow[] =>
  scores.map((score, cell) => ({ levels: [String(cell >> 1), String(cell & 1)], score }));

describe('variance components', () => {
  test.each(within.components)(
    'of $factors agree with statsmodels and a linear solver',
    (study) => {
      const found = solved(study.factors, study.rows);
      expect(found).toHaveLength(study.components.length);
      for (const wanted of study.components) {
        const own = found.find(({ factors }) => factors.join() === wanted.factors.join());
        expect(own?.meanSquare).toBeCloseTo(wanted.meanSquare, 8);
        expect(own?.variance).toBeCloseTo(Math.max(0, wanted.solved), 8);
        expect(own?.share).toBeCloseTo(wanted.share, 8);
        if (Math.abs(wanted.solved) > 1e-9) expect(own?.negative).toBe(wanted.solved < 0);
      }
    },
  );

  test('give the worked example', () => {
    const found = solved(['value', 'wording'], square([1, 2, 3, 6]));
    expect(found.map(({ factors }) => factors.join(' × '))).toEqual([
      'value',
      'wording',
      'value × wording',
    ]);
    const numbers = (of: 'meanSquare' | 'variance') => found.map((component) => component[of]);
    expectClose(numbers('meanSquare'), [9, 4, 1]);
    expectClose(numbers('variance'), [4, 1.5, 1]);
  });

  test('below 0 are set to 0 and marked', () => {
    const [value, wording, rest] = solved(['value', 'wording'], square([1, 2, 2, 1]));
    expect(value).toMatchObject({ variance: 0, share: 0, negative: true });
    expect(wording).toMatchObject({ variance: 0, negative: true });
    expect(rest).toMatchObject({ share: 1, negative: false });
  });

  test('of scores that do not vary are all 0, never NaN', () => {
    const found = solved(['value', 'wording'], square([2, 2, 2, 2]));
    expect(found.every(({ variance, share }) => variance === 0 && share === 0)).toBe(true);
  });

  test('do not depend on the order of rows; shares do not depend on the unit', () => {
    const [study] = within.components;
    if (study === undefined) throw new Error('a study was expected');
    const scaled = study.rows.toReversed().map((row) => ({ ...row, score: 10 * row.score + 3 }));
    const [own, other] = [solved(study.factors, study.rows), solved(study.factors, scaled)];
    own.forEach(({ share }, place) => expect(other[place]?.share).toBeCloseTo(share, 10));
  });

  test.each([
    ['a missing cell', ['a', 'b'], square([1, 2, 3, 4]).slice(1), '3 rows in 3 cells'],
    [
      'a cell twice',
      ['a', 'b'],
      [...square([1, 2, 3, 4]), ...square([1, 2, 3, 4]).slice(3)],
      '5 rows in 4 cells',
    ],
    ['a factor of one level', ['a', 'b'], square([1, 2, 3, 4]).slice(2), 'a varies'],
    ['no factor', [], [{ levels: [], score: 1 }], 'Nothing varies'],
    ['a row without its levels', ['a', 'b'], [{ levels: ['x'], score: 1 }], '1 levels for 2'],
    ['a score that is no number', ['a'], [{ levels: ['x'], score: NaN }], 'no finite score'],
  ])('are refused, with the reason, for %s', (_, factors, rows, reason) => {
    const found = varianceComponents(factors, rows);
    expect(found.ok ? '' : found.reason).toContain(reason);
  });
});
