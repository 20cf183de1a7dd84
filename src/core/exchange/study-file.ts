// A study as a file (docs/formats.md, "Study file"): JSON Lines, so that a file of any length is read and
// checked line by line. The first line holds the settings, every further one an answer or a note, and the
// last one how many there are. Nothing in a file is believed: the key of each answer is computed anew
// from the settings and the question, and has to be one that the study asks.
import * as v from 'valibot';
import { packSchema } from '../instrument/pack';
import { answerRowSchema, drawIn, type AnswerRow } from '../study/answer';
import { noteRowSchema, type NoteRow } from '../study/note';
import { sittingSchema, trialFor, writingOf, type Sitting } from '../study/plan';
import { answererOf, respondentSchema, studySchema, type ModelRespondent } from '../study/records';
import { canonicalJson, hashOf } from '../study/trial';
import type { KeyTable } from './key-table';

const FORM = 1;

/** Characters of the longest line: a pack of some thousand scenarios is in the first one. */
export const LONGEST_LINE = 64_000_000;

const headSchema = v.strictObject({
  format: v.literal('axia-study'),
  formatVersion: v.literal(FORM),
  /** The application that wrote it and when, for people. */
  application: v.string(),
  writtenAt: v.string(),
  studies: v.pipe(v.array(studySchema), v.minLength(1)),
  respondents: v.array(respondentSchema),
  sittings: v.pipe(v.array(sittingSchema), v.minLength(1)),
  /** Those that are not built in. */
  packs: v.array(packSchema),
});

export type StudyFileHead = v.InferOutput<typeof headSchema>;

const envelope = v.looseObject({ format: v.literal('axia-study'), formatVersion: v.number() });

const endSchema = v.strictObject({ answers: v.number(), notes: v.number() });

const lineSchema = v.union([
  v.strictObject({ answer: v.unknown() }),
  v.strictObject({ note: v.unknown() }),
  v.strictObject({ end: endSchema }),
]);

export type StudyFileEnd = v.InferOutput<typeof endSchema>;

export type HeadReading =
  | { ok: true; head: StudyFileHead }
  | { ok: false; reason: 'not-a-study' | 'newer' | 'damaged'; detail: string };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the settings of a file do not fit together; null where they do. */
function misfit({ studies, respondents, sittings }: StudyFileHead): string | null {
  const models = new Map(
    respondents.flatMap((one): [string, ModelRespondent][] =>
      one.kind === 'model' ? [[one.id, one]] : [],
    ),
  );
  const mixed = studies.find(({ id }) => {
    const own = sittings.filter(({ study }) => study === id);
    return new Set(own.map(({ plan }) => writingOf(plan)?.temperature ?? null)).size > 1;
  });
  if (mixed !== undefined) return `study ${mixed.id} mixes written answers with others`;
  const lost = studies.find(({ respondent }) => !models.has(respondent));
  if (lost !== undefined) return `study ${lost.id} is of a model that the file does not name`;
  for (const { id, study, respondent, answerer } of sittings) {
    const owner = studies.find((one) => one.id === study);
    if (owner === undefined) return `sitting ${id} is of a study that the file does not name`;
    const model = models.get(respondent);
    if (owner.respondent !== respondent || model === undefined) {
      return `sitting ${id} is of another model than its study`;
    }
    if (canonicalJson(answererOf(model)) !== canonicalJson(answerer)) {
      return `sitting ${id} was answered by another engine or file than its model names`;
    }
  }
  return null;
}

/** Reads the first line. */
export function readHead(text: string): HeadReading {
  const data = parsed(text);
  const outer = v.safeParse(envelope, data);
  if (!outer.success) return { ok: false, reason: 'not-a-study', detail: '' };
  if (outer.output.formatVersion > FORM) {
    return { ok: false, reason: 'newer', detail: `form ${outer.output.formatVersion}` };
  }
  const whole = v.safeParse(headSchema, data);
  if (!whole.success) {
    const [issue] = whole.issues;
    const detail = `${v.getDotPath(issue) ?? 'first line'}: ${issue.message}`;
    return { ok: false, reason: 'damaged', detail };
  }
  const wrong = misfit(whole.output);
  return wrong === null
    ? { ok: true, head: whole.output }
    : { ok: false, reason: 'damaged', detail: wrong };
}

