// The label check: does an action show the value that it was written for? Raters see one action and
// the ten values and name the one it shows most. People and models are never put into one report.
// Sources: Wilson's interval (stats/wilson.ts), Krippendorff's α (stats/krippendorff.ts).
import type { Interval } from '../stats/interval';
import { nominalAlpha } from '../stats/krippendorff';
import { sum } from '../stats/mean';
import { wilson } from '../stats/wilson';
import { perValue, place, VALUES, type Value } from '../values';
import { groupBy } from './group-by';

/** An action is weak when so many raters have seen it and the interval still ends below this share. */
const WEAK_RATERS = 5;
const WEAK_BELOW = 0.7;

/** One rater's answer to one action; a rater names an action once. */
export interface Naming {
  scenario: string;
  /** The value that the action was written for. */
  action: Value;
  rater: string;
  named: Value;
}

export interface ActionLabel {
  scenario: string;
  action: Value;
  raters: number;
  /** Raters who named the intended value. */
  hits: number;
  /** Share of raters, 0 to 1, with Wilson's interval. */
  share: Interval & { value: number };
  /** The other value that most raters named, the first on the circle where several did as often. */
  other: { value: Value; raters: number } | null;
  /** Five or more raters, and the interval ends below .7. */
  weak: boolean;
}

export interface LabelReport {
  raters: number;
  namings: number;
  /** In the order in which the actions were first named. */
  actions: ActionLabel[];
  /** Ten rows of ten counts, circular order: intended value by row, named value by column. */
  confusion: number[][];
  /** Of the namings of a value's actions, the share that named it; null without namings. */
  recall: (number | null)[];
  /** Of the times a value was named, the share in which it was intended; null if never named. */
  precision: (number | null)[];
  /** Over the actions with two or more raters; null where it is not defined. */
  alpha: number | null;
  /** How many actions have two or more raters. */
  shared: number;
}

function labelOf({ scenario, action }: Naming, namings: readonly Naming[]): ActionLabel {
  const raters = namings.length;
  const timesNamed = (value: Value) => namings.filter(({ named }) => named === value).length;
  const hits = timesNamed(action);
  const share = { value: hits / raters, ...wilson(hits, raters) };
  const other = VALUES.filter((value) => value !== action)
    .map((value) => ({ value, raters: timesNamed(value) }))
    .reduce((most, one) => (one.raters > most.raters ? one : most));
  return {
    scenario,
    action,
    raters,
    hits,
    share,
    other: other.raters > 0 ? other : null,
    weak: raters >= WEAK_RATERS && share.high < WEAK_BELOW,
  };
}

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/**
 * What the raters of one kind named.
 *
 * Example: of five raters two name Security for an action of Security, three Tradition: share .4,
 * from .12 to .77, other: Tradition by 3, not weak; with 2 of 10, .06 to .51: weak.
 */
export function labelReport(namings: readonly Naming[]): LabelReport {
  const ofAction = groupBy(namings, ({ scenario, action }) => `${scenario}/${action}`);
  const confusion = perValue(() => perValue(() => 0));
  for (const { action, named } of namings) {
    const row = confusion[place(action)];
    if (row !== undefined) row[place(named)] = (row[place(named)] ?? 0) + 1;
  }
  const units = [...ofAction.values()].map((list) => list.map(({ named }) => named));
  return {
    raters: new Set(namings.map(({ rater }) => rater)).size,
    namings: namings.length,
    actions: [...ofAction.values()].flatMap((list) => {
      const [first] = list;
      return first === undefined ? [] : labelOf(first, list);
    }),
    confusion,
    recall: confusion.map((row, value) => ratio(row[value] ?? 0, sum(row))),
    precision: perValue((_, value) =>
      ratio(confusion[value]?.[value] ?? 0, sum(confusion.map((row) => row[value] ?? 0))),
    ),
    alpha: nominalAlpha(units),
    shared: units.filter((names) => names.length >= 2).length,
  };
}
