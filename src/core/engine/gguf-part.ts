// Reads one GGUF file as it stands: its counts, its keys and values, and its table of tensors, every
// step checked against the size of the file. What the values mean is said in gguf.ts; a model may lie in
// several such files (gguf-split.ts).
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

import { ByteReader, HeaderError, type ByteSource } from './gguf-bytes';
import { TENSOR_TYPES } from './gguf-tables';
import { LONGEST_NAME, notePiece } from './pieces';

export interface GgufPart {
  version: number;
  metadata: Metadata;
  tensors: Tensors;
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

/**
 * Reads one file. Never loops: every step consumes bytes that exist.
 *
 * @throws HeaderError if the file is none, or damaged, or ends before its tensors do.
 */
export async function readPart(source: ByteSource): Promise<GgufPart> {
  const reader = new ByteReader(source);
  const counts = await readCounts(reader, source.size);
  const metadata = await readMetadata(reader, counts.values);
  const tensors = await readTensors(reader, counts.tensors);
  const alignment = largest(metadata.values.get('general.alignment')) ?? 32;
  if (alignment < 1 || alignment > 65_536) {
    throw new HeaderError('gguf-truncated', `an alignment of ${alignment} bytes`);
  }
  const dataEnd = Math.ceil(reader.position / alignment) * alignment + tensors.end;
  if (dataEnd > source.size) {
    const detail = `its tensors end at byte ${dataEnd}, the file at ${source.size}`;
    throw new HeaderError('gguf-truncated', detail);
  }
  return { version: counts.version, metadata, tensors };
}

/** A number of the metadata; per-layer values count as their largest, and what is no number as null. */
export function largest(value: Value | undefined): number | null {
  if (Array.isArray(value)) return value.length === 0 ? null : Math.max(...value);
  return typeof value === 'number' ? value : null;
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
  /** How many there are. */
  count: number;
  parameters: number;
  /** Numbers stored in each tensor type. */
  byType: Map<number, number>;
  /** End of the last tensor, counted from the start of the data. */
  end: number;
}

async function readTensors(reader: ByteReader, count: number): Promise<Tensors> {
  const tensors: Tensors = { count, parameters: 0, byType: new Map(), end: 0 };
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
