// Says, before any engine starts, what a GGUF model holds and whether it can answer questions, from the
// headers of its one file or several. The engine itself reports a bad file as a success (wllama 3.8.1),
// so this reader is where every sentence about a file comes from.
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

import { failure, type Result } from './api';
import { HeaderError, type ByteSource } from './gguf-bytes';
import { largest, readPart, type GgufPart } from './gguf-part';
import { orderOfParts } from './gguf-split';
import { EMBEDDER, FILE_TYPES, TENSOR_TYPES, UNSUPPORTED_ARCHITECTURES } from './gguf-tables';
import type { ShortTokens } from './pieces';

export { sourceOfBlob, sourceOfBytes, type ByteSource } from './gguf-bytes';

export interface GgufHeader {
  version: number;
  architecture: string;
  /** general.name, or the empty string. */
  name: string;
  contextLength: number;
  /** Jinja text, or null: the engine would then use a foreign template. */
  chatTemplate: string | null;
  /** tokenizer.ggml.model: llama, gpt2, … */
  tokenizer: string;
  vocabularySize: number;
  /** Token ids of every piece of one or two ASCII letters or digits, by its text. */
  shortTokens: ShortTokens;
  parameters: number;
  quantisation: string;
  /** Bytes of key and value cache for one token, at two bytes a number. */
  cacheBytesPerToken: number;
}

export interface GgufModel {
  header: GgufHeader;
  /** The places of the given files in the order in which the engine takes them. */
  order: number[];
}

/** Reads the header of a model that is one file. Never throws. */
export async function readGguf(source: ByteSource): Promise<Result<GgufHeader>> {
  const model = await readGgufParts([source]);
  return model.ok ? { ok: true, value: model.value.header } : model;
}

/** Reads the headers of a model's files, which may stand in any order. Never throws. */
export async function readGgufParts(sources: readonly ByteSource[]): Promise<Result<GgufModel>> {
  try {
    const parts: GgufPart[] = [];
    for (const source of sources) parts.push(await readPart(source));
    const order = orderOfParts(parts);
    if (!order.ok) return order;
    const header = describe(order.value.flatMap((index) => parts[index] ?? []));
    return header.ok ? { ok: true, value: { header: header.value, order: order.value } } : header;
  } catch (error) {
    if (error instanceof HeaderError) return failure(error.code, error.message);
    return failure('load-failed', `the file could not be read: ${String(error)}`, true);
  }
}

// ---- the verdict ----------------------------------------------------------------------------------

/** @param parts in order: all but the tensors stands in the first */
function describe(parts: readonly GgufPart[]): Result<GgufHeader> {
  const [first] = parts;
  if (first === undefined) return failure('not-gguf', 'there is no file');
  const { version, metadata } = first;
  const text = (key: string) => {
    const value = metadata.values.get(key);
    return typeof value === 'string' ? value : null;
  };
  const number = (key: string) => largest(metadata.values.get(key));

  const architecture = text('general.architecture');
  if (architecture === null) return failure('unsupported-model', 'it names no architecture');
  const refusal = refuse(
    architecture,
    text('general.type'),
    number(`${architecture}.pooling_type`),
  );
  if (refusal !== null) return refusal;

  const tokenizer = text('tokenizer.ggml.model');
  if (tokenizer === null || metadata.vocabularySize === 0) {
    return failure('unsupported-model', 'it has no vocabulary');
  }
  const contextLength = number(`${architecture}.context_length`);
  if (contextLength === null || contextLength < 1) {
    return failure('unsupported-model', 'it states no context length');
  }
  return {
    ok: true,
    value: {
      version,
      architecture,
      name: text('general.name') ?? '',
      contextLength,
      chatTemplate: text('tokenizer.chat_template'),
      tokenizer,
      vocabularySize: metadata.vocabularySize,
      shortTokens: metadata.shortTokens,
      parameters: parts.reduce((sum, { tensors }) => sum + tensors.parameters, 0),
      quantisation: quantisation(number('general.file_type'), parts),
      cacheBytesPerToken: cacheBytesPerToken(architecture, number),
    },
  };
}

/** Why a file of this kind cannot answer; null where it can. */
function refuse(
  architecture: string,
  kind: string | null,
  pooling: number | null,
): Result<never> | null {
  const reason = UNSUPPORTED_ARCHITECTURES.get(architecture);
  if (reason !== undefined) {
    const code = reason === EMBEDDER ? 'embedding-model' : 'unsupported-model';
    return failure(code, `the architecture ${architecture} ${reason}`);
  }
  // A chat model's architecture, trained to sum up a text in one vector.
  if (pooling !== null && pooling > 0) {
    return failure('embedding-model', `this model of the architecture ${architecture} ${EMBEDDER}`);
  }
  if (kind !== null && kind !== 'model') {
    return failure('unsupported-model', `it is of the kind "${kind}", not a whole model`);
  }
  return null;
}

/** What the file says of itself, or else the type that holds the most numbers. */
function quantisation(fileType: number | null, parts: readonly GgufPart[]): string {
  const named = fileType === null ? undefined : FILE_TYPES.get(fileType);
  if (named !== undefined) return named;
  const numbers = new Map<number, number>();
  for (const { tensors } of parts) {
    for (const [type, held] of tensors.byType) numbers.set(type, (numbers.get(type) ?? 0) + held);
  }
  const [majority] = [...numbers].sort((a, b) => b[1] - a[1]);
  return (majority && TENSOR_TYPES.get(majority[0])?.name) ?? 'unknown';
}

/** Keys and values of every layer at two bytes each; an upper bound where layers differ. */
function cacheBytesPerToken(architecture: string, number: (key: string) => number | null): number {
  const layers = number(`${architecture}.block_count`) ?? 0;
  const width = number(`${architecture}.embedding_length`) ?? 0;
  const heads = number(`${architecture}.attention.head_count`) ?? 1;
  const cachedHeads = number(`${architecture}.attention.head_count_kv`) ?? heads;
  const keyWidth = number(`${architecture}.attention.key_length`) ?? width / heads;
  const valueWidth = number(`${architecture}.attention.value_length`) ?? width / heads;
  return layers * cachedHeads * (keyWidth + valueWidth) * 2;
}
