// Words that several sentences share.
//
// Example: listed(['Power', 'Security', 'Tradition'], 'or') is "Power, Security or Tradition".
import { VALUES, VALUE_NAMES } from '../values';

/** Whose answers they are: of the person who reads, of another person, of a model. */
export type Whose = 'your' | 'their' | 'its';

/** Who chose, of those whose choices they are; a person is spoken to only as somebody who acts. */
export const WHO: Readonly<Record<Whose, string>> = { your: 'you', their: 'they', its: 'it' };

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[], joint: 'and' | 'or'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/**
 * Name of the value at a place of the circle.
 *
 * @throws RangeError for a place that is not 0 to 9.
 */
export function nameAt(place: number): string {
  const value = VALUES[place];
  if (value === undefined) throw new RangeError(`a place of the circle is 0 to 9, not ${place}`);
  return VALUE_NAMES[value];
}

/** "41" from .41: how many of 100. */
export function of100(share: number): string {
  return String(Math.round(100 * share));
}
