// The files that describe an MLC model, as far as we read them, and what follows from them.
// Layout: https://llm.mlc.ai/docs/get_started/mlc_chat_config.html

import * as v from 'valibot';
import { notePiece, type ShortTokens } from './pieces';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const MlcConfig = v.object({
  model_type: v.optional(v.string(), 'unknown'),
  quantization: v.optional(v.string(), 'unknown'),
  vocab_size: count,
  context_window_size: v.optional(v.number(), -1),
  tokenizer_files: v.array(v.string()),
  conv_template: v.optional(v.unknown()),
});
export type MlcConfig = v.InferOutput<typeof MlcConfig>;

export const TensorCache = v.object({
  records: v.array(
    v.object({
      // A plain file name: an address here would lead the download elsewhere.
      dataPath: v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/)),
      nbytes: count,
      md5sum: v.optional(v.string()),
    }),
  ),
});
export type Shard = v.InferOutput<typeof TensorCache>['records'][number];

/** tokenizer.json of the Hugging Face library: a map for BPE, pairs for Unigram. */
const Tokenizer = v.object({
  model: v.object({
    vocab: v.union([v.record(v.string(), v.number()), v.array(v.tuple([v.string(), v.number()]))]),
  }),
});

/** Reads JSON text against a schema; the error says where it does not fit. */
export function readJson<S extends v.GenericSchema>(
  schema: S,
  text: string,
): { ok: true; value: v.InferOutput<S> } | { ok: false; detail: string } {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, detail: v.summarize(result.issues) };
}

/** The labels that the tokenizer knows; null where the file is none. */
export function shortTokensOf(tokenizerJson: string): ShortTokens | null {
  const tokenizer = readJson(Tokenizer, tokenizerJson);
  if (!tokenizer.ok) return null;
  const { vocab } = tokenizer.value.model;
  const tokens = new Map<string, number[]>();
  if (Array.isArray(vocab)) {
    for (const [id, [name]] of vocab.entries()) notePiece(tokens, name, id);
  } else {
    for (const [name, id] of Object.entries(vocab)) notePiece(tokens, name, id);
  }
  return tokens;
}

/** The folder of a model as WebLLM spells it: without a revision, the branch main. */
export function folderOf(address: string): string {
  const folder = address.endsWith('/') ? address : `${address}/`;
  return /.+\/resolve\/.+\//.test(folder) ? folder : `${folder}resolve/main/`;
}

/** Whether a model computes in half precision; most records do not say so, their names do. */
export function needsShaderF16(id: string): boolean {
  return /q\df16/.test(id);
}

/** WebLLM asks every adapter for at least this. */
export const ADAPTER_MINIMUM = [
  ['maxBufferSize', 1 << 28],
  ['maxStorageBufferBindingSize', 1 << 27],
  ['maxComputeWorkgroupStorageSize', 32 << 10],
  ['maxStorageBuffersPerShaderStage', 10],
] as const;
