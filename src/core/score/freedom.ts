// On how many degrees of freedom the covariance of a profile rests (docs/measurement.md, sections 2, 3).
import { VALUES } from '../values';
import type { EnactedProfile, StatedProfile } from './types';

/** Answered items less one mean a value; with fewer than 1 there is no covariance. */
export function statedFreedom({ answered }: StatedProfile): number {
  return answered - VALUES.length;
}

/** Scenarios less one for a model; null for a person, whose covariance is taken as known. */
export function enactedFreedom({ model, scenarios }: EnactedProfile): number | null {
  return model === null ? null : scenarios - 1;
}
