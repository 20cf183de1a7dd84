// The ten values of one respondent in order: by worth, which is what is compared (measurement.md
// §3); by share where there is no worth (published figures); by the stated scores where the
// respondent has answered no scenarios and its questionnaire counts. And the scale on which their dots are drawn.
import { frequencies } from '../core/score/frequencies';
import type { EnactedProfile, Estimate, Profile } from '../core/score/types';
import { VALUES, type Value } from '../core/values';
import { runs, type Run } from './brackets';

type Measure = 'worth' | 'share' | 'stated';

interface RankedRow {
  value: Value;
  place: number;
  /** From 0. */
  rank: number;
  /** What the row is ranked by. */
  by: Estimate;
}

export interface Ranking {
  measure: Measure;
  rows: readonly RankedRow[];
  /** Places of the circle by rank. */
  order: readonly number[];
  /** Pairs of places told apart; null where nothing is known about it. */
  toldApart: EnactedProfile['toldApart'] | null;
  /** Null where nothing is known about what can be told apart. */
  runs: readonly Run[] | null;
}

export function ranking(profile: Profile): Ranking | null {
  const found = measured(profile);
  if (found === null) return null;
  const { measure, estimates } = found;
  const rows = VALUES.flatMap((value, place) => {
    const by = estimates[place];
    return by === undefined ? [] : [{ value, place, by }];
  })
    .sort((left, right) => right.by.value - left.by.value)
    .map((row, rank) => ({ ...row, rank }));
  const toldApart = measure === 'worth' ? (profile.enacted?.toldApart ?? null) : null;
  const order = rows.map(({ place }) => place);
  return {
    measure,
    rows,
    order,
    toldApart,
    runs: toldApart === null ? null : runs(order, toldApart),
  };
}

function measured({
  stated,
  enacted,
}: Profile): { measure: Measure; estimates: readonly Estimate[] } | null {
  if (enacted !== null && enacted.worth !== null)
    return { measure: 'worth', estimates: enacted.worth };
  if (enacted !== null) return { measure: 'share', estimates: frequencies(enacted) };
  // An invalid questionnaire is kept and shown with its reason, and not ranked beside others.
  if (stated === null || stated.validity.state === 'invalid') return null;
  return { measure: 'stated', estimates: stated.centred };
}

/** A scale for dots and intervals, with round ticks. */
export interface DotScale {
  low: number;
  high: number;
  ticks: readonly number[];
  /** Where a value stands that is neither more nor less than the rest. */
  neutral: number;
}

export function dotScale(estimates: readonly Estimate[], neutral: number): DotScale {
  const ends = estimates.flatMap(({ value, low, high }) => [low ?? value, high ?? value, value]);
  const low = Math.min(neutral, ...ends);
  const high = Math.max(neutral, ...ends);
  const step = tickStep(high - low);
  // A little room at both ends, and at least one step, so that a flat profile has a scale too.
  const from = Math.min(neutral - step, Math.floor(low / step) * step);
  const to = Math.max(neutral + step, Math.ceil(high / step) * step);
  const ticks = Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, tick) => from + tick * step,
  );
  return { low: from, high: to, ticks, neutral };
}

/** So many digits after the point tell the ticks of a scale apart: 0 for whole ones, 2 for steps of .05. */
export function tickDigits({ ticks }: Pick<DotScale, 'ticks'>): number {
  const most = 4;
  const isExact = (digits: number) =>
    ticks.every((tick) => Math.abs(tick - Number(tick.toFixed(digits))) < 1e-9);
  const digits = Array.from({ length: most }, (_, fewer) => fewer).find(isExact);
  return digits ?? most;
}

/** A round step that gives about four to seven ticks. */
function tickStep(range: number): number {
  if (!(range > 0)) return 1;
  const rough = range / 5.5;
  const unit = 10 ** Math.floor(Math.log10(rough));
  return unit * ([1, 2, 5, 10].find((round) => round * unit >= rough) ?? 10);
}

/** Position on the scale in percent, kept inside it. */
export function position(scale: DotScale, score: number): number {
  const share = (score - scale.low) / (scale.high - scale.low);
  return Math.min(100, Math.max(0, share * 100));
}
