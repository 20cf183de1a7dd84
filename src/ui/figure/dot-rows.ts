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
