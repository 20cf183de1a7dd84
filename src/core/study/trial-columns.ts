// The trials of a sitting in columns: a typed array for each thing that a list of trials shows, narrows by or
// sorts by, with one place a trial, in the order of asking. Six hundred thousand trials are then some twenty
// megabytes instead of a gigabyte of rows, and narrowing them is a pass over numbers. What is asked follows
// from the plan and is the same for every model; what was answered is kept beside the rows
// (run/study-columns.ts). A key is kept as its first sixteen digits, by which a trial is found; whoever needs
// the whole key computes it from the question.
//
// Example: the answer (.1, .6, .2, .1) over AC SD BE PO has in `first` the bit of SD, and in `answers` by
// content, alphabetically, AC .1 BE .2 PO .1 SD .6.
import { at } from '../stats/array';
import { VALUES, type Value } from '../values';
import { UNREAD_WHY, type UnreadWhy } from '../ask/read-text';
import type { TellingRow, UnreadRow } from './answer';
import { trialFor, type Sitting } from './plan';
import { answerByContent, complianceIn, readingOf, type Reading } from './reading';
import type { Subject, SubjectOf } from './subject';
import type { Draw, Question, Trial } from './trial';
import { askingOf, questionText, type Asking } from './trial-line';

const RATINGS = [1, 2, 3, 4, 5, 6];

/** What a plan asks of a pack. */
export interface AskedColumns {
  questions: readonly Question[];
  /** How the text of each is drawn; undefined where no text is. */
  draws: readonly (Draw | undefined)[];
  subjects: readonly Subject[];
  /** The place of each question's subject among the subjects. */
  subject: Uint32Array;
  /** The same number for all questions that differ in nothing but the order shown. */
  group: Uint32Array;
  /** What is asked in each group, as text that is equal for what is asked alike. */
  groups: readonly string[];
}

/** What was answered, as it is stored. */
export interface AnsweredColumns {
  /** The first and the second eight digits of each key. */
  keyHigh: Uint32Array;
  keyLow: Uint32Array;
  /** A bit for each value (in circular order) or rating (from 1) that comes first; one of three further bits
      for a text in which nothing was read; 0 while open. */
  first: Uint16Array;
  /** Probabilities by content (reading.ts), as many to a trial as the sitting's longest answer has. */
  answers: Float32Array;
  /** Mass on the labels before the constraint; −1 where nothing tells. */
  compliance: Float32Array;
  /** Milliseconds inside the engine; −1 where nothing tells. */
  milliseconds: Float32Array;
}

export interface SittingColumns {
  /** The id of the study that is looked into. */
  study: string;
  sitting: Sitting;
  asked: AskedColumns;
  answered: AnsweredColumns;
  /** 1 where the orders of a question do not all put the same one thing first, 0 where they do, −1 where
      fewer than two orders are answered. A tie counts as a change. */
  changes: Int8Array;
}

/** A trial of the columns, as a list shows it. */
export interface ListedTrial extends Asking {
  trial: Trial;
  subject: Subject;
  /** Null where the trial is not answered yet, or nothing was read in its text. */
  reading: Reading | null;
  /** Why nothing was read; null where there is no such text. */
  unread: UnreadWhy | null;
  changes: boolean | null;
  compliance: number | null;
  milliseconds: number | null;
}

/** @param draws of each question; none where no text is asked for. */
export function askedColumns(
  questions: readonly Question[],
  subjectOf: SubjectOf,
  draws: readonly (Draw | undefined)[] = [],
): AskedColumns {
  const subjects = new Map<Subject, number>();
  const groups = new Map<string, number>();
  const numberIn = <T>(known: Map<T, number>, one: T) => {
    const number = known.get(one) ?? known.size;
    known.set(one, number);
    return number;
  };
  const subject = new Uint32Array(questions.length);
  const group = new Uint32Array(questions.length);
  for (const [place, question] of questions.entries()) {
    subject[place] = numberIn(subjects, subjectOf(question));
    group[place] = numberIn(groups, questionText(question, draws[place]));
  }
  return {
    questions,
    draws,
    subjects: [...subjects.keys()],
    subject,
    group,
    groups: [...groups.keys()],
  };
}

const labelsOf = (question: Question) =>
  'options' in question ? question.options.length : RATINGS.length;

/** Columns in which nothing is answered, and no key is known. */
export function openColumns({ questions }: AskedColumns): AnsweredColumns {
  const trials = questions.length;
  const labels = questions.reduce((most, one) => Math.max(most, labelsOf(one)), 0);
  return {
    keyHigh: new Uint32Array(trials),
    keyLow: new Uint32Array(trials),
    first: new Uint16Array(trials),
    answers: new Float32Array(trials * labels),
    compliance: new Float32Array(trials).fill(-1),
    milliseconds: new Float32Array(trials).fill(-1),
  };
}

/** Writes down the key of a trial. */
export function putKey({ keyHigh, keyLow }: AnsweredColumns, place: number, key: string): void {
  keyHigh[place] = parseInt(key.slice(0, 8), 16);
  keyLow[place] = parseInt(key.slice(8, 16), 16);
}

