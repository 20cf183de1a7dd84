// The table of r of saying and doing on Findings: what is printed, what is withheld, and the reasons
// (docs/measurement.md, sections 4.1 and 4.2).
import { describe, expect, test } from 'vitest';
import { ceilingOf } from '../../src/core/compare/ceiling';
import { fisherInterval } from '../../src/core/stats/fisher';
import { agreementTable, type Agreement } from '../../src/pages/findings/agreement';

const steady = { halfR: 0.8, value: 0.9, low: 0.8, high: 0.95, reason: null };
const unsteady = { ...steady, value: 0.4, low: 0.1, high: 0.6 };

function model(r: number, posterior: { low: number; high: number }, enacted = steady): Agreement {
  const printable = posterior.high - posterior.low < 1.5;
  return {
    id: 'study:m',
    label: 'A model',
    kind: 'model',
    gap: {
      pearson: r,
      posterior: { ...posterior, median: r },
      printable,
      fisher: fisherInterval(r, 10),
      notes: printable ? [] : ['Too short to say: the interval of r is wider than 1.5.'],
    },
    reliabilities: {
      stated: steady,
      enacted,
      ceiling: ceilingOf(r, steady, enacted, { kind: 'model', sittings: 1 }),
    },
  };
}

const rowOf = (one: Agreement) => agreementTable([one], 'model').rows[0]?.cells ?? [];

describe('the table of saying and doing', () => {
  test('has r, its posterior and its ceiling where they may be given, and nothing withheld', () => {
    const cells = rowOf(model(0.5, { low: 0.1, high: 0.8 }));
    expect(cells.slice(0, 3)).toEqual(['A model', 0.5, { value: 0.5, low: 0.1, high: 0.8 }]);
    expect(cells[7]).toBeCloseTo(0.5 / 0.9, 12);
    expect(cells[8]).toBe('nothing');
  });

  test('withholds r where it is too short to say, with the reason and where the true r could lie', () => {
    const cells = rowOf(model(0.3, { low: -0.9, high: 0.9 }));
    expect(cells[1]).toBeNull();
    expect(cells[2]).toEqual({ value: 0.3, low: -0.9, high: 0.9 });
    expect(cells.at(-1)).toContain('Too short to say');
  });

  test('withholds r ÷ ceiling where a reliability is too low, and shows the reliabilities', () => {
    const { columns, rows } = agreementTable(
      [model(0.5, { low: 0.1, high: 0.8 }, unsteady)],
      'model',
    );
    expect(columns.map(({ name }) => name)).not.toContain('r ÷ ceiling');
    expect(rows[0]?.cells).toContainEqual({ value: 0.4, low: 0.1, high: 0.6 });
    expect(rows[0]?.cells.at(-1)).toBe(
      'r ÷ ceiling: Enacted: reliability 0.40, and 0.7 is needed.',
    );
  });

  test('says while it is computed that it is, and of published profiles that nothing more is known', () => {
    const waiting = { ...model(0.5, { low: 0.1, high: 0.8 }), reliabilities: undefined };
    expect(rowOf(waiting).at(-1)).toBe('r ÷ ceiling: being computed.');
    const { gap } = waiting;
    const published: Agreement = {
      ...waiting,
      kind: 'published',
      gap: { ...gap, posterior: null, printable: false },
      reliabilities: null,
    };
    const { columns, rows } = agreementTable([published], 'published model');
    expect(columns.map(({ name }) => name)).toEqual([
      'Published model',
      'r',
      'r, Fisher',
      'Withheld, and why',
    ]);
    expect(rows[0]?.cells[1]).toBe(0.5);
    expect(rows[0]?.cells.at(-1)).toBe('r ÷ ceiling: the answers were not published.');
  });
});
