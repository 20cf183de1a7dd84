// r of saying and doing of several respondents as a figure and its table take it: r where it may be printed,
// the posterior of the true r, the reliabilities and the ceiling, or why these are withheld
// (docs/measurement.md, sections 4.1 and 4.2).
import type { Reliabilities } from '../../core/compare/reliabilities';
import type { Estimate, Gap } from '../../core/score/types';
import type { FigureCell, FigureTable } from '../../ui/figure/table';
import { fraction, number } from '../../ui/format';
import type { RespondentKind } from '../../ui/marks';
import { printedR } from '../printed-r';

export interface Agreement {
  id: string;
  label: string;
  kind: RespondentKind;
  gap: Pick<Gap, 'pearson' | 'posterior' | 'printable' | 'fisher' | 'notes'>;
  /** The questions behind it; none of published profiles. */
  href?: string;
  /** Undefined while it is being computed, null where the answers are not known. */
  reliabilities: Reliabilities | null | undefined;
}

interface Measured {
  value: number | null;
  low: number | null;
  high: number | null;
}

function measured(of: Measured | null): Estimate | null {
  const value = of?.value ?? null;
  return of === null || value === null ? null : { value, low: of.low, high: of.high };
}

/** Both reliabilities, the ceiling, and r ÷ ceiling. */
function ceilingCells(found: Agreement['reliabilities']): FigureCell[] {
  const { stated = null, enacted = null, ceiling = null } = found ?? {};
  const { value = null, interval = null, ratio = null } = ceiling ?? {};
  return [
    measured(stated),
    measured(enacted),
    measured({ value, low: interval?.low ?? null, high: interval?.high ?? null }),
    ratio,
  ];
}

function whyNoRatio(found: Agreement['reliabilities']): string[] {
  if (found === undefined) return ['being computed.'];
  if (found === null) return ['the answers were not published.'];
  return found.ceiling === null ? ['one half is missing.'] : found.ceiling.reasons;
}

/** What of a row is withheld, and why. */
function withheld({ gap, reliabilities }: Agreement, r: number | null): string {
  const ratio = whyNoRatio(reliabilities);
  const parts = [
    ...(r === null ? gap.notes : []),
    ...(ratio.length === 0 ? [] : [`r ÷ ceiling: ${ratio.join(' ')}`]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(' ');
}

function rowOf(one: Agreement) {
  const { id, label, kind, gap, href, reliabilities } = one;
  const { posterior, fisher } = gap;
  const r = printedR(kind, gap)?.value ?? null;
  return {
    key: id,
    href,
    cells: [
      label,
      r,
      posterior === null
        ? null
        : { value: posterior.median, low: posterior.low, high: posterior.high },
      r === null || fisher === null ? null : { value: r, low: fisher.low, high: fisher.high },
      ...ceilingCells(reliabilities),
      withheld(one, r),
    ],
  };
}

const COLUMNS = [
  { name: 'r', write: fraction },
  { name: 'True r, posterior', write: fraction },
  { name: 'r, Fisher', write: fraction },
  { name: 'Reliability of ratings', write: fraction },
  { name: 'Reliability of choices', write: fraction },
  { name: 'Ceiling of r', write: fraction },
  { name: 'r ÷ ceiling', write: number },
  { name: 'Withheld, and why' },
];

/**
 * The table of respondents, in their order; `one` is what each is called. Columns in which nothing is known of
 * anybody, as of published profiles, are left out.
 */
export function agreementTable(respondents: readonly Agreement[], one: string): FigureTable {
  const rows = respondents.map(rowOf);
  const columns = [{ name: one.replace(/^./, (letter) => letter.toUpperCase()) }, ...COLUMNS];
  const isKnown = (_: unknown, place: number) =>
    place < 2 || rows.some(({ cells }) => (cells[place] ?? null) !== null);
  return {
    columns: columns.filter(isKnown),
    rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.filter(isKnown) })),
  };
}
