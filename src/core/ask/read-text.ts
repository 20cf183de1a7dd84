// Reads the answer in a text that a model wrote (docs/measurement.md, section 5). The rules are strict: what
// does not clearly name one of the offered answers is not guessed at, but counted as refused or unread. They
// are for English, in which models are asked, and are the rules of READER: a change of any of them raises its
// number, which stands in every row.
//
// 1. What stands between <think> and </think> is no answer.
// 2. A label is named where it stands alone on a line or ends one after a colon, begins a line with a mark behind
//    it ("B)", "B."), stands in brackets, quotation marks or asterisks, or follows a word such as "answer". Not
//    where "not", "never", "instead of" and their like stand before it, and not in a range ("1 to 6").
// 3. An option is named where all of its text stands in the answer; a text of fewer than four words ("like
//    me") only as a line or sentence of its own, because it may stand inside another.
// 4. "I cannot answer" and its like are a refusal unless the text begins with a label; "as an AI I have no
//    values" only where no answer is named.
// 5. Exactly one answer named is the answer. Several are "several", none is "none".
//
// A list of ratings, the answer to all portraits in one prompt, is read line by line: a line that begins with the
// number of a portrait and ends with a rating behind a colon, a dash, an equals sign or a bracket rates that
// portrait. Or the text is as many bare ratings as there are portraits, in their order.
//
// Examples: "B" and "I would choose option B." name B. "B) Ring her tonight." names B twice, which is once.
// "A good start, but (C)" names C. "A or B" names none, "(A) or (B)" several.

export const READER = 1;

/** How a text names an answer: by its label, or by the whole text of the option. */
export const NAMED_BY = ['label', 'restated', 'listed'] as const;
export const UNREAD_WHY = ['refused', 'several', 'none'] as const;

export type UnreadWhy = (typeof UNREAD_WHY)[number];

export type TextReading =
  { label: number; by: (typeof NAMED_BY)[number] } | { label: null; why: UnreadWhy };

const THOUGHTS = /<think>[\s\S]*?(?:<\/think>|$)/g;

/** What a model says, in one form of its characters. */
const withoutThoughts = (written: string) => written.replace(THOUGHTS, '').normalize('NFKC').trim();

