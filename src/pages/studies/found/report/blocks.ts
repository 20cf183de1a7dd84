// The blocks that the parts of a report share: sentences, and tables.
import type { ReportBlock, ReportColumn } from '../../../../core/exchange/report';
import type { Sentences } from '../../../../core/say/sentences';
import { isNumeric, partsOf, type FigureTable } from '../../../../ui/figure/table';

export const small = (text: string): ReportBlock => ({ kind: 'small', text });

/** Sentences for everybody, and the figures behind them. */
export function written({ plain, figures }: Sentences): ReportBlock[] {
  return [
    ...(plain.length === 0 ? [] : [{ kind: 'text' as const, text: plain.join(' ') }]),
    ...figures.map(small),
  ];
}

/** The table behind a figure. */
export function tableFrom(caption: string, table: FigureTable): ReportBlock {
  return {
    kind: 'table',
    table: {
      caption,
      columns: table.columns.map(({ name }, place) => ({
        name,
        kind: isNumeric(table, place) ? 'number' : 'words',
      })),
      rows: table.rows.map(({ cells }) =>
        table.columns.map((column, place) => partsOf(cells[place], column)),
      ),
    },
  };
}

/** A table of words alone; a column may say that it holds codes. */
export function wordsTable(
  caption: string,
  columns: readonly (string | ReportColumn)[],
  rows: readonly (readonly string[])[],
): ReportBlock {
  return {
    kind: 'table',
    table: {
      caption,
      columns: columns.map((one) => (typeof one === 'string' ? { name: one, kind: 'words' } : one)),
      rows: rows.map((row) => row.map((words) => ({ words }))),
    },
  };
}
