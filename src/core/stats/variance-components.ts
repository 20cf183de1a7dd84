// Where the differences between answers come from: the share of variance of each factor of a balanced,
// fully crossed study and of each interaction.
// Source: Searle, Casella & McCulloch (1992), Variance Components, chapter 4: expected mean squares of the
// random-effects analysis of variance. In words: the mean square of a set of factors is expected to be the
// sum, over every set that contains it, of that set's variance × the number of rows that share its levels.
// Solving from the largest set down: variance of a set = (its mean square − those of the sets with one
// factor more + those with two more − …) ÷ rows that share its levels. The largest set, all factors together,
// cannot be told from error and is called so. A negative solution is set to 0 and marked: the study is too
// small to show that variance, or it is none.
//
// Example: values × wordings, 2 × 2, scores 1 2 / 3 6: mean squares 9 (values), 4 (wordings), 1 (rest);
// variances (9 − 1)/2 = 4, (4 − 1)/2 = 1.5, 1; shares 62, 23 and 15 %.
import { at } from './array';
import { mean, sum } from './mean';

/** One cell of the study: the level of each factor, in the order of the factors, and its score. */
export interface FactorialRow {
  levels: readonly string[];
  score: number;
}

interface VarianceComponent {
  /** One factor or several: then their interaction; all of them: the rest. */
  factors: string[];
  df: number;
  meanSquare: number;
  /** In squared units of the score, 0 or more. */
  variance: number;
  /** Of the sum of all variances, 0 to 1; 0 where nothing varies. */
  share: number;
  /** The solution was below 0 and has been set to 0. */
  negative: boolean;
}

export type VarianceComponents =
  { ok: true; components: VarianceComponent[]; rows: number } | { ok: false; reason: string };

/** Mean squares below this part of the largest are rounding. */
const ROUNDING = 1e-12;

/** A set of factors is a number whose bit i says whether factor i is in it. */
const holds = (set: number, factor: number) => ((set >> factor) & 1) === 1;
const isWithin = (set: number, larger: number) => (set & larger) === set;
const sizeOfSet = (set: number): number => (set === 0 ? 0 : (set & 1) + sizeOfSet(set >> 1));

function refusal(factors: readonly string[], rows: readonly FactorialRow[]): string | null {
  const odd = rows.find(({ levels }) => levels.length !== factors.length);
  if (odd !== undefined)
    return `A row has ${odd.levels.length} levels for ${factors.length} factors.`;
  if (rows.some(({ score }) => !Number.isFinite(score))) return 'A row has no finite score.';
  const counts = levelCounts(factors, rows);
  const single = factors.find((_, factor) => at(counts, factor) < 2);
  if (factors.length === 0 || single !== undefined) {
    return `${single ?? 'Nothing'} varies: a factor needs two levels.`;
  }
  const cells = new Set(rows.map(({ levels }) => JSON.stringify(levels))).size;
  const needed = counts.reduce((product, count) => product * count, 1);
  if (cells === needed && rows.length === needed) return null;
  return `Not balanced: ${rows.length} rows in ${cells} cells, and each of ${needed} cells needs one.`;
}

function levelCounts(factors: readonly string[], rows: readonly FactorialRow[]): number[] {
  return factors.map((_, factor) => new Set(rows.map(({ levels }) => levels[factor])).size);
}

/** For each row the mean score of the rows with the same levels of a set of factors. */
function meansBy(set: number, rows: readonly FactorialRow[]): number[] {
  const keys = rows.map(({ levels }) =>
    JSON.stringify(levels.filter((_, factor) => holds(set, factor))),
  );
  const groups = new Map<string, number[]>();
  rows.forEach(({ score }, row) => {
    const key = keys[row] ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [score]);
    else group.push(score);
  });
  const means = new Map([...groups].map(([key, scores]) => [key, mean(scores)]));
  return keys.map((key) => means.get(key) ?? 0);
}

/** Sum, over the sets that `chosen` names, of what `of` gives, with the sign of an even or odd distance. */
function alternating(from: number, sets: readonly number[], of: (set: number) => number): number {
  return sum(
    sets.map((set) => of(set) * (Math.abs(sizeOfSet(set) - sizeOfSet(from)) % 2 === 0 ? 1 : -1)),
  );
}

/**
 * @param factors their names, two or more levels each.
 * @param rows one for each combination of levels; repeats are a factor of their own.
 * @returns the components, single factors first, then pairs and so on; or why there are none: a design that
 *   is not balanced and crossed has no such solution.
 */
export function varianceComponents(
  factors: readonly string[],
  rows: readonly FactorialRow[],
): VarianceComponents {
  const reason = refusal(factors, rows);
  if (reason !== null) return { ok: false, reason };
  const counts = levelCounts(factors, rows);
  const sets = Array.from({ length: 2 ** factors.length }, (_, set) => set);
  const means = sets.map((set) => meansBy(set, rows));
  const product = (set: number, of: (count: number) => number) =>
    counts.reduce((total, count, factor) => (holds(set, factor) ? total * of(count) : total), 1);

  const meanSquares = sets.map((set) => {
    const below = sets.filter((other) => isWithin(other, set));
    const squares = rows.map(
      (_, row) => alternating(set, below, (other) => at(means[other] ?? [], row)) ** 2,
    );
    return sum(squares) / product(set, (count) => count - 1);
  });
  const effects = sets.filter((set) => set !== 0);
  const largest = Math.max(...effects.map((set) => at(meanSquares, set)));
  const solutions = effects.map((set) => {
    const above = effects.filter((other) => isWithin(set, other));
    const solved = alternating(set, above, (other) => at(meanSquares, other));
    const sharing = rows.length / product(set, (count) => count);
    return Math.abs(solved) <= ROUNDING * largest ? 0 : solved / sharing;
  });
  const total = sum(solutions.map((solution) => Math.max(0, solution)));
  const components = effects.map((set, index): VarianceComponent => {
    const solution = at(solutions, index);
    const variance = Math.max(0, solution);
    return {
      factors: factors.filter((_, factor) => holds(set, factor)),
      df: product(set, (count) => count - 1),
      meanSquare: at(meanSquares, set),
      variance,
      share: total === 0 ? 0 : variance / total,
      negative: solution < 0,
    };
  });
  return {
    ok: true,
    components: components.sort((a, b) => a.factors.length - b.factors.length),
    rows: rows.length,
  };
}