/** What may stand between a word and the label that it names: "option **B". */
const OPENING = `["'“‘([*]*$`;
/** "answer", "the best answer is", "I would go with": what follows is named. */
const NAMING_WORDS = [
  'answers?',
  'options?',
  'suggestions?',
  'repl(?:y|ies)',
  'choice',
  'letter',
  'number',
  'rating',
  'score',
  'rate(?: (?:it|this|myself|him|her|them))?',
  'choose',
  'chose',
  'pick',
  'select',
  'say',
  '(?:go|going) with',
  'would be',
  "it(?:['’]s| is)",
];
const NAMING = new RegExp(
  `\\b(?:${NAMING_WORDS.join('|')})\\s*(?:is|as|with|would be|:|=)?\\s*` +
    `(?:(?:the |an? )?(?:option|letter|number|suggestion|reply|rating|answer)\\s*)?:?\\s*${OPENING}`,
  'i',
);
/** "The number that fits best is", "rate this person as a": up to five words before the label. */
const NAMING_CLAUSE = new RegExp(
  `\\b(?:(?:answer|option|suggestion|reply|choice|letter|number|rating|score)` +
    `(?: +[\\w'’]+){0,5} +(?:is|would be)|rate(?: +[\\w'’]+){1,5} +(?:as|at)(?: an?)?):? *${OPENING}`,
  'i',
);
/** "not", and up to three words later in the same line the label. */
const NEGATED = new RegExp(
  "(?:\\b(?:not|never|no|neither|nor|without|except|instead of|rather than|other than|against|over)|n['’]t)" +
    `[^\\S\\n]+(?:\\w+[^\\S\\n]+){0,3}${OPENING}`,
  'i',
);
const BEGINS_LINE = /(?:^|\n)[\s"'“‘([*>#-]*$/;
const ENDS_LINE = /^[\s"'”’)\]*.!]*(?:$|\n)/;
const MARKED = /^["'”’*]*\s*(?:[).:,;\]=(]|[-–—]\s|out of |\/\s?\d)/;
const AFTER_COLON = new RegExp(`:\\s*${OPENING}`);
const OPENED = /["'“‘([*]$/;
const CLOSED = /^["'”’)\]*]/;
const RANGE_AFTER = /^\s*(?:to|through|and|or|[-–—])\s*\d/;
const RANGE_BEFORE = /\d\s*(?:to|through|[-–—/]|out of)\s*$/;

const CANNOT = new RegExp(
  "\\b(?:I|we)(?:['’]m| am| are|['’]re)?\\s+(?:cannot|can['’]t|can not|could not|couldn['’]t|won['’]t|" +
    'will not|refuse|decline|must decline|unable|not able|not comfortable|prefer not|would rather not)\\b',
  'i',
);
const NO_SELF = new RegExp(
  "\\b(?:as an?|I(?:['’]m| am)(?: just| only)? an?) (?:AI|artificial intelligence|(?:large )?language model)\\b" +
    "|\\bI (?:do not|don['’]t) have (?:any )?(?:personal|feelings|values|preferences|opinions|beliefs)" +
    "|\\bI(?:['’]m| am) sorry\\b",
  'i',
);

interface Named {
  label: number;
  start: number;
}

function isNamed(before: string, after: string): boolean {
  if (RANGE_AFTER.test(after) || RANGE_BEFORE.test(before) || NEGATED.test(before)) return false;
  if (BEGINS_LINE.test(before) && MARKED.test(after)) return true;
  if ((BEGINS_LINE.test(before) || AFTER_COLON.test(before)) && ENDS_LINE.test(after)) return true;
  if (after.startsWith(')') || (OPENED.test(before) && CLOSED.test(after))) return true;
  return NAMING.test(before) || NAMING_CLAUSE.test(before);
}

/** Where labels are named; a label is a letter or digit that is no part of a word or number. */
function labelsIn(text: string, labels: readonly string[]): Named[] {
  return labels.flatMap((label, place) => {
    const alone = new RegExp(
      `(?<![\\p{L}\\p{N}'’.])${label}(?![\\p{L}\\p{N}]|['’]\\p{L}|\\.\\d)`,
      'gu',
    );
    return [...text.matchAll(alone)].flatMap(({ index }) =>
      isNamed(text.slice(0, index), text.slice(index + label.length))
        ? [{ label: place, start: index }]
        : [],
    );
  });
}

/** Lower case, without marks, one space between words. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

const FEWEST_WORDS = 4;

/** The options whose whole text stands in the answer. Longer ones are taken out first: one may hold another. */
function restatedIn(text: string, meanings: readonly string[]): number[] {
  const sentences = new Set(text.split(/[\n.!?:;]+/).map(plain));
  let rest = ` ${plain(text)} `;
  const longestFirst = meanings
    .map((meaning, place) => ({ place, words: plain(meaning) }))
    .sort((a, b) => b.words.length - a.words.length);
  return longestFirst.flatMap(({ place, words }) => {
    if (words === '') return [];
    if (words.split(' ').length < FEWEST_WORDS) return sentences.has(words) ? [place] : [];
    if (!rest.includes(` ${words} `)) return [];
    rest = rest.replaceAll(` ${words} `, ' | ');
    return [place];
  });
}

/**
 * Which of the offered answers a text names.
 *
 * @param labels single letters or digits, in the order shown.
 * @param meanings what each stood for, as it was shown.
 * @returns the place of the label from 0 and how it was named, or why none was read.
 */
export function readText(
  written: string,
  labels: readonly string[],
  meanings: readonly string[],
): TextReading {
  const text = withoutThoughts(written);
  const named = labelsIn(text, labels);
  const restated = restatedIn(text, meanings);
  const begins = named.some(
    ({ start }) => BEGINS_LINE.test(text.slice(0, start)) && !text.slice(0, start).includes('\n'),
  );
  if (CANNOT.test(text) && !begins) return { label: null, why: 'refused' };
  const all = [...new Set([...named.map(({ label }) => label), ...restated])];
  const [first] = all;
  if (first !== undefined && all.length === 1) {
    return { label: first, by: named.length > 0 ? 'label' : 'restated' };
  }
  if (NO_SELF.test(text)) return { label: null, why: 'refused' };
  return { label: null, why: all.length === 0 ? 'none' : 'several' };
}

const LIST_LINE =
  /^[\s*("'[{-]*(\d{1,3})["')\]]?\s*(?:[.:)=,-]|–|—)(?:.*?[:=–—([-])?\s*["'*]*(\d+)[^\p{L}\p{N}]*$/u;

/** The ratings that each number in a list was given, as they are written. */
function listed(text: string): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const line of text.split(/[\n,;](?=\s*["']?\d+["']?\s*[:.)=-])|\n/)) {
    const [, number, rating] = LIST_LINE.exec(line) ?? [];
    if (number === undefined || rating === undefined) continue;
    const own = found.get(Number(number)) ?? new Set();
    found.set(Number(number), own.add(rating));
  }
  return found;
}

const BARE_RATINGS = /^\d(?:[\s,;]+\d)*[.\s]*$/;

function readNumber(ratings: ReadonlySet<string>, labels: readonly string[]): TextReading {
  const [rating, second] = ratings;
  if (second !== undefined) return { label: null, why: 'several' };
  const label = rating === undefined ? -1 : labels.indexOf(rating);
  return label === -1 ? { label: null, why: 'none' } : { label, by: 'listed' };
}

/**
 * Which rating a text gives to each of some numbered portraits.
 *
 * @param portraits how many stood in the prompt.
 * @returns one reading a portrait, in their order.
 */
export function readList(
  written: string,
  portraits: number,
  labels: readonly string[],
): TextReading[] {
  const text = withoutThoughts(written);
  const bare = BARE_RATINGS.test(text) ? text.split(/[^\d]+/).filter(Boolean) : [];
  const found = listed(text);
  const readings = Array.from({ length: portraits }, (_, place) => {
    const own = bare[place];
    const isBare = bare.length === portraits && own !== undefined;
    return readNumber(isBare ? new Set([own]) : (found.get(place + 1) ?? new Set()), labels);
  });
  const isRefused =
    readings.every(({ label }) => label === null) && (CANNOT.test(text) || NO_SELF.test(text));
  return isRefused ? readings.map(() => ({ label: null, why: 'refused' })) : readings;
}
