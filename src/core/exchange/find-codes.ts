// Answer codes in what a teacher pastes: one code, a column of them, or a whole chat with names and times
// between. What reads as a code of this class set is taken wherever it stands, even with spaces inside;
// what only looks like a code is told as damaged or as another set's.
import { readAnswerCode, codeLength, type CodeForm, type CodeReading } from './answer-code';
import { LONGEST_WORD } from './reed-solomon';

/** A text is read up to this length: about 20,000 codes. */
export const LONGEST_PASTE = 500_000;

/** Shorter than any code. */
const SHORTEST = 10;

/** Runs of letters and digits, with hyphens inside. */
const WORDS = /[\p{L}\p{N}]+(?:\p{Dash}[\p{L}\p{N}]+)*/gu;

const lengthOf = (word: string) => word.replace(/\p{Dash}/gu, '').length;

/** A code somebody wrote, and the number of words that it takes. */
interface Found {
  reading: CodeReading;
  words: number;
}

const isOwn = (reading: CodeReading) =>
  reading.state === 'read' || (reading.state === 'damaged' && reading.fault.kind === 'character');

/** A code of this set, right or with one wrong character, that begins with the first of the words. */
function ownCode(words: readonly string[], form: CodeForm): Found | null {
  const expected = codeLength(form.bases);
  let length = 0;
  for (const [index, word] of words.entries()) {
    length += lengthOf(word);
    if (length > expected) return null;
    if (length < expected) continue;
    const reading = readAnswerCode(words.slice(0, index + 1).join(''), form);
    return isOwn(reading) ? { reading, words: index + 1 } : null;
  }
  return null;
}

/** Letters and digits, in groups or as long as a code of this set: nothing that a chat has by itself. */
function looksLikeCode(word: string, form: CodeForm): boolean {
  const length = lengthOf(word);
  if (length < SHORTEST || length > LONGEST_WORD) return false;
  if (!/\p{N}/u.test(word) || !/\p{L}/u.test(word)) return false;
  return /\p{Dash}/u.test(word) || Math.abs(length - codeLength(form.bases)) <= 1;
}

function codesOfLine(line: string, form: CodeForm): CodeReading[] {
  const words = line.match(WORDS) ?? [];
  const found: CodeReading[] = [];
  for (let from = 0; from < words.length;) {
    const [word = '', ...rest] = words.slice(from, from + LONGEST_WORD);
    const own = ownCode([word, ...rest], form);
    if (own !== null) found.push(own.reading);
    else if (looksLikeCode(word, form)) found.push(readAnswerCode(word, form));
    from += own?.words ?? 1;
  }
  return found;
}

/**
 * The codes in a text, in its order. A single line in which there is none is itself taken for a code that
 * somebody typed, so that it is told what is wrong with it.
 *
 * @throws RangeError for a text beyond `LONGEST_PASTE`.
 */
export function findCodes(text: string, form: CodeForm): CodeReading[] {
  if (text.length > LONGEST_PASTE) {
    throw new RangeError(`a text of ${text.length} characters; at most ${LONGEST_PASTE} are read`);
  }
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const found = lines.flatMap((line) => codesOfLine(line, form));
  const [only] = lines;
  if (found.length > 0 || lines.length !== 1 || only === undefined) return found;
  return [readAnswerCode(only.slice(0, 2 * LONGEST_WORD), form)];
}

export type Collected = CodeReading | { state: 'double'; code: string };

/** The codes, with those named that are known already or came earlier in the same text. */
export function withDoubles(found: readonly CodeReading[], known: Iterable<string>): Collected[] {
  const seen = new Set(known);
  return found.map((reading) => {
    if (reading.state !== 'read') return reading;
    if (seen.has(reading.code)) return { state: 'double', code: reading.code };
    seen.add(reading.code);
    return reading;
  });
}
