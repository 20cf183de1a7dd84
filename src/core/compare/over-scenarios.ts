// Figures about shared questions with intervals whose unit is the scenario: its questions move together
// (docs/measurement.md, sections 3 and 7).
// In words: each scenario moves a figure by its influence; the bootstrap over scenarios
// (stats/cluster-bootstrap.ts) gives the standard deviation of the figure, and the interval is the figure
// ± t(N − 1) × that × √(N/(N − 1)), N scenarios. Fewer than twelve scenarios, or scenarios that all came
// out alike, give no interval: the first say too little of how scenarios differ, the second nothing, which
// does not show that the figure is exact.
//
// Example: 20 scenarios of one question, the same option chosen in 14: .7, standard deviation √(.7 × .3/20)
// = .102, so .7 ± 2.093 × .102 × 1.026 = .48 to .92.
import { FEWEST_SCENARIOS } from '../score/enacted-model';
import { withIntervals } from '../score/estimate';
import { groupBy } from '../score/group-by';
import type { Estimate } from '../score/types';
import { covarianceOver, drawsByName } from '../stats/cluster-bootstrap';
import { fewClusters } from '../stats/few-clusters';
import { mean, sum } from '../stats/mean';
import type { Matrix } from '../stats/matrix';
import { tMultiplier } from '../stats/student-t';
import { entry, scaled, type Vector } from '../stats/vector';

/** Variances below this are rounding: no scenario differs from another. */
const ROUNDING = 1e-18;

/** Lists of what belongs to one scenario, in the order in which scenarios first come. */
export function byScenario<T extends { scenario: string }>(rows: readonly T[]): T[][] {
  return [...groupBy(rows, ({ scenario }) => scenario).values()];
}

/**
 * Covariance of figures from the influences of their scenarios; null with fewer than twelve scenarios, or
 * where none of the figures varies between them.
 *
 * @param moves one vector a scenario, in the order of the scenarios' ids, so that respondents with the
 *   same scenarios get the same draws.
 * @param widening what the bootstrap's covariance is multiplied by (stats/few-clusters.ts).
 */
export function scenarioCovariance(
  moves: readonly Vector[],
  widening: number,
  seed: number,
): Matrix | null {
  const count = moves.length;
  if (count < FEWEST_SCENARIOS) return null;
  const places = moves.map((_, place) => String(place));
  const drawn = covarianceOver(drawsByName(places, seed), moves);
  const width = Math.sqrt(drawn.length);
  const varies =
    moves[0]?.some((_, place) => entry(drawn, place * (width + 1)) > ROUNDING) ?? false;
  return varies ? scaled(drawn, widening) : null;
}

/** One figure with its interval, or without one by the rules above. */
export function figureOver(figure: number, moves: readonly number[], seed: number): Estimate {
  const covariance = scenarioCovariance(
    moves.map((move) => Float64Array.of(move)),
    fewClusters(moves.length, moves.length, 1),
    seed,
  );
  const multiplier = covariance === null ? 0 : tMultiplier(moves.length - 1);
  const [estimate] = withIntervals([figure], covariance, multiplier);
  return estimate ?? { value: figure, low: null, high: null };
}

/**
 * How much each scenario moves the mean of a number that every question has.
 *
 * @param scenarios for each scenario the numbers of its questions, at least one.
 */
export function movesOfMean(scenarios: readonly (readonly number[])[]): number[] {
  const numbers = scenarios.flat();
  const middle = mean(numbers);
  return scenarios.map((own) => (sum(own) - own.length * middle) / numbers.length);
}

/** The mean of a number that every question has, with its interval over scenarios. */
export function meanOver(scenarios: readonly (readonly number[])[], seed: number): Estimate {
  return figureOver(mean(scenarios.flat()), movesOfMean(scenarios), seed);
}

/** Why an estimate over so many scenarios has no interval; null where it has one. */
export function whyNoInterval(estimate: Estimate, scenarios: number): string | null {
  if (estimate.low !== null) return null;
  return scenarios < FEWEST_SCENARIOS
    ? `No interval: ${scenarios} shared scenarios, and ${FEWEST_SCENARIOS} are needed.`
    : 'No interval: all shared scenarios came out alike, which does not show that the figure is exact.';
}
