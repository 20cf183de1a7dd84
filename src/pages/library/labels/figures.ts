// The figures of the report that rest on a sample of actions, with their intervals: other actions of the
// same kind, read by the same readers, would give others (stats/jackknife.ts).
import type { Interval } from '../../../core/stats/interval';
import { groupBy } from '../../../core/score/group-by';
import type { Naming } from '../../../core/score/labels';
import { jackknifeInterval } from '../../../core/stats/jackknife';
import { nominalAlpha } from '../../../core/stats/krippendorff';
import { mean } from '../../../core/stats/mean';
import type { SoundnessAnswer } from '../../../core/study/content-answers';
import { VALUES, type Value } from '../../../core/values';

const within = ({ low, high }: Interval, least: number, most: number): Interval => ({
  low: Math.max(least, low),
  high: Math.min(most, high),
});

/** Of Krippendorff's α over the actions with two or more raters; null as in stats/jackknife.ts. */
export function alphaInterval(namings: readonly Naming[]): Interval | null {
  const ofAction = groupBy(namings, ({ scenario, action }) => `${scenario}/${action}`);
  const shared = [...ofAction.values()]
    .map((own) => own.map(({ named }) => named))
    .filter((names) => names.length >= 2);
  const found = jackknifeInterval(shared, nominalAlpha);
  return found === null ? null : within(found, -1, 1);
}

export interface ValueSoundness {
  value: Value;
  ratings: number;
  actions: number;
  /** 1 to 6; null without ratings. */
  mean: number | null;
  /** Of the mean; null for one action, and where all actions were rated alike. */
  range: Interval | null;
}

/** How sound the actions of each value are found: the mean of all its ratings, circular order. */
export function soundnessByValue(answers: readonly SoundnessAnswer[]): ValueSoundness[] {
  return VALUES.map((value) => {
    const own = answers.filter(({ action }) => action === value);
    const actions = [...groupBy(own, ({ scenario }) => scenario).values()].map((ratings) =>
      ratings.map(({ rating }) => rating),
    );
    const range = jackknifeInterval(actions, (some) => mean(some.flat()));
    return {
      value,
      ratings: own.length,
      actions: actions.length,
      mean: own.length > 0 ? mean(own.map(({ rating }) => rating)) : null,
      range: range === null ? null : within(range, 1, 6),
    };
  });
}
