// A profile as it is read back from where it was kept: unknown until this schema has seen it. A profile
// of another shape, as an earlier version may have kept, is none, and is computed anew.
import * as v from 'valibot';
import type { Profile } from './types';

/** A number as results have it: never NaN, never infinite. */
export const number = v.pipe(v.number(), v.finite());
const numbers = (length: number) => v.pipe(v.array(number), v.length(length));
const text = v.string();

export const estimate = v.strictObject({
  value: number,
  low: v.nullable(number),
  high: v.nullable(number),
});
const estimates = v.pipe(v.array(estimate), v.length(10));
export const interval = v.strictObject({ low: number, high: number });
const covariance = v.nullable(numbers(100));

const stated = v.strictObject({
  items: number,
  answered: number,
  validity: v.strictObject({
    state: v.picklist(['valid', 'invalid', 'marked']),
    reasons: v.array(text),
  }),
  mrat: number,
  raw: numbers(10),
  centred: estimates,
  covariance,
  intervalMethod: text,
});

const model = v.strictObject({
  orders: number,
  consistency: v.nullable(number),
  unsteady: number,
  judged: number,
  placeBias: numbers(4),
  logByPlace: numbers(4),
  entropy: number,
  floorHits: number,
  leftOut: number,
});

const enacted = v.strictObject({
  scenarios: number,
  questions: number,
  offered: v.nullable(numbers(10)),
  chosen: v.nullable(numbers(10)),
  share: v.nullable(estimates),
  rate: v.nullable(v.pipe(v.array(v.nullable(estimate)), v.length(10))),
  worth: v.nullable(estimates),
  covariance,
  toldApart: v.array(v.strictTuple([number, number])),
  model: v.nullable(model),
  intervalMethod: text,
});

const gap = v.strictObject({
  stated: estimates,
  enacted: estimates,
  difference: estimates,
  pearson: v.nullable(number),
  spearman: v.nullable(number),
  posterior: v.nullable(v.strictObject({ low: number, median: number, high: number })),
  printable: v.boolean(),
  fisher: v.nullable(interval),
  notes: v.array(text),
});

export const profileSchema: v.GenericSchema<unknown, Profile> = v.strictObject({
  stated: v.nullable(stated),
  enacted: v.nullable(enacted),
  gap: v.nullable(gap),
  notes: v.array(text),
});
