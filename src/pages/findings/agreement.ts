// r of saying and doing of several respondents as a figure and its table take it: r where it may be printed,
// the posterior of the true r, the reliabilities and the ceiling, or why these are withheld
// (docs/measurement.md, sections 4.1 and 4.2).
import type { Reliabilities } from '../../core/compare/reliabilities';
import { bare } from '../../core/score/estimate';
import type { Estimate, Gap } from '../../core/score/types';
import type { FigureCell, FigureTable } from '../../ui/figure/table';
import { fraction, number } from '../../ui/format';
import type { RespondentKind } from '../../ui/marks';

export interface Agreement {
  id: string;
  label: string;
  kind: RespondentKind;
  gap: Pick<Gap, 'pearson' | 'posterior' | 'printable' | 'fisher'>;
  /** The questions behind it; none of published profiles. */
  href?: string;
  /** Undefined while it is being computed, null where the answers are not known. */
  reliabilities: Reliabilities | null | undefined;
}

/** r with its posterior where it may be printed; that of published profiles has none. */
export function printedR({ kind, gap }: Pick<Agreement, 'kind' | 'gap'>): Estimate | null {
  if (gap.pearson === null) return null;
  if (kind === 'published') return bare(gap.pearson);
  if (!gap.printable || gap.posterior === null) return null;
  return { value: gap.pearson, low: gap.posterior.low, high: gap.posterior.high };
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

function whyWithheld({ ceiling }: Reliabilities): string {
  if (ceiling === null) return 'One half is missing.';
  return ceiling.reasons.length === 0 ? 'given' : ceiling.reasons.join(' ');
}

/** Both reliabilities, the ceiling, r ÷ ceiling, and why it is withheld. */
function ceilingCells(found: Agreement['reliabilities']): FigureCell[] {
  if (found === undefined) return [null, null, null, null, 'being computed'];
  if (found === null) return [null, null, null, null, 'The answers were not published.'];
  const { stated, enacted, ceiling } = found;
  const { value = null, interval = null, ratio = null } = ceiling ?? {};
  return [
    measured(stated),
    measured(enacted),
    measured({ value, low: interval?.low ?? null, high: interval?.high ?? null }),
    ratio,
    whyWithheld(found),
  ];
}

function rowOf({ id, label, kind, gap, href, reliabilities }: Agreement) {
  const { posterior, fisher } = gap;
  const r = printedR({ kind, gap })?.value ?? null;
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
    ],
  };
}

/** The table of respondents, in their order; `one` is what each is called. */
export function agreementTable(respondents: readonly Agreement[], one: string): FigureTable {
  return {
    columns: [
      { name: one.replace(/^./, (letter) => letter.toUpperCase()) },
      { name: 'r', write: fraction },
      { name: 'True r, median and where it probably lies', write: fraction },
      { name: 'r, the ten values as a sample (Fisher)', write: fraction },
      { name: 'Reliability of ratings', write: fraction },
      { name: 'Reliability of choices', write: fraction },
      { name: 'Ceiling of r', write: fraction },
      { name: 'r ÷ ceiling', write: number },
      { name: 'Why r ÷ ceiling is withheld' },
    ],
    rows: respondents.map(rowOf),
  };
}
