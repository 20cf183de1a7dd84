// Rules of length: bands in words, lengths alike within a scenario, and mean lengths alike over values.
import { mean } from '../../stats/mean';
import { VALUE_NAMES, VALUES, type Value } from '../../values';
import type { Finding, Where } from './finding';
import { words } from './words';

/** Fewest and most words, both allowed. */
export interface Band {
  low: number;
  high: number;
}

export const SCENARIO_WORDS: Band = { low: 40, high: 110 };
export const ACTION_WORDS: Band = { low: 12, high: 30 };
/** Words between the longest and the shortest action of a scenario, at most. */
export const LENGTHS_ALIKE = 8;
/** A value's mean action length differs from the overall mean by at most this part of it. */
export const MEAN_LENGTH_TOLERANCE = 0.1;

/** A text shorter or longer than its band; `name` starts the sentence. */
export function lengthFindings(text: string, band: Band, where: Where, name: string): Finding[] {
  const count = words(text).length;
  if (count >= band.low && count <= band.high) return [];
  const change =
    count < band.low
      ? `write at least ${band.low - count} more`
      : `take out at least ${count - band.high}`;
  const message = `${name} has ${count} ${count === 1 ? 'word' : 'words'}; it may have ${band.low} to ${band.high}: ${change}.`;
  return [{ where, rule: 'length', message }];
}

type WrittenAction = { value: Value; text: string };

/** The shortest and the longest of a scenario's actions; null where there is none. */
function extremes(actions: readonly WrittenAction[]) {
  const counted = actions
    .map(({ value, text }) => ({ value, count: words(text).length }))
    .sort((a, b) => a.count - b.count);
  const [shortest, longest] = [counted[0], counted.at(-1)];
  return shortest === undefined || longest === undefined ? null : { shortest, longest };
}

/** Words between the longest and the shortest of a scenario's actions. */
export function lengthsApart(actions: readonly WrittenAction[]): number {
  const found = extremes(actions);
  return found === null ? 0 : found.longest.count - found.shortest.count;
}

/** One finding if the longest and the shortest of a scenario's actions are too far apart. */
export function lengthsAlikeFindings(
  scenario: string,
  actions: readonly WrittenAction[],
): Finding[] {
  const found = extremes(actions);
  if (found === null || lengthsApart(actions) <= LENGTHS_ALIKE) return [];
  const { shortest, longest } = found;
  return [
    {
      where: { kind: 'scenario', id: scenario },
      rule: 'lengths-alike',
      message: `The action for ${VALUE_NAMES[longest.value]} has ${longest.count} words and that for ${VALUE_NAMES[shortest.value]} has ${shortest.count}; bring them within ${LENGTHS_ALIKE} words of each other.`,
    },
  ];
}

/** The part of the overall mean by which the value furthest from it differs; `means` of all values. */
export function furthestMeanLength(means: readonly number[]): number {
  const overall = mean(means);
  if (overall === 0) return 0;
  return Math.max(...means.map((own) => Math.abs(own - overall) / overall));
}

/** Values whose mean action length is too far from the overall mean; `means` in circular order. */
export function meanLengthFindings(pack: string, means: readonly number[]): Finding[] {
  const overall = mean(means);
  return VALUES.flatMap((value, place): Finding[] => {
    const own = means[place] ?? overall;
    if (Math.abs(own - overall) <= MEAN_LENGTH_TOLERANCE * overall) return [];
    return [
      {
        where: { kind: 'pack', id: pack, value },
        rule: 'mean-length',
        message: `Actions for ${VALUE_NAMES[value]} have ${own.toFixed(1)} words on average, all together ${overall.toFixed(1)}; ${own > overall ? 'shorten' : 'lengthen'} them until they differ by at most 10 %.`,
      },
    ];
  });
}
