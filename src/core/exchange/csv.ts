// Tables as CSV (RFC 4180): commas, CRLF, quotes doubled. A cell that a spreadsheet could take for a
// formula, because it begins with = + - @, a tab or a line break, gets an apostrophe in front, which
// spreadsheets show as text (OWASP, "CSV injection"). Numbers are written as they are.

type Cell = string | number;

const FORMULA = /^[=+\-@\t\r\n]/;

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a file, or of some rows of one; the first row of a file names the columns. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}
