import type { Estimate } from '../../core/score/types';
import type { RespondentKind } from '../marks';

/** One dot with its interval. */
export interface DotMark {
  key: string;
  /** On which line of its row it stands, from 0. */
  line: number;
  /** Whose mark it is, in a letter or two at the left of its line; none where lines are shared. */
  tag?: string;
  kind: RespondentKind;
  /** Open for what is said, filled for what is done. */
  filled: boolean;
  colour: string;
  estimate: Estimate;
  /** What the mark says, in words. */
  name: string;
  /** The questions behind it. */
  href?: string | undefined;
}

/** A row of a dot figure: its label and its marks, on one line or on several under one another. */
export interface DotRow {
  key: string;
  label: string;
  marks: readonly DotMark[];
}

/**
 * A row with one filled mark in ink, as of a respondent or of several together; without an estimate the row
 * has no mark.
 */
export function inkRow(
  of: Pick<DotRow, 'key' | 'label'> &
    Pick<DotMark, 'kind' | 'href'> & { estimate: Estimate | null },
  write: (value: number) => string,
): DotRow {
  const { key, label, kind, estimate, href } = of;
  if (estimate === null) return { key, label, marks: [] };
  const name = `${label}: ${write(estimate.value)}`;
  const mark = { key, line: 0, kind, filled: true, colour: 'var(--ink)', estimate, name, href };
  return { key, label, marks: [mark] };
}
