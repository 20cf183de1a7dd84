// A pupil's answers as a short code that is read aloud, typed or pasted: no network carries it.
//
// A code is one word of characters (alphabet.ts), each five bits:
//   1  the version of this form
//   3  the fingerprint of the class set (class-set.ts), 15 bits
//   2  a number that the pupil's device draws, 10 bits
//   …  the answers in mixed radix (mixed-radix.ts), as few characters as hold them all
//   3  checks (reed-solomon.ts)
// Every answer is there or there is no code. Fifteen scenarios make 6 characters of answers, 12 with what
// stands before them and 15 with the checks; with 21 portraits it is 17, 23 and 26.
//
// The fingerprint is written out and not folded into the checks, so that a code of another set is named
// as such and not called damaged. Two sets share it with a probability of 1 in 32,768.
//
// The drawn number tells a code that came twice from two pupils who chose alike. Without it, one of two
// votes would be lost whenever two agree in everything, which in a class of 30 and five questions is
// common (1,024 ways to answer, 435 pairs), or a code pasted twice would count twice. With it, two pupils
// who chose alike are taken for one with a probability of 1 in 1,024: where ten pairs agree in everything,
// once in a hundred lessons. Nobody is known by it: it says nothing of a pupil and is drawn for one code.
import { charactersOf, grouped, symbolOf } from './alphabet';
import { FIELD_SIZE } from './field-32';
import { capacity, packDigits, unpackDigits } from './mixed-radix';
import { CHECKS, LONGEST_WORD, readWord, withChecks } from './reed-solomon';

const VERSION = 1;
const SET_SYMBOLS = 3;
const DRAWN_SYMBOLS = 2;
const HEAD_SYMBOLS = 1 + SET_SYMBOLS;
const BITS = 5n;

/** How many fingerprints of sets there are: 15 bits. */
export const FINGERPRINTS = FIELD_SIZE ** SET_SYMBOLS;
/** From how many numbers a pupil's device draws: 10 bits. */
export const DRAWN_NUMBERS = FIELD_SIZE ** DRAWN_SYMBOLS;

/** What is known of a code before it comes. */
export interface CodeForm {
  /** Of the class set: 0 to 32,767. */
  fingerprint: number;
  /** In how many ways each answer can be given: 6 for a rating, 4 for a scenario. */
  bases: readonly number[];
}

export interface CodedAnswers {
  /** Each from 0, in the order of the bases. */
  answers: readonly number[];
  /** Drawn by the pupil's device, 0 to 1,023. */
  drawn: number;
}

/** Where a code went wrong. Places count from 1, without the hyphens. */
export type CodeFault =
  | { kind: 'length'; found: number; expected: number }
  /** One character is wrong; `likely` is the whole code as it probably was. */
  | { kind: 'character'; place: number; likely: string }
  | { kind: 'unknown' };

/** `code` is as it is written properly, in groups. */
export type CodeReading =
  | ({ state: 'read'; code: string } & CodedAnswers)
  | { state: 'damaged'; code: string; fault: CodeFault }
  | { state: 'other-set'; code: string }
  | { state: 'other-version'; code: string };

/** A number as so many symbols, the highest first. */
function symbolsOf(number: bigint, length: number): number[] {
  return Array.from({ length }, (_, place) =>
    Number((number >> (BITS * BigInt(length - 1 - place))) & (BigInt(FIELD_SIZE) - 1n)),
  );
}

function numberOf(symbols: readonly number[]): bigint {
  return symbols.reduce((number, symbol) => (number << BITS) | BigInt(symbol), 0n);
}

function answerSymbols(bases: readonly number[]): number {
  let length = 0;
  for (let rest = capacity(bases) - 1n; rest > 0n; rest >>= BITS) length += 1;
  return length;
}

/** Characters of a code, hyphens apart. */
export function codeLength(bases: readonly number[]): number {
  return HEAD_SYMBOLS + DRAWN_SYMBOLS + answerSymbols(bases) + CHECKS;
}

