// Which values stand higher or lower in the choices than in the ratings. Only differences whose interval,
// widened for ten values at once (Bonferroni), does not reach 0 are called differences; the rest stays
// open (docs/measurement.md, sections 4 and 9).
//
// Example: a difference of 1.5 from .5 to 2.5 is widened to 1.5 ± 1.43 and told; from .4 to 2.6 it is not.
import type { Estimate, Gap } from '../score/types';
import { VALUE_MEANINGS, VALUE_NAMES, VALUES, type Value } from '../values';
import { signed, withRange } from './format';
import type { Sentences } from './sentences';
import type { Whose } from './words';

/** Normal quantile at .9975 (two-sided .05 over ten values) over the one at .975. */
const WIDER = 2.807 / 1.96;

function differs({ value, low, high }: Estimate): boolean {
  if (low === null || high === null) return false;
  return value > 0 ? WIDER * (value - low) < value : WIDER * (high - value) < -value;
}

/** The values told to stand higher, and lower, in what is done than in what is said. */
export function toldGaps(difference: readonly Estimate[]): { more: Value[]; less: Value[] } {
  const told = VALUES.flatMap((value, place) => {
    const found = difference[place];
    return found !== undefined && differs(found) ? [{ value, found }] : [];
  });
  return {
    more: told.filter(({ found }) => found.value > 0).map(({ value }) => value),
    less: told.filter(({ found }) => found.value < 0).map(({ value }) => value),
  };
}

/** "A (about this); and B (about that) stand"; the verb goes with their number. */
function stand(values: readonly Value[]): string {
  const named = values.map((value) => `${VALUE_NAMES[value]} (${VALUE_MEANINGS[value]})`);
  const last = named.at(-1) ?? '';
  if (named.length === 1) return `${last} stands`;
  return `${named.slice(0, -1).join('; ')}; and ${last} stand`;
}

/** One to three sentences; one that says so when nothing can be told. */
export function sayGap({ difference }: Pick<Gap, 'difference'>, whose: Whose): Sentences {
  const known = VALUES.flatMap((value, place) => {
    const found = difference[place];
    return found === undefined ? [] : [{ value, found }];
  });
  const { more, less } = toldGaps(difference);
  const told = more.length + less.length;
  const where = `in ${whose} choices than in ${whose} ratings`;
  const none = `With this many answers, no value stands clearly higher or lower ${where}.`;
  const rest = 'For the other values the answers do not tell a difference.';
  return {
    plain: [
      ...(told === 0 ? [none] : []),
      ...(more.length > 0 ? [`${stand(more)} higher ${where}.`] : []),
      ...(less.length > 0 ? [`${stand(less)} lower ${where}.`] : []),
      ...(told > 0 && told < VALUES.length ? [rest] : []),
    ],
    figures: known.map(
      ({ value, found }) =>
        `${VALUE_NAMES[value]}: enacted less stated z = ${withRange(found, signed)}, one value alone.`,
    ),
  };
}
