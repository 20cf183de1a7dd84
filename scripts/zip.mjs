// Writes a zip file, a step at a time, because Node reads and writes none. Source: PKWARE, APPNOTE.TXT
// 6.3.10: for each file a local header and its bytes, then the central directory, then its end record.
// Files are deflated from memory, or stored as they are where they are large (models do not get smaller)
// and then copied in pieces. Limits: no file and no archive of 4 GiB or more (that takes "zip64").
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';

const LARGEST = 0xffff_ffff;
const MOST_FILES = 0xffff;
/** Larger files are stored as they are. */
const LARGE = 32 * 2 ** 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
const STORED = 0;
/** "Made by": Unix, version 2.0, so that the upper half of the attributes is the file's mode. */
const UNIX = (3 << 8) | 20;
const REGULAR_FILE = 0o100000;

/**
 * @typedef {object} Entry
 * @property {string} name with strokes between folders
 * @property {string} path of the file on this machine
 * @property {boolean} [isProgram] whether it may be started; no other file may
 */

/**
 * The fields that both headers have: version needed, flags, method, time, date, checksum, both sizes,
 * length of the name, length of what is extra.
 * @param {{ method: number, when: Date, crc: number, packed: number, size: number, name: Buffer }} file
 */
function commonFields({ method, when, crc, packed, size, name }) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(method, 4);
  // Seconds come in twos; years count from 1980.
  const time = (when.getHours() << 11) | (when.getMinutes() << 5) | (when.getSeconds() >> 1);
  const date = ((when.getFullYear() - 1980) << 9) | ((when.getMonth() + 1) << 5) | when.getDate();
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** @param {number} signature */
function signed(signature) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

/**
 * Method, checksum, sizes, and the bytes in pieces.
 * @param {string} path
 */
async function contentOf(path) {
  const { size } = await stat(path);
  if (size < LARGE) {
    const bytes = await readFile(path);
    const packed = deflateRawSync(bytes, { level: 9 });
    return { method: DEFLATED, crc: crc32(bytes), size, packed: packed.length, pieces: [packed] };
  }
  let crc = 0;
  for await (const piece of createReadStream(path)) crc = crc32(piece, crc);
  return { method: STORED, crc, size, packed: size, pieces: createReadStream(path) };
}

/**
 * Writes the files into a new archive, in their order.
 * @param {string} target path of the archive; one that is there is replaced
 * @param {readonly Entry[]} entries
 * @param {Date} when the time that every file gets
 * @returns {Promise<number>} bytes of the archive
 * @throws {RangeError} for more than the format holds
 */
export async function writeZip(target, entries, when) {
  if (entries.length > MOST_FILES) throw new RangeError('more files than a zip file holds');
  const archive = await open(target, 'w');
  const directory = [];
  let at = 0;
  const add = async (/** @type {Buffer} */ bytes) => {
    if (at + bytes.length > LARGEST) throw new RangeError('4 GiB is more than a zip file holds');
    await archive.write(bytes);
    at += bytes.length;
  };
  try {
    for (const { name: text, path, isProgram = false } of entries) {
      const name = Buffer.from(text);
      const { pieces, ...content } = await contentOf(path);
      const common = commonFields({ ...content, when, name });
      const attributes = Buffer.alloc(14);
      attributes.writeUInt32LE((REGULAR_FILE | (isProgram ? 0o755 : 0o644)) * 0x1_0000, 6);
      attributes.writeUInt32LE(at, 10);
      const made = Buffer.alloc(2);
      made.writeUInt16LE(UNIX);
      directory.push(signed(0x0201_4b50), made, common, attributes, name);
      await add(Buffer.concat([signed(0x0403_4b50), common, name]));
      for await (const piece of pieces) await add(piece);
    }
    const from = at;
    await add(Buffer.concat(directory));
    const end = Buffer.alloc(18);
    end.writeUInt16LE(entries.length, 4);
    end.writeUInt16LE(entries.length, 6);
    end.writeUInt32LE(at - from, 8);
    end.writeUInt32LE(from, 12);
    await add(Buffer.concat([signed(0x0605_4b50), end]));
    return at;
  } finally {
    await archive.close();
  }
}
