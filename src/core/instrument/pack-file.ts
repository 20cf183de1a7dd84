// A pack from the bytes of a file that somebody picked, which may be anything.
import { jsonFault, type JsonFault } from './json-text';
import { readPack, type PackReading } from './pack';
import { packPlace, type PackProblem, type PackRefusal } from './pack-problems';

/** The largest file that is read: a full pack of 5,000 scenarios has about 20 MB. */
export const MOST_BYTES = 32 * 1024 * 1024;

function refused(problem: PackProblem): PackRefusal {
  return { ok: false, problems: [problem], more: 0 };
}

const wholeFile = (found: string, message: string) =>
  refused({ path: '(whole file)', where: 'the whole file', found, message });

const megabytes = (bytes: number) =>
  `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;

/** What is said of a file that is too large, before it is read; null for one that is not. */
export function tooLarge(bytes: number): PackRefusal | null {
  if (bytes <= MOST_BYTES) return null;
  return wholeFile(
    megabytes(bytes),
    `The file is too large: at most ${megabytes(MOST_BYTES)} are read. Make several packs of it.`,
  );
}

function faultTold({ kind, line, column, keys, found }: JsonFault, data: unknown): PackRefusal {
  const place = `line ${line}, column ${column}`;
  if (kind === 'doubled name') {
    const message = `“${String(keys.at(-1))}” stands there a second time (${place}). Take one of the two out.`;
    return refused({ ...packPlace(keys, data), found, message });
  }
  return refused({
    path: '(whole file)',
    where: place,
    found: found === '' ? 'the end of a line or of the file' : found,
    message:
      'The file is not JSON from here on. Look here and just before for a comma, a bracket or a quotation mark that is missing or too many, or a line break inside a text.',
  });
}

/** Reads the bytes of a file as a pack; nothing but the pack or what is wrong comes of it. */
export function readPackBytes(bytes: Uint8Array): PackReading {
  const large = tooLarge(bytes.byteLength);
  if (large !== null) return large;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wholeFile(
      'other bytes',
      'The file is not text in UTF-8. Save it anew with the encoding UTF-8.',
    );
  }
  if (text.trim() === '') {
    return wholeFile('nothing', 'The file is empty. Pick the file of a pack.');
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const fault = jsonFault(text);
    if (fault === null) throw error;
    return faultTold(fault, undefined);
  }
  const reading = readPack(data);
  if (!reading.ok) return reading;
  // What is a pack so far may still hold a name twice.
  const fault = jsonFault(text);
  return fault === null ? reading : faultTold(fault, data);
}
