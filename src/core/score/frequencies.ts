// How often each value was chosen, where two profiles have no worths in common: shares, or rates where
// earlier answers chose what was offered, so that a share would tell of the choice of questions. At equal
// exposure a share is 40 times the rate, so that the order and r are the same.
//
// Example: a value chosen 3 of the 10 times it was offered has the rate .3, whatever its share.
import { bare } from './estimate';
import type { EnactedProfile, Estimate } from './types';

export function frequencies({ share, rate }: EnactedProfile): readonly Estimate[] {
  return share ?? (rate ?? []).map((own) => own ?? bare(0));
}
