// Reliabilities as they are read back from where they were kept; of another shape they are computed anew.
import * as v from 'valibot';
import { interval, number } from '../score/profile-schema';
import type { Reliabilities } from './reliabilities';

const bound = v.nullable(number);

const reliability = v.strictObject({
  halfR: bound,
  value: bound,
  low: bound,
  high: bound,
  reason: v.nullable(v.string()),
});

const ceiling = v.strictObject({
  value: bound,
  interval: v.nullable(interval),
  ratio: bound,
  atCeiling: v.boolean(),
  reasons: v.array(v.string()),
});

export const reliabilitiesSchema: v.GenericSchema<unknown, Reliabilities> = v.strictObject({
  stated: v.nullable(reliability),
  enacted: v.nullable(reliability),
  ceiling: v.nullable(ceiling),
});