const bitOf = (content: Value | number) =>
  1 << (typeof content === 'number' ? content - 1 : VALUES.indexOf(content));

/** Writes down an answer; one that is there already is the same. */
export function putAnswer(columns: AnsweredColumns, place: number, row: TellingRow): void {
  const { question, answer } = row;
  columns.first[place] = readingOf(question, answer).first.reduce<number>(
    (bits, one) => bits | bitOf(one),
    0,
  );
  columns.answers.set(answerByContent(question, answer), place * labelsIn(columns));
  columns.compliance[place] = complianceIn(answer) ?? -1;
  columns.milliseconds[place] = 'engineMs' in answer ? answer.engineMs : -1;
}

/** The bits of texts in which nothing was read, behind those of ten values. */
const UNREAD_BITS: Readonly<Record<UnreadWhy, number>> = {
  refused: 1 << 13,
  several: 1 << 14,
  none: 1 << 15,
};
const ANY_UNREAD = UNREAD_BITS.refused | UNREAD_BITS.several | UNREAD_BITS.none;

/** Writes down that nothing was read in a text. */
export function putUnread(columns: AnsweredColumns, place: number, { answer }: UnreadRow): void {
  columns.first[place] = UNREAD_BITS[answer.why];
  columns.milliseconds[place] = answer.engineMs;
}

/** Why nothing was read, from what is written in `first`; null for every other trial. */
export function unreadWhy(bits: number): UnreadWhy | null {
  return UNREAD_WHY.find((why) => bits === UNREAD_BITS[why]) ?? null;
}

/** Whether a trial is answered with something that comes first. */
export const isRead = (bits: number) => bits !== 0 && (bits & ANY_UNREAD) === 0;

const labelsIn = ({ answers, first }: AnsweredColumns) =>
  first.length === 0 ? 0 : answers.length / first.length;

/** The answer at a place by content, 0 to 1 each. */
export function answerAt({ asked, answered }: SittingColumns, place: number): number[] {
  const question = questionAt(asked, place);
  const from = place * labelsIn(answered);
  return Array.from(answered.answers.subarray(from, from + labelsOf(question)));
}

/** @throws RangeError where there is no such place. */
export function questionAt({ questions }: AskedColumns, place: number): Question {
  const question = questions[place];
  if (question === undefined) throw new RangeError(`no trial ${place} of ${questions.length}`);
  return question;
}

/** Joins what is asked with what was answered, and tells what the orders change. */
export function sittingColumns(
  study: string,
  sitting: Sitting,
  asked: AskedColumns,
  answered: AnsweredColumns,
): SittingColumns {
  return { study, sitting, asked, answered, changes: changesIn(asked, answered.first) };
}

const isOneBit = (bits: number) => (bits & (bits - 1)) === 0;

function changesIn({ group, groups }: AskedColumns, first: Uint16Array): Int8Array {
  const seen = new Uint16Array(groups.length);
  const found = new Int8Array(groups.length).fill(-1);
  for (let place = 0; place < first.length; place += 1) {
    const bits = at(first, place);
    if (!isRead(bits)) continue;
    const number = at(group, place);
    const before = at(seen, number);
    seen[number] = bits;
    if (before === 0) continue;
    if (before !== bits || !isOneBit(bits)) found[number] = 1;
    else if (found[number] === -1) found[number] = 0;
  }
  return Int8Array.from(group, (number) => at(found, number));
}

/** How many of the trials are answered. */
export function answeredIn({ first }: AnsweredColumns): number {
  return first.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0);
}

/** Whether the value or rating of a bit comes first at a place. */
const hasBit = (bits: number, content: Value | number) => (bits & bitOf(content)) !== 0;

function readingAt(columns: SittingColumns, place: number): Reading | null {
  const bits = at(columns.answered.first, place);
  if (!isRead(bits)) return null;
  const question = questionAt(columns.asked, place);
  const contents: readonly (Value | number)[] = 'options' in question ? question.options : RATINGS;
  return {
    first: contents.filter((content) => hasBit(bits, content)),
    p: Math.max(...answerAt(columns, place)),
  };
}

const known = (figure: number) => (figure < 0 ? null : figure);

/** The trial at a place. Its key is computed, for which a hash is needed: only for what is looked at. */
export function listedTrial(columns: SittingColumns, place: number): ListedTrial {
  const { study, sitting, asked, answered, changes } = columns;
  const subject = asked.subjects[at(asked.subject, place)];
  if (subject === undefined) throw new RangeError(`no subject of trial ${place}`);
  const changing = at(changes, place);
  return {
    ...askingOf(sitting, study),
    trial: trialFor(sitting, questionAt(asked, place), asked.draws[place]),
    subject,
    reading: readingAt(columns, place),
    unread: unreadWhy(at(answered.first, place)),
    changes: changing === -1 ? null : changing === 1,
    compliance: known(at(answered.compliance, place)),
    milliseconds: known(at(answered.milliseconds, place)),
  };
}
