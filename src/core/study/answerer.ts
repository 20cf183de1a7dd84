// Who answers, as far as it determines the answer. It stands in every sitting, in the hash of every
// trial, and in every row.
import * as v from 'valibot';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const answererSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('person'), sitting: id }),
  v.strictObject({
    kind: v.literal('model'),
    engine: v.picklist(['wllama', 'webllm']),
    engineVersion: id,
    /** SHA-256 of the model's files (core/engine/api.ts). */
    revision: id,
    device: v.picklist(['adapter', 'processor']),
  }),
]);

export type Answerer = v.InferOutput<typeof answererSchema>;
