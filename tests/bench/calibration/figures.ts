// How simulations become figures. Each simulation adds a part to every figure of its cell: a sum and what
// it is out of, as covered intervals out of those given. The figure is the ratio of the two totals, with
// the standard error of a ratio over independent simulations: the root of Σ (sum − ratio × of)², divided
// by the total of `of` (Cochran 1977, Sampling Techniques, 6.4). So the ten values of one respondent,
// whose errors depend on each other, count as one simulation.
//
// Example: 9 of 10, 10 of 10, 8 of 10: ratio .9, distances 0, 1, −1, error √2 / 30 = .047.
import { at } from '../../../src/core/stats/array';
import { sum } from '../../../src/core/stats/mean';

export interface Part {
  sum: number;
  of: number;
}

/** One simulation's part of each figure, by the figure's name. */
export type Parts = Readonly<Record<string, Part>>;

export interface Target {
  low: number;
  high: number;
  /** How many Monte Carlo standard errors beyond the bounds are still met. */
  errors: number;
}

/** A cell of the calibration: one kind of respondent under one length. */
export interface Cell {
  name: string;
  targets: Readonly<Record<string, Target>>;
  /** One simulation; the same seed gives the same parts. */
  simulate: (seed: number) => Parts;
}

/** What is simulated together and stands in one chapter of the report. */
export interface Simulation {
  title: string;
  /** What is simulated and what the figures mean, in Markdown. */
  about: string;
  /** Simulations a cell. */
  simulations: number;
  /** Names of figures, table by table. */
  tables: readonly (readonly string[])[];
  cells: readonly Cell[];
}

export interface Figure {
  name: string;
  /** Null where nothing was there to count. */
  value: number | null;
  /** Monte Carlo standard error. */
  error: number;
}

/** A figure between two bounds, without allowance for Monte Carlo error. */
export const between = (low: number, high: number): Target => ({ low, high, errors: 0 });

/** At most so much, and two Monte Carlo standard errors. */
export const atMostWithErrors = (high: number): Target => ({ low: 0, high, errors: 2 });

/** Of these how many are true. */
export function partOf(flags: readonly boolean[]): Part {
  return { sum: flags.filter(Boolean).length, of: flags.length };
}

/** One number of a simulation, whose mean is the figure; nothing where it is null. */
export function meanOf(number: number | null): Part {
  return number === null ? { sum: 0, of: 0 } : { sum: number, of: 1 };
}

/** Slope of estimates on the truth through zero, both centred: 1 where nothing is stretched or flattened. */
export function slopeOf(estimates: readonly number[], truth: readonly number[]): Part {
  return {
    sum: sum(estimates.map((estimate, place) => estimate * at(truth, place))),
    of: sum(truth.map((number) => number * number)),
  };
}

function figureOf(name: string, parts: readonly Part[]): Figure {
  const of = sum(parts.map((part) => part.of));
  if (of === 0) return { name, value: null, error: 0 };
  const value = sum(parts.map((part) => part.sum)) / of;
  const squares = parts.map((part) => (part.sum - value * part.of) ** 2);
  return { name, value, error: Math.sqrt(sum(squares)) / of };
}

/** Runs a cell with the seeds 1, 2, 3 …, and gives its figures in the order of the tables. */
export function runCell(cell: Cell, names: readonly string[], simulations: number): Figure[] {
  const parts = Array.from({ length: simulations }, (_, index) => cell.simulate(index + 1));
  return names.map((name) =>
    figureOf(
      name,
      parts.flatMap((own) => own[name] ?? []),
    ),
  );
}

/** Whether a figure lies beyond its target. */
export function misses({ value, error }: Figure, target: Target | undefined): boolean {
  if (target === undefined) return false;
  if (value === null) return true;
  const allowance = target.errors * error;
  return value < target.low - allowance || value > target.high + allowance;
}
