// On which side of a mark a number surely lies: the only ground on which a sentence may say more or less.
//
// Example: .3 from .1 to .5 lies above 0; .3 from −.1 to .7 may lie on either side.
import type { Estimate } from '../score/types';

export type Side = 'above' | 'below' | 'either';

/** Side of the mark on which the whole interval lies; without an interval either. */
export function sideOf({ low, high }: Estimate, mark: number): Side {
  if (low === null || high === null) return 'either';
  if (low > mark) return 'above';
  return high < mark ? 'below' : 'either';
}
