// Reads little-endian values one after another from a file of which only windows are in memory.
// Every read is checked against the size of the file first, so damaged counts cannot run away.

import type { EngineErrorCode } from './api';

/** A file, or as much of one as is at hand. */
export interface ByteSource {
  /** Bytes in the whole file. */
  size: number;
  /** May return fewer bytes than asked for when they are not at hand; never more. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export function sourceOfBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** The first bytes of a file whose full size is known from elsewhere. */
export function sourceOfBytes(bytes: Uint8Array, size = bytes.length): ByteSource {
  return {
    size,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Thrown inside the reader only; `readGguf` turns it into a result. */
export class HeaderError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const WINDOW = 1 << 20;
const utf8 = new TextDecoder();

export class ByteReader {
  readonly #source: ByteSource;
  #window: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #start = 0;
  /** Where the next value stands in the file. */
  position = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Whether the next `length` bytes are in memory, so that they can be read without waiting. */
  has(length: number): boolean {
    const offset = this.position - this.#start;
    return offset >= 0 && offset + length <= this.#window.length;
  }

  /** Brings the next `length` bytes into memory. */
  async need(length: number): Promise<void> {
    if (this.has(length)) return;
    const left = this.#source.size - this.position;
    if (length > left) throw this.#endsEarly(length);
    const bytes = await this.#source.read(this.position, Math.min(left, Math.max(length, WINDOW)));
    if (bytes.length < length) throw this.#endsEarly(length);
    this.#window = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start = this.position;
  }

  #endsEarly(length: number): HeaderError {
    return new HeaderError(
      'gguf-truncated',
      `the header wants ${length} bytes at ${this.position}, the file has ${this.#source.size} bytes`,
    );
  }

  /** Leaves out bytes that nobody needs; they must exist. */
  skip(length: number): void {
    if (length > this.#source.size - this.position) throw this.#endsEarly(length);
    this.position += length;
  }

  // The readers below expect `need` to have been awaited for their bytes.

  u32(): number {
    const value = this.#view.getUint32(this.position - this.#start, true);
    this.position += 4;
    return value;
  }

  /** A count, an offset or a length; beyond 2^53 it can only be damage. */
  u64(): number {
    const value = Number(this.#view.getBigUint64(this.position - this.#start, true));
    this.position += 8;
    if (!Number.isSafeInteger(value)) {
      throw new HeaderError('gguf-truncated', `the number ${value} before byte ${this.position}`);
    }
    return value;
  }

  /** A view of the window at the next byte, for reading scalars of many types. */
  scalar<T>(length: number, read: (view: DataView, offset: number) => T): T {
    const value = read(this.#view, this.position - this.#start);
    this.position += length;
    return value;
  }

  text(length: number): string {
    const offset = this.position - this.#start;
    this.position += length;
    return utf8.decode(this.#window.subarray(offset, offset + length));
  }
}
