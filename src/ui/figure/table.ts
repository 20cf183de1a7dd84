// The table behind a figure: what is drawn, once for people to read and once for a file. A cell is a word,
// a number or an estimate; in the file an estimate takes three columns, and what is missing stays empty.
//
// Example: a column "Worth" with 1.2 from .8 to 1.6 is read as "+1.20, from +0.80 to +1.60", and written as
// the columns "Worth", "Worth, low" and "Worth, high" with 1.2, 0.8 and 1.6.
import type { Estimate } from '../../core/score/types';
import { interval, number } from '../format';

export type FigureCell = string | number | Estimate | null;

export interface FigureColumn {
  name: string;
  /** How its numbers are read; in files they are written as they are. */
  write?: (value: number) => string;
}

interface FigureRow {
  key: string;
  cells: readonly FigureCell[];
  /** Leads to the questions behind the row. */
  href?: string | undefined;
}

export interface FigureTable {
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
}

/** Whether a column is set to the right: all that it has are numbers. */
export function isNumeric({ rows }: FigureTable, column: number): boolean {
  return rows.every(({ cells }) => typeof cells[column] !== 'string');
}

/** A cell as people read it: its words, and the interval of an estimate that has one. */
export function partsOf(
  cell: FigureCell | undefined,
  { write = number }: FigureColumn,
): { words: string; range: string | undefined } {
  if (cell === null || cell === undefined) return { words: 'none', range: undefined };
  if (typeof cell === 'string') return { words: cell, range: undefined };
  if (typeof cell === 'number') return { words: write(cell), range: undefined };
  return { words: write(cell.value), range: interval(cell.low, cell.high, write) };
}

/** A cell in one line. */
export function readCell(cell: FigureCell | undefined, column: FigureColumn): string {
  const { words, range } = partsOf(cell, column);
  return range === undefined ? words : `${words}, ${range}`;
}

const isEstimate = (cell: FigureCell | undefined): cell is Estimate =>
  typeof cell === 'object' && cell !== null;

function writtenCell(cell: FigureCell | undefined, isRange: boolean): (string | number)[] {
  if (!isRange) return [isEstimate(cell) ? cell.value : (cell ?? '')];
  if (!isEstimate(cell)) return [cell ?? '', '', ''];
  return [cell.value, cell.low ?? '', cell.high ?? ''];
}

/** The rows of a file, the names of the columns first. */
export function fileRows({ columns, rows }: FigureTable): (string | number)[][] {
  const ranges = columns.map((_, column) => rows.some(({ cells }) => isEstimate(cells[column])));
  const head = columns.flatMap(({ name }, column) =>
    ranges[column] === true ? [name, `${name}, low`, `${name}, high`] : [name],
  );
  return [
    head,
    ...rows.map(({ cells }) =>
      columns.flatMap((_, column) => writtenCell(cells[column], ranges[column] === true)),
    ),
  ];
}
