// How often each value was chosen, where two profiles have no worths in common: shares; or, where earlier
// answers chose what was offered, so that a share would tell of the choice of questions, the share that a
// rate would be had every value been offered equally often: in four of ten questions, so 40 times the rate.
//
// Example: a value chosen in 3 of the 10 times it was offered has the rate .3, and so 12 %.
import { bare } from './estimate';
import type { EnactedProfile, Estimate } from './types';

/** Percent of questions in which a value is offered at equal exposure. */
const OFFERED = 40;

const inPercent = ({ value, low, high }: Estimate): Estimate => ({
  value: OFFERED * value,
  low: low === null ? null : OFFERED * low,
  high: high === null ? null : OFFERED * high,
});

/** Ten percentages, those of a value never offered 0 without an interval. */
export function frequencies({ share, rate }: EnactedProfile): readonly Estimate[] {
  return share ?? (rate ?? []).map((own) => (own === null ? bare(0) : inPercent(own)));
}
