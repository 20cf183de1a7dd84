// What is remembered besides answers: respondents and studies. Sittings are in plan.ts, answers in
// answer.ts. Each is a schema first, because backups and other tabs hand these in from outside.
import * as v from 'valibot';
import type { Answerer } from './answerer';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const NAME_LENGTH = 120;
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LENGTH));

/** A name as it may be stored: trimmed, cut with an ellipsis where it is too long, never empty. */
export function fittingName(written: string): string {
  const trimmed = written.trim();
  if (trimmed === '') return 'Without a name';
  if (trimmed.length <= NAME_LENGTH) return trimmed;
  // A character of two code units is not cut in half.
  const kept = trimmed.slice(0, NAME_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** Where a model's bytes come from, so that a run can be resumed. */
export const modelSource = v.variant('kind', [
  v.strictObject({
    kind: v.literal('gguf-url'),
    url: v.string(),
    sha256: v.exactOptional(v.string()),
    bytes: v.exactOptional(v.number()),
  }),
  /** A file the person picked: it has to be picked again after a reload. */
  v.strictObject({ kind: v.literal('gguf-file'), fileName: v.string() }),
  v.strictObject({
    kind: v.literal('mlc'),
    id: v.string(),
    url: v.string(),
    library: v.string(),
  }),
]);

export const respondentSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('person'),
    id,
    name,
    createdAt: v.number(),
    /** Somebody whose answers are not to be kept (run/guests.ts); never in a file. */
    guest: v.exactOptional(v.literal(true)),
    /** No person: answers drawn from these ten worths, logits in circular order (core/simulate). */
    simulated: v.exactOptional(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(10))),
  }),
  v.strictObject({
    kind: v.literal('model'),
    id,
    name,
    createdAt: v.number(),
    engine: v.picklist(['wllama', 'webllm']),
    engineVersion: v.string(),
    revision: v.string(),
    device: v.picklist(['adapter', 'processor']),
    architecture: v.string(),
    parameters: v.nullable(v.number()),
    quantisation: v.string(),
    bytes: v.number(),
    source: modelSource,
    /** The untrained network that ships with Axia: the chance-level baseline. */
    baseline: v.boolean(),
    notes: v.array(v.string()),
  }),
]);

export const studySchema = v.strictObject({
  id,
  name,
  respondent: id,
  /** What it asks (presets.ts). */
  preset: v.picklist([
    'short',
    'full',
    'bank',
    'steered',
    'labels',
    'soundness',
    'own',
    'anchored',
  ]),
  /** What an own plan, or one of personas, asks, in a few words; of the others the preset says it. */
  asks: v.exactOptional(name),
  createdAt: v.number(),
});

export type Respondent = v.InferOutput<typeof respondentSchema>;
export type ModelRespondent = Extract<Respondent, { kind: 'model' }>;
export type PersonRespondent = Extract<Respondent, { kind: 'person' }>;
/** A name for lists: a simulated person is told wherever it is shown. */
export function personName({ name: own, simulated }: PersonRespondent): string {
  return simulated === undefined ? own : `${own} (simulated)`;
}

export type StoredModelSource = v.InferOutput<typeof modelSource>;
export type Study = v.InferOutput<typeof studySchema>;
/** A plan that the pages offer; 'own' and 'anchored' are built by somebody (design.ts). */
export type PresetId = Exclude<Study['preset'], 'own' | 'anchored'>;

/** A model as it stands in sittings, keys and rows. */
export function answererOf({ engine, engineVersion, revision, device }: ModelRespondent): Answerer {
  return { kind: 'model', engine, engineVersion, revision, device };
}
