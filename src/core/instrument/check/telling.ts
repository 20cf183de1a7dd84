// What tells a value: where its actions are phrased most unlike all actions.
import { columnMeans, ridge } from '../../stats/ridge';
import { entry } from '../../stats/vector';
import { VALUES } from '../../values';
import { rowsOf, type Columns, type TenActions } from './columns';

const SHOWN = 8;

/**
 * For each value the columns whose mean over its actions lies furthest from the mean of all, in
 * standard deviations; “less the” where its actions have less of a word than others.
 */
export function tellingColumns(columns: Columns, scenarios: readonly TenActions[]): string[][] {
  const width = columns.names.length;
  const rows = scenarios.map((scenario) => rowsOf(columns, scenario));
  const { means, scales } = ridge(rows.flat(), width, 1);
  return VALUES.map((_, place) => {
    const own = columnMeans(
      rows.flatMap((ten) => ten[place] ?? []),
      width,
    );
    return columns.names
      .map((name, column) => {
        const further = (entry(own, column) - entry(means, column)) * entry(scales, column);
        return { name: further < 0 ? `less ${name}` : name, distance: Math.abs(further) };
      })
      .sort((a, b) => b.distance - a.distance)
      .slice(0, SHOWN)
      .map(({ name }) => name);
  });
}
