// Reads the header of a GGUF file and says, before any engine starts, what the file holds and
// whether it can answer questions. The engine itself reports a bad file as a success (wllama 3.8.1),
// so this reader is where every sentence about a file comes from.
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

import { failure, type Result } from './api';
import { ByteReader, HeaderError, type ByteSource } from './gguf-bytes';
import { LONGEST_NAME, notePiece, type ShortTokens } from './pieces';
import { FILE_TYPES, TENSOR_TYPES, UNSUPPORTED_ARCHITECTURES } from './gguf-tables';

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
  /** Where the tensors end; the file must be at least this long. */
  dataEnd: number;
}

const MAX_VALUES = 10_000;
const MAX_TENSORS = 100_000;
const MAX_KEY = 65_535;
const MAX_TEXT = 1 << 24;
const MAX_NESTING = 2;
/** Arrays of numbers up to this length are kept: per-layer head counts are such arrays. */
const MAX_KEPT_NUMBERS = 1024;
/** More numbers than any tensor of any published model holds. */
const MAX_TENSOR_NUMBERS = 1e12;

type Scalar = number | boolean | string;
type Value = Scalar | number[];
interface Metadata {
  values: Map<string, Value>;
  vocabularySize: number;
  shortTokens: Map<string, number[]>;
}

/** Reads the header. Never throws and never loops: every step consumes bytes that exist. */
export async function readGguf(source: ByteSource): Promise<Result<GgufHeader>> {
  try {
    const reader = new ByteReader(source);
    const counts = await readCounts(reader, source.size);
    const metadata = await readMetadata(reader, counts.values);
    const tensors = await readTensors(reader, counts.tensors);
    return describe(counts.version, metadata, tensors, reader.position, source.size);
  } catch (error) {
    if (error instanceof HeaderError) return failure(error.code, error.message);
    return failure('load-failed', `the file could not be read: ${String(error)}`, true);
  }
}

// ---- the first 24 bytes -------------------------------------------------------------------------

async function readCounts(reader: ByteReader, size: number) {
  if (size < 4) throw new HeaderError('not-gguf', `the file has ${size} bytes`);
  await reader.need(4);
  const magic = reader.text(4);
  if (magic !== 'GGUF') throw await notGguf(reader, magic, size);
  await reader.need(4);
  const version = reader.u32();
  if (version !== 2 && version !== 3) throw new HeaderError('gguf-version', versionText(version));
  await reader.need(16);
  const tensors = reader.u64();
  const values = reader.u64();
  if (tensors > MAX_TENSORS || values > MAX_VALUES) {
    throw new HeaderError('gguf-truncated', `${tensors} tensors and ${values} values are absurd`);
  }
  return { version, tensors, values };
}

async function notGguf(reader: ByteReader, magic: string, size: number): Promise<HeaderError> {
  reader.position = 0;
  const length = Math.min(size, 512);
  await reader.need(length);
  const looksLikePage = /^\s*(<!doctype|<html|<head|<\?xml|<!--)/i.test(reader.text(length));
  const detail = looksLikePage
    ? 'it looks like a web page, for example a sign-in or error page'
    : `it starts with ${JSON.stringify(magic)}, not with "GGUF"`;
  return new HeaderError('not-gguf', detail);
}

function versionText(version: number): string {
  const swapped = version !== 0 && (version & 0xffff) === 0;
  return swapped ? 'big-endian byte order' : `version ${version}; 2 and 3 can be read`;
}

// ---- keys and values ------------------------------------------------------------------------------

const STRING = 8;
const ARRAY = 9;

/** Bytes of each scalar type and how to read it. */
const SCALARS: ReadonlyMap<
  number,
  { bytes: number; read: (view: DataView, offset: number) => number | boolean }
