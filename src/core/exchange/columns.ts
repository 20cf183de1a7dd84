// A table is a list of columns, each with its name, its meaning and what stands in it. The same columns
// give CSV, JSON Lines and the codebook. Rows are written in parts, so that length costs no memory.
import { csvOf } from './csv';

/** Null where there is nothing to say: an empty cell in CSV, null in JSON. */
export type Cell = string | number | null;

interface Described {
  name: string;
  /** What stands in it, with unit and range, for the codebook. */
  means: string;
}

export interface Column<Row> extends Described {
  of: (row: Row) => Cell;
}

/** The first row of the CSV. */
export function csvHeader<Row>(columns: readonly Column<Row>[]): string {
  return csvOf([columns.map(({ name }) => name)]);
}

/** Some rows of the CSV, without the first. */
export function csvRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvOf(rows.map((row) => columns.map(({ of }) => of(row) ?? '')));
}

/** Some rows as JSON Lines (jsonlines.org): an object a line. */
export function jsonLines<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const line = (row: Row) =>
    JSON.stringify(Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])));
  return rows.map((row) => `${line(row)}\n`).join('');
}

/** What each column of some tables means, as CSV. */
export function codebookOf(tables: Readonly<Record<string, readonly Described[]>>): string {
  const rows = Object.entries(tables).flatMap(([table, columns]) =>
    columns.map(({ name, means }) => [table, name, means]),
  );
  return csvOf([['table', 'column', 'meaning'], ...rows]);
}
