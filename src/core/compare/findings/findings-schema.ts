// Findings as they are read back from where they were kept: unknown until this schema has seen them. Those
// of another shape, as an earlier version may have kept, are none, and are computed anew.
import * as v from 'valibot';
import { estimate, interval, number } from '../../score/profile-schema';
import type { Findings } from './findings';

const missing = v.nullable(number);

const overPairs = v.strictObject({ mean: number, smallest: number, largest: number });

const alike = v.strictObject({
  models: number,
  questions: number,
  scenarios: number,
  profileR: v.nullable(overPairs),
  same: overPairs,
  beyondProfile: overPairs,
  halves: v.nullable(v.strictObject({ ...interval.entries, own: number, others: number })),
});

const likeness = v.strictObject({
  respondents: number,
  r: estimate,
  note: v.nullable(v.string()),
});

const people = v.strictObject({
  questions: number,
  people: likeness,
  models: likeness,
  band: v.strictObject({ ...interval.entries, median: number, questions: number }),
  moreDifferent: v.nullable(v.picklist(['people', 'models'])),
});

const control = v.strictObject({ each: v.array(number), own: number, others: number, p: number });

const saying = v.strictObject({
  respondents: number,
  r: estimate,
  printable: number,
  together: number,
  control: v.nullable(v.strictObject({ plain: control, residual: control })),
  permuted: number,
});

const comparison = {
  scenarios: number,
  questions: number,
  select: number,
  hold: number,
  neutral: missing,
  neutralQuestions: number,
  difference: estimate,
  p: number,
  detectable: missing,
};

const steered = v.strictObject({
  model: v.string(),
  pooled: v.nullable(v.strictObject(comparison)),
  values: v.pipe(
    v.array(v.nullable(v.strictObject({ ...comparison, adjusted: number }))),
    v.length(10),
  ),
  mcnemar: v.nullable(
    v.strictObject({ scenarios: number, onlySelect: number, onlyHold: number, p: number }),
  ),
  unpaired: number,
});

export const findingsSchema: v.GenericSchema<unknown, Findings> = v.strictObject({
  alike: v.nullable(alike),
  people: v.nullable(people),
  sayingOfModels: v.nullable(saying),
  sayingOfPeople: v.nullable(saying),
  steered: v.array(steered),
});