> = new Map([
  [0, { bytes: 1, read: (view: DataView, offset: number) => view.getUint8(offset) }],
  [1, { bytes: 1, read: (view: DataView, offset: number) => view.getInt8(offset) }],
  [2, { bytes: 2, read: (view: DataView, offset: number) => view.getUint16(offset, true) }],
  [3, { bytes: 2, read: (view: DataView, offset: number) => view.getInt16(offset, true) }],
  [4, { bytes: 4, read: (view: DataView, offset: number) => view.getUint32(offset, true) }],
  [5, { bytes: 4, read: (view: DataView, offset: number) => view.getInt32(offset, true) }],
  [6, { bytes: 4, read: (view: DataView, offset: number) => view.getFloat32(offset, true) }],
  [7, { bytes: 1, read: (view: DataView, offset: number) => view.getUint8(offset) !== 0 }],
  [
    10,
    { bytes: 8, read: (view: DataView, offset: number) => Number(view.getBigUint64(offset, true)) },
  ],
  [
    11,
    { bytes: 8, read: (view: DataView, offset: number) => Number(view.getBigInt64(offset, true)) },
  ],
  [12, { bytes: 8, read: (view: DataView, offset: number) => view.getFloat64(offset, true) }],
]);

async function readText(reader: ByteReader, limit: number): Promise<string> {
  await reader.need(8);
  const length = reader.u64();
  if (length > limit) throw new HeaderError('gguf-truncated', `a text of ${length} bytes`);
  await reader.need(length);
  return reader.text(length);
}

async function readMetadata(reader: ByteReader, count: number): Promise<Metadata> {
  const metadata: Metadata = { values: new Map(), vocabularySize: 0, shortTokens: new Map() };
  for (let index = 0; index < count; index++) {
    const key = await readText(reader, MAX_KEY);
    await reader.need(4);
    const type = reader.u32();
    if (key === 'tokenizer.ggml.tokens' && type === ARRAY) {
      await readVocabulary(reader, metadata);
      continue;
    }
    const value = type === ARRAY ? await readArray(reader, 1) : await readScalar(reader, type);
    if (value !== null) metadata.values.set(key, value);
  }
  return metadata;
}

async function readScalar(reader: ByteReader, type: number): Promise<Scalar> {
  if (type === STRING) return readText(reader, MAX_TEXT);
  const scalar = SCALARS.get(type);
  if (scalar === undefined) throw new HeaderError('gguf-truncated', `a value of type ${type}`);
  await reader.need(scalar.bytes);
  return reader.scalar(scalar.bytes, scalar.read);
}

/** The numbers of a short array; null for what is skipped. */
async function readArray(reader: ByteReader, nesting: number): Promise<number[] | null> {
  await reader.need(12);
  const type = reader.u32();
  const count = reader.u64();
  const scalar = SCALARS.get(type);
  if (scalar !== undefined) {
    if (count > MAX_KEPT_NUMBERS) {
      reader.skip(count * scalar.bytes);
      return null;
    }
    await reader.need(count * scalar.bytes);
    return Array.from({ length: count }, () => Number(reader.scalar(scalar.bytes, scalar.read)));
  }
  if (type === STRING) {
    await skipTexts(reader, count);
    return null;
  }
  if (type !== ARRAY || nesting >= MAX_NESTING) {
    throw new HeaderError('gguf-truncated', `an array of type ${type}`);
  }
  for (let index = 0; index < count; index++) await readArray(reader, nesting + 1);
  return null;
}

async function skipTexts(reader: ByteReader, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    // Awaiting only at the edge of a window: a vocabulary has hundreds of thousands of entries.
    if (!reader.has(8)) await reader.need(8);
    reader.skip(reader.u64());
  }
}

async function readVocabulary(reader: ByteReader, metadata: Metadata): Promise<void> {
  await reader.need(12);
  const type = reader.u32();
  const count = reader.u64();
  if (type !== STRING) throw new HeaderError('gguf-truncated', `a vocabulary of type ${type}`);
  for (let id = 0; id < count; id++) {
    if (!reader.has(8)) await reader.need(8);
    const length = reader.u64();
    if (length > LONGEST_NAME) {
      reader.skip(length);
      continue;
    }
    if (!reader.has(length)) await reader.need(length);
    notePiece(metadata.shortTokens, reader.text(length), id);
  }
  metadata.vocabularySize = count;
}

