// What a text of a pack may not hold: markup, which is surely not meant, because every text is shown
// as it is written; and signs that nobody sees, with which a model could read what a person cannot.
import * as v from 'valibot';

/** A tag, a comment or a character reference of HTML. A "<" before a space or a number is a sign. */
const MARKUP = /<[/!?]?[A-Za-z][^<>]*>|<!--|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z]{2,8});/;

/** Line breaks, tabs and other control characters, and halves of characters. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** Signs that turn the direction of writing over, byte order marks, and invisible tag characters. */
const INVISIBLE = /[\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

const isWithout = (what: RegExp) => (text: string) => !what.test(text);

/** A text as one paragraph: without invisible signs, and one space for each break or control character. */
export function asParagraph(text: string): string {
  return text
    .replace(new RegExp(INVISIBLE, 'gu'), '')
    .replace(new RegExp(CONTROL, 'gu'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text of at most so many UTF-16 units, trimmed and not empty. */
export function plainText(most: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.check(
      isWithout(MARKUP),
      'There is markup in the text, such as <b> or &amp;. Write plain words; put a space after a “<” that means “less than”.',
    ),
    v.check(
      isWithout(CONTROL),
      'There is a line break, a tab or another control character in the text. Write it as one paragraph.',
    ),
    v.check(
      isWithout(INVISIBLE),
      'There are invisible signs in the text, such as those that turn the direction of writing over. Type the text anew without them.',
    ),
    // The same for the JSON Schema, as far as the regular expressions of all languages can say it.
    v.metadata({
      pattern: '\\S',
      not: { pattern: `${MARKUP.source}|[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]` },
    }),
  );
}
