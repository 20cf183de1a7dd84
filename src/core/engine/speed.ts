// How many questions a minute a model will answer on this device, from what was measured on it. A question
// costs what the engine needs whatever the model, and then a part that grows with the parameters,
// because nearly all of it is one pass of the prompt through all of them. Two measured points give the
// line: the untrained baseline, which has next to no parameters, and a real model of a similar size.
//
// Baseline 20 ms, 135 million parameters 620 ms: 360 million take 20 + 600 × 360 / 135 = 1,620 ms, which
// is 37 questions a minute. Quantisation, memory and heat are not in it: a reckoning, not a promise.

import * as v from 'valibot';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

export const speedSchema = v.strictObject({
  name: v.string(),
  engine: v.picklist(['wllama', 'webllm']),
  device: v.picklist(['adapter', 'processor']),
  baseline: v.boolean(),
  parameters: positive,
  /** Milliseconds a question. */
  milliseconds: positive,
  /** Questions that were asked for it. */
  questions: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Milliseconds since 1970. */
  measuredAt: v.number(),
});
export type Speed = v.InferOutput<typeof speedSchema>;

/** How many times larger or smaller the measured model may be: beyond it a line says nothing. */
const FURTHEST = 5;

interface Expected {
  milliseconds: number;
  /** The model that it is reckoned from. */
  from: Speed;
}

/**
 * What a question will take a model; null where no model near its size was measured in the same way.
 *
 * @param parameters of the model
 * @param way the engine, and where it runs
 */
export function expectedTime(
  parameters: number,
  way: Pick<Speed, 'engine' | 'device'>,
  speeds: readonly Speed[],
): Expected | null {
  const same = speeds.filter(
    ({ engine, device }) => engine === way.engine && device === way.device,
  );
  const distance = (one: Speed) => Math.abs(Math.log(one.parameters / parameters));
  const [from] = same
    .filter((one) => !one.baseline && distance(one) <= Math.log(FURTHEST))
    .sort((a, b) => distance(a) - distance(b));
  if (from === undefined) return null;
  const least = same.find(({ baseline }) => baseline)?.milliseconds ?? 0;
  // A measurement on a busy machine may turn the two round; time does not fall with size.
  const fixed = Math.min(least, from.milliseconds);
  const milliseconds = fixed + ((from.milliseconds - fixed) * parameters) / from.parameters;
  return { milliseconds, from };
}
