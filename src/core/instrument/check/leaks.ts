// Leaks: words that name a value where only the deed should show it.
//
// Regular English forms are made from the list and matched as whole words: nouns have plurals, verbs
// -s, -ed, -d and -ing, adjectives -er, -est, -ly and -ness; a final e falls, y becomes i, a last
// consonant doubles. Forms that no one uses (“controled”) match nothing and cost nothing.
//
// Example: “She enjoyed the customs” names Hedonism by “enjoyed” and Tradition by “customs”.
import { VALUE_NAMES, VALUES, type Value } from '../../values';
import type { Finding, PlacedText } from './finding';
import { LEAK_WORDS } from './leak-words';
import { simpleWords } from './words';

const listed = (text: string) => text.split(' ').filter((word) => word !== '');

/** The word before an ending that starts with a vowel: hope → hop, deny → deni, plan → plan, plann. */
function stems(word: string): string[] {
  if (word.endsWith('e')) return [word.slice(0, -1)];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}i`, word];
  if (/[^aeiou][aeiou][^aeiouwxy]$/.test(word)) return [word, `${word}${word.slice(-1)}`];
  return [word];
}

const withEndings = (word: string, endings: readonly string[]) =>
  stems(word).flatMap((stem) => endings.map((ending) => `${stem}${ending}`));

const nounForms = (word: string) => [word, `${word}s`, ...withEndings(word, ['es'])];

const verbForms = (word: string) => [...nounForms(word), ...withEndings(word, ['ed', 'ing'])];

/** -ly and -ness keep the e: safe, safely; but able and ably, happy and happily. */
function adjectiveForms(word: string): string[] {
  const adverbs = [`${word}ly`, word.replace(/le$/, 'ly'), word.replace(/y$/, 'ily')];
  const qualities = [`${word}ness`, word.replace(/y$/, 'iness')];
  return [word, ...withEndings(word, ['er', 'est']), ...adverbs, ...qualities];
}

const VALUE_OF_WORD = new Map<string, Value>();
const VALUE_OF_PHRASE: { phrase: readonly string[]; value: Value }[] = [];
for (const value of VALUES) {
  const { nouns, verbs, adjectives, phrases } = LEAK_WORDS[value];
  const forms = [
    ...listed(nouns).flatMap(nounForms),
    ...listed(verbs).flatMap(verbForms),
    ...listed(adjectives).flatMap(adjectiveForms),
  ];
  for (const form of forms) VALUE_OF_WORD.set(form, value);
  for (const phrase of phrases) VALUE_OF_PHRASE.push({ phrase: phrase.split(' '), value });
}

export interface Leak {
  /** As it stands in the text, in small letters. */
  word: string;
  /** The value that the word names. */
  value: Value;
}

/** All words and phrases of a text that name a value, in their order; phrases last. */
export function leaksOf(text: string): Leak[] {
  const found = simpleWords(text).map((word) => word.replace(/'s?$/, ''));
  const single = found.flatMap((word): Leak[] => {
    const value = VALUE_OF_WORD.get(word);
    return value === undefined ? [] : [{ word, value }];
  });
  const several = VALUE_OF_PHRASE.flatMap(({ phrase, value }): Leak[] => {
    const stands = found.some((_, start) =>
      phrase.every((word, place) => found[start + place] === word),
    );
    return stands ? [{ word: phrase.join(' '), value }] : [];
  });
  return [...single, ...several];
}

/** One finding for each leak of a text. */
export function leakFindings({ where, text }: PlacedText): Finding[] {
  return leaksOf(text).map(({ word, value }) => ({
    where,
    rule: 'leak',
    message: `“${word}” names ${VALUE_NAMES[value]}; show it by what is done, without the word.`,
  }));
}
