// The say–do gap of a room: each value's place in what a class says and in what it does, and the difference.
// Ratings and rates have no common unit, so both halves are taken in units of their own spread, as one
// respondent's are (gap.ts): z = (mean of the class − mean of the ten) / standard deviation of the ten.
//
// The same pupils stand in both halves, so their errors go together, and the units are estimated from them
// too. Both is taken in by leaving out each pupil once (jackknife, stats/jackknife.ts): the interval is that of
// the whole figure, not put together of two. It says how far another class of such pupils might differ on
// the same questions. Ten differences are judged together (Holm).
//
// Example: a class that says SD .8 and all others −.089 has z = 3 for SD; if it takes SD no more often than
// anything else, there is no spread in what it does, and no gap is given.
import { at } from '../stats/array';
import { holmAdjusted } from '../stats/holm';
import { jackknifeInterval } from '../stats/jackknife';
import { mean } from '../stats/mean';
import { spread } from '../stats/spread';
import { tMultiplier, tTails } from '../stats/student-t';
import type { Estimate } from '../score/types';
import { VALUES, type Value } from '../values';
import { ratesOf, type StatedPupil } from './class-figures';
import { FEWEST_SHOWN } from './class-state';

export interface ClassGap {
  pupils: number;
  /** By value, in circular order: z of what is done less z of what is said; null where none exists. */
  values: readonly Estimate[];
  /** Values whose difference is more than chance, after Holm's correction over the ten. */
  beyondChance: readonly Value[];
}

interface Rows {
  says: readonly number[];
  does: readonly number[];
}

function standardised(rows: readonly (readonly number[])[]): number[] | null {
  const means = VALUES.map((_, place) => mean(rows.map((row) => at(row, place))));
  const [middle, unit] = [mean(means), spread(means)];
  return unit === 0 ? null : means.map((one) => (one - middle) / unit);
}

function differences(pupils: readonly Rows[]): number[] | null {
  const says = standardised(pupils.map((one) => one.says));
  const does = standardised(pupils.map((one) => one.does));
  return says === null || does === null ? null : does.map((z, place) => z - at(says, place));
}

/** Two-sided p of an estimate whose interval is t(df) standard errors either way; 1 without an interval. */
function pOf({ value, high }: Estimate, df: number): number {
  if (high === null) return 1;
  const error = (high - value) / tMultiplier(df);
  return error === 0 ? 1 : tTails(Math.abs(value) / error, df);
}

/**
 * The gap of a class; null for fewer than five pupils, where a value was never offered, and where the
 * class says or does all values alike.
 *
 * @param pupils whose questionnaires count (statedPupils).
 * @param offered the values of each scenario's options.
 */
export function classGap(
  pupils: readonly StatedPupil[],
  offered: readonly (readonly Value[])[],
): ClassGap | null {
  const rows = pupils.flatMap(({ pupil, centred }) => {
    const does = ratesOf(pupil, offered).filter((rate) => rate !== null);
    return does.length < VALUES.length ? [] : [{ says: centred, does }];
  });
  const all = rows.length < FEWEST_SHOWN ? null : differences(rows);
  if (all === null) return null;
  const values = all.map((value, place): Estimate => {
    const interval = jackknifeInterval(rows, (some) => differences(some)?.[place] ?? null);
    return { value, low: interval?.low ?? null, high: interval?.high ?? null };
  });
  const adjusted = holmAdjusted(values.map((one) => pOf(one, rows.length - 1)));
  return {
    pupils: rows.length,
    values,
    beyondChance: VALUES.filter((_, place) => at(adjusted, place) < 0.05),
  };
}
