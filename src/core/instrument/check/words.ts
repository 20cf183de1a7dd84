// Counting words and sentences. A word is what stands between spaces, dashes or slashes and has a
// letter or a digit: “well-known”, “don’t” and “3.30” are one word each.
//
// Example: “Don’t go – it’s 3.30!” has four words: don't, go, it's, 3.30.

const BETWEEN_WORDS = /[\s/—–…]+/u;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** An end mark, then closing marks, then the end or a space before anything but a small letter. */
const SENTENCE_END = /[.!?…]+["'’”)\]]*(?=\s+\P{Ll}|\s*$)/gu;
const OPEN_END = /[^.!?…"'’”)\]\s]["'’”)\]]*\s*$/u;

/** The words of a text in small letters, with straight apostrophes. */
export function words(text: string): string[] {
  return text
    .normalize('NFC')
    .split(BETWEEN_WORDS)
    .map((word) => word.replace(EDGES, '').replaceAll('’', "'").toLowerCase())
    .filter((word) => word !== '');
}

/** The words with compounds taken apart: “well-known” gives well and known. */
export function simpleWords(text: string): string[] {
  return words(text)
    .flatMap((word) => word.split('-'))
    .filter((word) => word !== '');
}

/** Simple words without what follows an apostrophe: “you'll” is you, “Anna’s” anna. */
export const bareWords = (text: string): string[] =>
  simpleWords(text).map((word) => word.replace(/'.*$/, ''));

/**
 * Sentences of a text; one without an end mark counts. “3.30” and “a.m. and” end none; “Mr. Brown”
 * is counted as an end, which overstates their number.
 */
export function sentenceCount(text: string): number {
  const ended = text.match(SENTENCE_END)?.length ?? 0;
  return ended + (OPEN_END.test(text) ? 1 : 0);
}
