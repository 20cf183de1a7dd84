// The sentences about a person's result that the data support: how much the length of the answers
// tells, and two or three about the gap. Only differences whose
// interval, widened for ten values at once (Bonferroni), does not reach 0 are called differences.
import type { Estimate, Gap, Profile } from '../../core/score/types';
import { VALUE_MEANINGS, VALUE_NAMES, VALUES, type Value } from '../../core/values';
import { count } from '../../ui/format';

/** Normal quantile at .9975 (two-sided .05 over ten values) over the one at .975. */
const WIDER = 2.807 / 1.96;

function differs({ value, low, high }: Estimate): boolean {
  if (low === null || high === null) return false;
  return value > 0 ? WIDER * (value - low) < value : WIDER * (high - value) < -value;
}

/** "A (about this); and B (about that) stand"; the verb goes with their number. */
function stand(values: readonly Value[]): string {
  const named = values.map((value) => `${VALUE_NAMES[value]} (${VALUE_MEANINGS[value]})`);
  const last = named.at(-1) ?? '';
  if (named.length === 1) return `${last} stands`;
  return `${named.slice(0, -1).join('; ')}; and ${last} stand`;
}

/** At most three sentences; one that says so when nothing can be told. */
export function gapSentences(gap: Gap): string[] {
  const found = VALUES.flatMap((value, place) => {
    const difference = gap.difference[place];
    return difference !== undefined && differs(difference) ? [{ value, difference }] : [];
  });
  const more = found.filter(({ difference }) => difference.value > 0).map(({ value }) => value);
  const less = found.filter(({ difference }) => difference.value < 0).map(({ value }) => value);
  if (found.length === 0) {
    return [
      'With this many answers, no value stands clearly higher or lower in your choices than in your ratings.',
    ];
  }
  return [
    ...(more.length > 0 ? [`${stand(more)} higher in your choices than in your ratings.`] : []),
    ...(less.length > 0 ? [`${stand(less)} lower in your choices than in your ratings.`] : []),
    ...(found.length < VALUES.length
      ? ['For the other values the answers do not tell a difference.']
      : []),
  ];
}

/** From so many scenarios on, answers are more than a look (docs/measurement.md, section 3). */
const LONG = 60;

/** How much was answered, and what that is. */
export function lengthSentence({ stated, enacted }: Profile): string {
  const scenarios = enacted?.questions ?? 0;
  const parts = [
    ...(scenarios > 0 ? [count(scenarios, 'scenario')] : []),
    ...(stated === null ? [] : [count(stated.answered, 'portrait')]),
  ].join(' and ');
  return scenarios >= LONG
    ? `${parts}: that is the longest look Axia offers, and it still leaves values side by side.`
    : `${parts}: that is a short look.`;
}