/** Why a line is not taken. */
export const LINE_FAULTS = [
  'unreadable',
  'wrong-key',
  'not-asked',
  'twice',
  'contradicts',
] as const;

/**
 * unreadable: no answer or note of a known form. wrong-key: the key is not that of the question.
 * not-asked: the study does not ask the question. twice: the same answer stands above. contradicts: another
 * answer to the same trial stands above.
 */
export type LineFault = (typeof LINE_FAULTS)[number];

export type Line =
  | { kind: 'answer'; row: AnswerRow }
  | { kind: 'note'; row: NoteRow }
  | { kind: 'end'; end: StudyFileEnd }
  | { kind: 'fault'; fault: LineFault };

const fault = (of: LineFault): Line => ({ kind: 'fault', fault: of });

/** What an answer says, apart from when and where it was given: that may differ between two machines. */
export function saidIn({ answer }: AnswerRow): string {
  if (answer.kind === 'distribution') return canonicalJson(answer.p);
  if (answer.kind === 'written' || answer.kind === 'unread') return canonicalJson(answer.text);
  return canonicalJson(answer);
}

/**
 * The first digits of the hash of what an answer says, to know it again: that one in four thousand million
 * contradictions is reported as a repetition does no harm, for neither is taken.
 */
const sumOf = (said: string) => parseInt(hashOf(said).slice(0, 8), 16);

/**
 * Reads the lines after the first, in their order.
 *
 * @param asked the keys of all trials that the sittings of the file ask.
 */
export function lineReader(head: StudyFileHead, asked: KeyTable): (text: string) => Line {
  const sittings = new Map(head.sittings.map((sitting) => [sitting.id, sitting]));
  const isSeen = new Uint8Array(asked.size);
  const said = new Uint32Array(asked.size);

  function answerLine(data: unknown): Line {
    const reading = v.safeParse(answerRowSchema, data);
    if (!reading.success || reading.output.revision !== 0) return fault('unreadable');
    const row = reading.output;
    const sitting: Sitting | undefined = sittings.get(row.sitting);
    if (sitting === undefined) return fault('not-asked');
    const trial = trialFor(sitting, row.question, drawIn(row.answer));
    const isWhose = canonicalJson(row.answerer) === canonicalJson(sitting.answerer);
    if (trial.key !== row.key || !isWhose) return fault('wrong-key');
    const number = asked.numberOf(row.key);
    if (number === -1) return fault('not-asked');
    const says = sumOf(saidIn(row));
    if (isSeen[number] === 1) return fault(said[number] === says ? 'twice' : 'contradicts');
    isSeen[number] = 1;
    said[number] = says;
    return { kind: 'answer', row };
  }

  function noteLine(data: unknown): Line {
    const reading = v.safeParse(noteRowSchema, data);
    if (!reading.success) return fault('unreadable');
    return asked.numberOf(reading.output.trial) === -1
      ? fault('not-asked')
      : { kind: 'note', row: reading.output };
  }

  return (text) => {
    const line = v.safeParse(lineSchema, parsed(text));
    if (!line.success) return fault('unreadable');
    if ('end' in line.output) return { kind: 'end', end: line.output.end };
    return 'answer' in line.output ? answerLine(line.output.answer) : noteLine(line.output.note);
  };
}

/** The first line. */
export function headLine(head: Omit<StudyFileHead, 'format' | 'formatVersion'>): string {
  return `${JSON.stringify({ format: 'axia-study', formatVersion: FORM, ...head })}\n`;
}

/** @param sitting that plans the trial in this study; the answer may come from another study's. */
export function answerLine(row: AnswerRow, sitting: string): string {
  return `${JSON.stringify({ answer: { ...row, sitting } })}\n`;
}

export function noteLine(note: NoteRow): string {
  return `${JSON.stringify({ note })}\n`;
}

export function endLine(end: StudyFileEnd): string {
  return `${JSON.stringify({ end })}\n`;
}