/** Whether so many answers fit into one code. */
export function fitsCode(bases: readonly number[]): boolean {
  return codeLength(bases) <= LONGEST_WORD;
}

function headOf(fingerprint: number): number[] {
  return [VERSION, ...symbolsOf(BigInt(fingerprint), SET_SYMBOLS)];
}

/** The four characters that all codes of a set begin with. */
export function codeHead({ fingerprint }: CodeForm): string {
  return charactersOf(headOf(fingerprint));
}

/**
 * The code of complete answers, in groups.
 *
 * @throws RangeError for an answer that is missing or out of its range, and for more answers than fit.
 */
export function writeAnswerCode({ fingerprint, bases }: CodeForm, given: CodedAnswers): string {
  const data = [
    ...headOf(fingerprint),
    ...symbolsOf(BigInt(given.drawn), DRAWN_SYMBOLS),
    ...symbolsOf(packDigits(given.answers, bases), answerSymbols(bases)),
  ];
  return grouped(charactersOf(withChecks(data)));
}

/** A word without errors: of this set or not. */
function readRight(word: readonly number[], form: CodeForm): CodeReading {
  const code = grouped(charactersOf(word));
  if (word[0] !== VERSION) return { state: 'other-version', code };
  const isOwn = headOf(form.fingerprint).every((symbol, place) => word[place] === symbol);
  if (!isOwn) return { state: 'other-set', code };
  // A word that ends in 0 is right without its end too.
  const expected = codeLength(form.bases);
  if (word.length !== expected) {
    return { state: 'damaged', code, fault: { kind: 'length', found: word.length, expected } };
  }
  const from = HEAD_SYMBOLS + DRAWN_SYMBOLS;
  const answers = unpackDigits(numberOf(word.slice(from, -CHECKS)), form.bases);
  if (answers === null) return { state: 'damaged', code, fault: { kind: 'unknown' } };
  const drawn = Number(numberOf(word.slice(HEAD_SYMBOLS, from)));
  return { state: 'read', code, answers, drawn };
}

/** Where one wrong character explains the fault: only if the code then is one of this set. */
function faultOf(word: readonly number[], unread: readonly number[], form: CodeForm): CodeFault {
  const expected = codeLength(form.bases);
  if (word.length !== expected) return { kind: 'length', found: word.length, expected };
  const reading = readWord(word);
  // A character that stands for nothing was read as 0, which may by chance be right.
  const [only] = unread;
  const wrong = reading.state === 'one-wrong' ? reading : { place: only ?? 0, symbol: 0 };
  const isElsewhere = unread.some((place) => place !== wrong.place);
  if (reading.state === 'wrong' || isElsewhere) return { kind: 'unknown' };
  const mended = readRight(word.with(wrong.place, wrong.symbol), form);
  if (mended.state !== 'read') return { kind: 'unknown' };
  return { kind: 'character', place: wrong.place + 1, likely: mended.code };
}

/**
 * Reads what somebody typed as a code: large or small letters, hyphens and spaces anywhere, O for 0, I
 * and L for 1.
 */
export function readAnswerCode(typed: string, form: CodeForm): CodeReading {
  const characters = Array.from(typed.replace(/[\s\p{Dash}]/gu, ''));
  const symbols = characters.map(symbolOf);
  const unread = symbols.flatMap((symbol, place) => (symbol === null ? [place] : []));
  const word = symbols.map((symbol) => symbol ?? 0);
  const isWord = word.length > HEAD_SYMBOLS + CHECKS && word.length <= LONGEST_WORD;
  if (isWord && unread.length === 0 && readWord(word).state === 'right') {
    return readRight(word, form);
  }
  const code = grouped(characters.join('').toUpperCase());
  return { state: 'damaged', code, fault: faultOf(word, unread, form) };
}
