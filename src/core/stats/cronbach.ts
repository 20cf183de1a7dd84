// Cronbach's α: how far the items of one value rise and fall together over respondents.
// Source: Cronbach (1951), Psychometrika 16, 297. In words: with k items, k/(k − 1) × (1 − the sum of the
// items' variances ÷ the variance of their sum). Two-item values have .2 to .7 in good surveys.
//
// Example: items 1 2 3 4 and 1 3 2 4: variances 5/3 each, of the sum 6, α = 2 × (1 − (10/3)/6) = .889.
import { at } from './array';
import { centre, sum } from './mean';
import { isConstant } from './spread';

/** Fewer respondents say too little. */
const FEWEST_RESPONDENTS = 10;

export interface Alpha {
  /** At most 1, below 0 where items oppose each other; null with a reason. */
  alpha: number | null;
  items: number;
  /** Respondents who answered every item: the rows that count. */
  respondents: number;
  /** Respondents left out because an item has no answer. */
  incomplete: number;
  /** Why there is no α; null where there is one. */
  reason: string | null;
}

function variance(numbers: readonly number[]): number {
  return sum(centre(numbers).map((x) => x * x)) / (numbers.length - 1);
}

function reasonAgainst(items: number, totals: readonly number[]): string | null {
  if (items < 2) return `${items} item${items === 1 ? '' : 's'} cannot go together: 2 are needed.`;
  if (totals.length < FEWEST_RESPONDENTS) {
    return `${totals.length} complete respondents are too few: ${FEWEST_RESPONDENTS} are needed.`;
  }
  return isConstant(totals) ? 'All respondents have the same sum.' : null;
}

/**
 * @param rows one list of ratings a respondent, all of one length; null for no answer. Respondents with
 *   an unanswered item are left out and counted (listwise deletion).
 */
export function cronbachAlpha(rows: readonly (readonly (number | null)[])[]): Alpha {
  const complete = rows.flatMap((row) => {
    const ratings = row.filter((rating) => rating !== null);
    return ratings.length === row.length ? [ratings] : [];
  });
  const items = rows[0]?.length ?? 0;
  const totals = complete.map(sum);
  const about = { items, respondents: complete.length, incomplete: rows.length - complete.length };
  const reason = reasonAgainst(items, totals);
  if (reason !== null) return { alpha: null, ...about, reason };
  const columns = Array.from({ length: items }, (_, item) => complete.map((row) => at(row, item)));
  const parts = sum(columns.map(variance)) / variance(totals);
  return { alpha: (items / (items - 1)) * (1 - parts), ...about, reason: null };
}
