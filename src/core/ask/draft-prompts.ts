// What a model is asked when it drafts one action of a scenario that a person is writing, and what is
// made of its answer. Nothing is measured with it, so its words may change at any time.
import type { WriteRequest } from '../engine/api';
import { ACTION_WORDS } from '../instrument/check/lengths';
import { asParagraph } from '../instrument/plain-text';
import { VALUE_DESCRIPTIONS, type Value } from '../values';
import { writeSeed } from './write-seed';

/** As many UTF-16 units as the pack allows a request and an action. */
const MOST_OF_REQUEST = 1200;
const MOST_OF_ACTION = 400;
/** Thirty words of English are about forty tokens. */
const MOST_TOKENS = 90;
const TEMPERATURE = 0.8;

/** What asks a model for the action of one value; the same attempt at the same text asks the same. */
export function draftRequest(request: string, value: Value, attempt: number): WriteRequest {
  const prompt =
    `Somebody asks for advice.\n\n"${asParagraph(request).slice(0, MOST_OF_REQUEST)}"\n\n` +
    `Write one suggestion, such as somebody would give who thinks: ${VALUE_DESCRIPTIONS[value]} ` +
    `Say in one sentence of ${ACTION_WORDS.low} to ${ACTION_WORDS.high} words what to do. ` +
    'Do not say why. Write nothing but the suggestion.';
  const seed = writeSeed({ prompt, attempt });
  return { prompt, temperature: TEMPERATURE, seed, maxTokens: MOST_TOKENS };
}

const EMPHASIS = /\*{1,3}|_{2,3}|`+/g;
/** "- ", "2. ", "(b) ", "# " and their like. */
const LIST_MARK = /^(?:[-–—•>]|#{1,6}|\(?(?:\d{1,2}|[A-Ja-j])[.)])\s+/;
const HEADING = /^(?:suggestion|advice|action|answer|option)(?: [\dA-J])?:\s*/i;

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
};

/** Without the quotation marks round the whole; a quotation inside stays as it is. */
function unquoted(text: string): string {
  const closing = QUOTES[text.charAt(0)];
  if (closing === undefined) return text;
  const inside = text.slice(1).trim();
  const end = inside.indexOf(closing);
  // A text that is cut short has lost its second mark.
  if (end === -1) return inside;
  return end === inside.length - 1 ? inside.slice(0, -1).trim() : text;
}

/** At most so many UTF-16 units, cut between words where there are any. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most);
  const space = kept.lastIndexOf(' ');
  // A character of two code units is not cut in half.
  return space > 0 ? kept.slice(0, space) : kept.replace(/[\uD800-\uDBFF]$/, '');
}

function cleanLine(line: string): string {
  const plain = asParagraph(line.replace(EMPHASIS, '')).replace(LIST_MARK, '').replace(HEADING, '');
  return unquoted(plain);
}

/**
 * What a model has written as an action: its first paragraph that is not only an opening such as "Here
 * is one:", without list marks, emphasis and quotation marks round it, at most as long as a pack allows.
 *
 * @returns an empty text where no line with a letter or a digit is left.
 *
 * Example: 'Sure:\n\n1. "Ring her **tonight**."' gives 'Ring her tonight.'
 */
export function cleanDraft(written: string): string {
  const lines = written
    .split(/[\r\n\u2028\u2029]+/)
    .map(cleanLine)
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const line = lines.find((one) => !one.endsWith(':')) ?? '';
  return cut(line, MOST_OF_ACTION);
}
