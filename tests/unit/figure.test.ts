// A figure's table as it is read and as it is written into a file, and lines of text in a picture.
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../src/core/exchange/csv';
import { fileRows, isNumeric, readCell, type FigureTable } from '../../src/ui/figure/table';
import { signed } from '../../src/ui/format';
import { wrapped } from '../../src/ui/wrapped';

const table: FigureTable = {
  columns: [{ name: 'Value' }, { name: 'Worth', write: signed }, { name: 'Questions' }],
  rows: [
    { key: 'a', cells: ['Power', { value: 1.2, low: 0.8, high: 1.6 }, 15] },
    { key: 'b', cells: ['Security', { value: -0.5, low: null, high: null }, null] },
  ],
};

describe('a table behind a figure', () => {
  test('is written with its bounds in columns of their own, unrounded, and nothing for what is missing', () => {
    expect(csvOf(fileRows(table))).toBe(
      'Value,Worth,"Worth, low","Worth, high",Questions\r\nPower,1.2,0.8,1.6,15\r\nSecurity,-0.5,,,\r\n',
    );
  });

  test('is read with ranges and signs, and says where there is none', () => {
    const worth = table.columns[1] ?? { name: '' };
    expect(readCell(table.rows[0]?.cells[1], worth)).toBe('+1.20, from +0.80 to +1.60');
    expect(readCell(table.rows[1]?.cells[1], worth)).toBe('−0.50');
    expect(readCell(null, worth)).toBe('none');
  });

  test('sets numbers to the right and words to the left', () => {
    expect([0, 1, 2].map((column) => isNumeric(table, column))).toEqual([false, true, true]);
  });
});

describe('a text in a picture', () => {
  test('is cut at words into lines that fit', () => {
    const lines = wrapped('Who is like whom among the ten published models', 18);
    expect(lines.join(' ')).toBe('Who is like whom among the ten published models');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(18);
  });

  test('cuts a word that is longer than a line, so that nothing stands outside the picture', () => {
    expect(wrapped('see penguinnnnn/ValAct-15k', 11)).toEqual([
      'see',
      'penguinnnnn',
      '/ValAct-15k',
    ]);
  });
});
