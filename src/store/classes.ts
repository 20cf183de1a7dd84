// The rows of classes: a class set that a teacher made on this machine, and what happened with it, one
// row an event, only ever added to (core/compare/class-state.ts reads them). There are no names and no
// times: whose code came when is nobody's business.
import * as v from 'valibot';
import { classSetSchema } from '../core/exchange/class-set';
import { LONGEST_WORD } from '../core/exchange/reed-solomon';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const classRowSchema = v.strictObject({
  id,
  /** Milliseconds since 1970. */
  createdAt: v.number(),
  set: classSetSchema,
});

/** An answer code as it is written properly: in groups of characters of its alphabet. */
const code = v.pipe(v.string(), v.maxLength(2 * LONGEST_WORD), v.regex(/^[0-9A-HJKMNP-TV-Z-]+$/));
const MOST_HANDS = 1000;

const hands = {
  scenario: id,
  votes: v.nullable(
    v.pipe(v.array(v.pipe(count, v.maxValue(MOST_HANDS))), v.length(4), v.readonly()),
  ),
};

const place = { class: id, number: count };

export const classEventRowSchema = v.variant('kind', [
  v.strictObject({ ...place, kind: v.literal('code'), code }),
  v.strictObject({ ...place, kind: v.literal('counted') }),
  v.strictObject({ ...place, kind: v.literal('shown') }),
  v.strictObject({ ...place, kind: v.literal('hands'), ...hands }),
  v.strictObject({ ...place, kind: v.literal('bet'), ...hands }),
]);

export type ClassRow = v.InferOutput<typeof classRowSchema>;
/** An event at its place in the class's list, from 0. */
export type ClassEventRow = v.InferOutput<typeof classEventRowSchema>;
