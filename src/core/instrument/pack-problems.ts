// What is wrong with a pack, in words for somebody who has written or translated one: where it is,
// what stands there, and what to do.
import * as v from 'valibot';
import { VALUE_NAMES, VALUES } from '../values';

/** One thing wrong with a pack. */
export interface PackProblem {
  /** The place by member names, "scenarios.scenarios.3.actions.TR". */
  path: string;
  /** The place in words, "scenario s04, action for Tradition". */
  where: string;
  /** What stands there, cut short. */
  found: string;
  /** What is wrong, and what to do about it. */
  message: string;
}

/** Where a pack does not read: the first problems, and how many more there are. */
export interface PackRefusal {
  ok: false;
  problems: PackProblem[];
  more: number;
}

/** How many problems are told of one file. */
const MOST_PROBLEMS = 20;

const SHOWN = 80;

function show(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (typeof input === 'object' && input !== null) {
    if (!Array.isArray(input)) return 'an object';
    const isShort = input.length <= 10 && input.every((one) => typeof one === 'string');
    if (!isShort) return `a list of ${input.length.toLocaleString('en')}`;
  }
  // A long text is cut before anything else is done with it.
  const text = JSON.stringify(typeof input === 'string' ? input.slice(0, SHOWN) : input);
  const isCut = text.length > SHOWN || (typeof input === 'string' && input.length > SHOWN);
  return isCut ? `${text.slice(0, SHOWN)}…` : text;
}

type Key = string | number;

const WORDS: Readonly<Record<string, string>> = {
  formatVersion: 'format version',
  translationOf: 'original (translationOf)',
  personQuestion: 'number of the person’s question (personQuestion)',
  shortForm: 'short form',
};

const its = (keys: readonly Key[]) =>
  keys.length === 0 ? '' : `, its ${keys.map((key) => WORDS[key] ?? key).join(' ')}`;

function valueName(code: Key): string {
  const value = VALUES.find((one) => one === code);
  return value === undefined ? String(code) : VALUE_NAMES[value];
}

/** A scenario or a portrait by its id, or by its number where it has none. */
function numbered(list: unknown, place: Key): string {
  const item: unknown = Array.isArray(list) ? list[Number(place)] : undefined;
  const read = v.safeParse(v.object({ id: v.pipe(v.string(), v.maxLength(40)) }), item);
  return read.success ? read.output.id : `number ${Number(place) + 1}`;
}

function member(data: unknown, key: string): unknown {
  const read = v.safeParse(v.record(v.string(), v.unknown()), data);
  return read.success ? read.output[key] : undefined;
}

function inScenario([part, place, ...rest]: readonly Key[]): string {
  if (part === undefined) return '';
  if (place === undefined) return its([part]);
  if (part === 'actions') return `, action for ${valueName(place)}${its(rest)}`;
  return part === 'questions' ? `, question ${Number(place) + 1}` : its([part, place, ...rest]);
}

function inWords(keys: readonly Key[], data: unknown): string {
  const [first, second, place, ...rest] = keys;
  if (first === undefined) return 'the whole file';
  if (place !== undefined && first === 'scenarios' && second === 'scenarios') {
    const list = member(member(data, 'scenarios'), 'scenarios');
    return `scenario ${numbered(list, place)}${inScenario(rest)}`;
  }
  if (place !== undefined && first === 'questionnaire' && second === 'items') {
    const list = member(member(data, 'questionnaire'), 'items');
    return `portrait ${numbered(list, place)}${its(rest)}`;
  }
  if (first === 'questionnaire' && second === 'scale' && place !== undefined) {
    return `the questionnaire, answer ${Number(place) + 1} of its scale`;
  }
  if (second !== undefined && (first === 'questionnaire' || first === 'scenarios')) {
    const set = first === 'scenarios' ? 'the set of scenarios' : 'the questionnaire';
    return `${set}${its(keys.slice(1, 2))}`;
  }
  return `the pack${its(keys)}`;
}

/** A place in a pack by the names and numbers that lead there. */
export function packPlace(
  keys: readonly Key[],
  data: unknown,
): Pick<PackProblem, 'path' | 'where'> {
  return { path: keys.join('.') || '(whole file)', where: inWords(keys, data) };
}

const amount = (of: number) => of.toLocaleString('en');

/** What is wrong about a size: of a text in characters, of a list in entries. */
function sizeMessage({ type, input }: v.BaseIssue<unknown>, limit: number): string {
  const isText = typeof input === 'string';
  const size = isText || Array.isArray(input) ? input.length : 0;
  const unit = isText ? 'characters' : 'entries';
  if (type === 'min_length') {
    return isText
      ? 'It is empty. Write a text.'
      : `There are too few: ${amount(size)}, and at least ${amount(limit)} are needed. Add some.`;
  }
  const what = isText ? 'Shorten it' : 'Take some out, or make several packs';
  return `It is too long: ${amount(size)} ${unit}, and at most ${amount(limit)} fit. ${what}.`;
}

/** What is wrong with a member of an object, or with its being one. */
function memberMessage({ expected, input, path }: v.BaseIssue<unknown>): string {
  if (expected === 'never') {
    return 'Axia does not know this member. Correct its name, or take it out.';
  }
  const isMissing = input === undefined && path !== undefined;
  return isMissing ? 'It is missing. Add it.' : 'It has to be an object, in braces { }.';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'It has to be a text, in quotation marks.',
  array: 'It has to be a list, in brackets [ ].',
  strict_tuple: 'It has to be a list of six texts, in brackets [ ].',
  number: 'It has to be a number, without quotation marks.',
  integer: 'It has to be a whole number.',
};

/** The message of an issue for which the schema has none of its own. */
export function plainMessage(issue: v.BaseIssue<unknown>): string {
  const { type, requirement } = issue;
  if (type === 'strict_object') return memberMessage(issue);
  if (typeof requirement === 'number') {
    if (type === 'min_value') return `It has to be ${requirement} or more.`;
    if (type === 'max_value') return `It has to be ${requirement} or less.`;
    return sizeMessage(issue, requirement);
  }
  return TYPES[type] ?? `It has to be ${issue.expected ?? 'something else'}.`;
}

function keysOf({ path }: v.BaseIssue<unknown>): Key[] {
  return (path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
}

function problemOf(issue: v.BaseIssue<unknown>, data: unknown): PackProblem {
  const keys = keysOf(issue);
  const parent = issue.path?.at(-1)?.input;
  // To the schema a list is an object without the members: said once of the list, not of each.
  if (issue.type === 'strict_object' && Array.isArray(parent)) {
    const message = 'It has to be an object, in braces { }, not a list.';
    return { ...packPlace(keys.slice(0, -1), data), found: show(parent), message };
  }
  return { ...packPlace(keys, data), found: show(issue.input), message: issue.message };
}

/** The problems of a pack from the issues of its schema. */
export function packProblems(issues: readonly v.BaseIssue<unknown>[], data: unknown): PackRefusal {
  const problems: PackProblem[] = [];
  let told = 0;
  for (const issue of issues) {
    if (problems.length === MOST_PROBLEMS) break;
    told += 1;
    const problem = problemOf(issue, data);
    const last = problems.at(-1);
    if (problem.path !== last?.path || problem.message !== last.message) problems.push(problem);
  }
  return { ok: false, problems, more: issues.length - told };
}
