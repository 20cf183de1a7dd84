// The study's own select and hold figures: how much less often a model chose a value's option when told to
// hold the value than when told to pick it. Only percentages over 3,000 scenarios were published, for five
// prompt wordings, so the wording is the unit here: mean of hold − select over wordings with its t interval
// (4 degrees of freedom), which says how wordings differ and nothing else; Holm over values × models.
//
// Example: Gemini 2.5 Pro, Achievement: 84.11 % told to pick, 77.47 % told to hold: −6.64 points.
import type { Estimate } from '../../score/types';
import { at } from '../../stats/array';
import { holmAdjusted } from '../../stats/holm';
import { mean } from '../../stats/mean';
import { meanInterval, meanP } from '../../stats/mean-interval';
import { VALUES, type Ten } from '../../values';

export interface SteeredTables {
  model: string;
  /** Percent, for each wording ten numbers in circular order; the same wordings in both. */
  select: readonly Ten[];
  hold: readonly Ten[];
}

export interface PublishedSteering {
  model: string;
  wordings: number;
  /** Hold − select in points, mean over the ten values. */
  pooled: Estimate;
  /** Of each value, in circular order, with p after Holm over all values of all models. */
  values: { difference: Estimate; adjusted: number }[];
}

function estimated(differences: readonly number[]): Estimate {
  const interval = meanInterval(differences);
  return {
    value: mean(differences),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** Hold − select of one value under each wording. */
function differencesOf({ select, hold }: SteeredTables, place: number): number[] {
  return select.map((ten, wording) => at(hold[wording] ?? [], place) - at(ten, place));
}

/**
 * The published differences, the models in the order given.
 *
 * @throws RangeError for tables without wordings, or without as many under both conditions.
 */
export function publishedSteering(tables: readonly SteeredTables[]): PublishedSteering[] {
  const differences = tables.map((own) => VALUES.map((_, place) => differencesOf(own, place)));
  const adjusted = holmAdjusted(differences.flat().map((own) => meanP(own)));
  return tables.map(({ model, select }, index) => {
    const values = differences[index] ?? [];
    return {
      model,
      wordings: select.length,
      pooled: estimated(select.map((_, wording) => mean(values.map((own) => at(own, wording))))),
      values: values.map((own, place) => ({
        difference: estimated(own),
        adjusted: at(adjusted, index * VALUES.length + place),
      })),
    };
  });
}