// ---- the tensor table -----------------------------------------------------------------------------

interface Tensors {
  parameters: number;
  /** Numbers stored in each tensor type. */
  byType: Map<number, number>;
  /** End of the last tensor, counted from the start of the data. */
  end: number;
}

async function readTensors(reader: ByteReader, count: number): Promise<Tensors> {
  const tensors: Tensors = { parameters: 0, byType: new Map(), end: 0 };
  for (let index = 0; index < count; index++) {
    const name = await readText(reader, MAX_KEY);
    await reader.need(4);
    const dimensions = reader.u32();
    if (dimensions > 4)
      throw new HeaderError('gguf-truncated', `${dimensions} dimensions: ${name}`);
    await reader.need(dimensions * 8 + 12);
    let numbers = 1;
    for (let dimension = 0; dimension < dimensions; dimension++) numbers *= reader.u64();
    const type = reader.u32();
    const offset = reader.u64();
    if (numbers > MAX_TENSOR_NUMBERS) {
      throw new HeaderError('gguf-truncated', `the tensor ${name} claims ${numbers} numbers`);
    }
    tensors.parameters += numbers;
    tensors.byType.set(type, (tensors.byType.get(type) ?? 0) + numbers);
    const packing = TENSOR_TYPES.get(type);
    // A type newer than our table still has a place in the file, if no size that we know.
    const bytes = packing === undefined ? 0 : Math.ceil(numbers / packing.block) * packing.bytes;
    tensors.end = Math.max(tensors.end, offset + bytes);
  }
  return tensors;
}

// ---- the verdict ----------------------------------------------------------------------------------

function describe(
  version: number,
  metadata: Metadata,
  tensors: Tensors,
  headerEnd: number,
  size: number,
): Result<GgufHeader> {
  const text = (key: string) => {
    const value = metadata.values.get(key);
    return typeof value === 'string' ? value : null;
  };
  const number = (key: string) => largest(metadata.values.get(key));

  const architecture = text('general.architecture');
  if (architecture === null) return failure('unsupported-model', 'it names no architecture');
  const refusal = refuse(architecture, text('general.type'), number('split.count') ?? 1);
  if (refusal !== null) return failure('unsupported-model', refusal);

  const alignment = number('general.alignment') ?? 32;
  if (alignment < 1 || alignment > 65_536) {
    return failure('gguf-truncated', `an alignment of ${alignment} bytes`);
  }
  const dataEnd = Math.ceil(headerEnd / alignment) * alignment + tensors.end;
  if (dataEnd > size) {
    return failure('gguf-truncated', `its tensors end at byte ${dataEnd}, the file at ${size}`);
  }

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
      parameters: tensors.parameters,
      quantisation: quantisation(number('general.file_type'), tensors.byType),
      cacheBytesPerToken: cacheBytesPerToken(architecture, number),
      dataEnd,
    },
  };
}

/** Why a file of this kind cannot answer; null where it can. */
function refuse(architecture: string, kind: string | null, parts: number): string | null {
  const reason = UNSUPPORTED_ARCHITECTURES.get(architecture);
  if (reason !== undefined) return `the architecture ${architecture} ${reason}`;
  if (kind !== null && kind !== 'model') return `it is of the kind "${kind}", not a whole model`;
  if (parts > 1) return `it is one of ${parts} parts of a model; choose a model in a single file`;
  return null;
}

/** Per-layer values count as their largest. */
function largest(value: Value | undefined): number | null {
  if (Array.isArray(value)) return value.length === 0 ? null : Math.max(...value);
  return typeof value === 'number' ? value : null;
}

function quantisation(fileType: number | null, byType: ReadonlyMap<number, number>): string {
  const named = fileType === null ? undefined : FILE_TYPES.get(fileType);
  if (named !== undefined) return named;
  const [majority] = [...byType].sort((a, b) => b[1] - a[1]);
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
