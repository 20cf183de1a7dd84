// r of saying and doing where it may be printed: with the interval in which the true r probably lies; that of
// published profiles, behind which no answers are known, without one (docs/measurement.md, section 4.1).
import { bare } from '../core/score/estimate';
import type { Estimate, Gap } from '../core/score/types';
import type { RespondentKind } from '../ui/marks';

export function printedR(
  kind: RespondentKind,
  gap: Pick<Gap, 'pearson' | 'posterior' | 'printable'> | null,
): Estimate | null {
  const r = gap?.pearson ?? null;
  if (gap === null || r === null) return null;
  if (kind === 'published') return bare(r);
  if (!gap.printable || gap.posterior === null) return null;
  return { value: r, low: gap.posterior.low, high: gap.posterior.high };
}
