// Study files on this machine: writing one, telling what one holds and what of it can be taken, and taking
// it. A file is read twice: first nothing is stored and every line is checked; then all that passed is
// added in one transaction, or nothing is.
import { builtInPackOf } from '../content/pack';
import { LineTooLongError, linesOfParts } from '../core/exchange/lines';
import {
  answerLine,
  endLine,
  headLine,
  lineReader,
  LINE_FAULTS,
  LONGEST_LINE,
  noteLine,
  readHead,
  saidIn,
  type Line,
  type LineFault,
  type StudyFileHead,
} from '../core/exchange/study-file';
import type { Pack } from '../core/instrument/pack';
import type { PackReference } from '../core/instrument/version';
import type { AnswerRow } from '../core/study/answer';
import { trialFor, type Sitting } from '../core/study/plan';
import { readingOf } from '../core/study/reading';
import { answererOf, type ModelRespondent, type Study } from '../core/study/records';
import { canonicalJson } from '../core/study/trial';
import type { TrialLine } from '../core/study/trial-line';
import { store } from '../store/store';
import { withDiffering, type DifferingTrial } from './differing-trials';
import { knownPackOf } from './packs';

/** So many lines are looked up, or added, at once. */
const PART = 1000;

/** A study with its trials, as it is read for the list of them. */
export interface WholeStudy {
  study: Study;
  model: ModelRespondent | undefined;
  lines: readonly TrialLine[];
}

async function headOf(of: readonly WholeStudy[]): Promise<string> {
  const sittings = (
    await Promise.all(of.map(({ study }) => store.sittingsOfStudy(study.id)))
  ).flat();
  const references = new Map(sittings.map(({ pack }) => [`${pack.id} ${pack.version}`, pack]));
  const added: Pack[] = [];
  for (const reference of references.values()) {
    if ((await builtInPackOf(reference)) !== null) continue;
    const pack = await knownPackOf(reference);
    if (pack !== null) added.push(pack);
  }
  const models = new Map(
    of.flatMap(({ model }) => (model === undefined ? [] : [[model.id, model]])),
  );
  return headLine({
    application: `Axia ${__APP_VERSION__}`,
    writtenAt: new Date().toISOString(),
    studies: of.map(({ study }) => study),
    respondents: [...models.values()],
    sittings,
    packs: added,
  });
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** The file of some studies, put together from parts that the browser may move to disk. */
export async function studyFile(of: readonly WholeStudy[]): Promise<Blob> {
  const parts = [new Blob([await headOf(of)])];
  const written = new Set<string>();
  const lines = of.flatMap((one) => one.lines);
  for (let start = 0; start < lines.length; start += PART) {
    const texts = lines.slice(start, start + PART).flatMap(({ row, sitting, trial }) => {
      // Two studies may share a trial; its answer is one.
      if (row === null || written.has(trial.key)) return [];
      written.add(trial.key);
      return [answerLine(row, sitting)];
    });
    parts.push(new Blob(texts));
    await nextTask();
  }
  const keys = new Set(lines.map(({ trial }) => trial.key));
  const notes = (await store.notes()).filter(({ trial }) => keys.has(trial));
  parts.push(
    new Blob([...notes.map(noteLine), endLine({ answers: written.size, notes: notes.length })]),
  );
  return new Blob(parts);
}

/** How the answers of one model on this machine compare with those of the file, trial by trial. */
export interface Reproduced {
  /** The respondent's. */
  id: string;
  name: string;
  /** Whether it is the same file on the same engine and device as in the study file. */
  isSame: boolean;
  /** Trials answered in the file and here. */
  both: number;
  /** Of these: every probability the same to six digits; the same first; another first. */
  identical: number;
  sameFirst: number;
  otherFirst: number;
  /** The largest difference of a probability, 0 to 1. */
  largest: number;
  /** The trials that differ, the farthest first; not more than a person looks through. */
  differing: readonly DifferingTrial[];
}

interface StudyFileReport {
  answers: number;
  notes: number;
  /** Answers that are not on this machine yet. */
  fresh: number;
  faults: Readonly<Record<LineFault, number>>;
  /** The first lines that are not taken, for people to look at. */
  examples: readonly { line: number; fault: LineFault }[];
  reproduced: readonly Reproduced[];
}

export type StudyFileCheck =
  { ok: false; reason: string } | { ok: true; head: StudyFileHead; report: StudyFileReport };

const REFUSALS = {
  'not-a-study': 'This file is not a study of Axia.',
  newer: 'This study was written by a newer Axia. Open it with that version',
  damaged: 'The settings of this study are damaged',
} as const;

const EXAMPLES = 20;

async function* partsOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

interface Opened {
  head: StudyFileHead;
  packs: ReadonlyMap<string, Pack>;
}

const nameOfPack = ({ id, version }: PackReference) => `${id} ${version}`;

/** The packs of a study's sittings: those of this machine, else those of the file. */
async function packsFor(
  head: StudyFileHead,
): Promise<{ ok: true; packs: ReadonlyMap<string, Pack> } | { ok: false; reason: string }> {
  const packs = new Map<string, Pack>();
  for (const { pack: reference } of head.sittings) {
    const name = nameOfPack(reference);
    if (packs.has(name)) continue;
    const brought = head.packs.find((pack) => nameOfPack(pack) === name);
    const known = await knownPackOf(reference);
    if (
      known !== null &&
      brought !== undefined &&
      canonicalJson(known) !== canonicalJson(brought)
    ) {
      return { ok: false, reason: `The pack ${name} has other content here than in the file.` };
    }
    const pack = known ?? brought;
    if (pack === undefined) {
      return {
        ok: false,
        reason: `It was asked with the pack ${name}, which is neither on this machine nor in the file. Add the pack in the Library first.`,
      };
    }
    packs.set(name, pack);
  }
  return { ok: true, packs };
}

/** What is here under the same id and is something else; null where nothing is. */
async function clashing(head: StudyFileHead): Promise<string | null> {
  const [studies, respondents, sittings] = await Promise.all([
    store.studies(),
    store.respondents(),
    store.sittings(),
  ]);
  const clashesIn = <T extends { id: string }>(
    here: readonly T[],
    there: readonly T[],
    settings: (one: T) => unknown,
  ) =>
    there.find((one) => {
      const known = here.find(({ id }) => id === one.id);
      return known !== undefined && canonicalJson(settings(known)) !== canonicalJson(settings(one));
    })?.id;
  return (
    clashesIn(respondents, head.respondents, (one) =>
      one.kind === 'model' ? answererOf(one) : one.kind,
    ) ??
    clashesIn(studies, head.studies, ({ respondent, preset }) => ({ respondent, preset })) ??
    // When it was planned decides nothing.
    clashesIn(sittings, head.sittings, (one) => ({ ...one, startedAt: 0 })) ??
    null
  );
}

async function opened(
  lines: AsyncGenerator<string>,
): Promise<{ ok: true; opened: Opened } | { ok: false; reason: string }> {
  const first = await lines.next();
  const reading = readHead(first.done === true ? '' : first.value);
  if (!reading.ok) {
    const { reason, detail } = reading;
    return { ok: false, reason: REFUSALS[reason] + (detail === '' ? '' : `: ${detail}.`) };
  }
  const { head } = reading;
  const packs = await packsFor(head);
  if (!packs.ok) return packs;
  const clash = await clashing(head);
  if (clash !== null) {
    return { ok: false, reason: `${clash} is on this machine with other settings.` };
  }
  return { ok: true, opened: { head, packs: packs.packs } };
}

function readerFor({ head, packs }: Opened): (text: string) => Line {
  return lineReader(head, (reference) => {
    const pack = packs.get(nameOfPack(reference));
    if (pack === undefined) throw new RangeError(`no pack ${nameOfPack(reference)}`);
    return pack;
  });
}

/** Differences of a probability below this are rounding. */
const SAME = 1e-6;

/** Compares what one model answered here with the file. */
class Comparing {
  readonly #model: ModelRespondent;
  readonly #sittings: ReadonlyMap<string, Sitting>;
  readonly #found: Reproduced;

  constructor(model: ModelRespondent, head: StudyFileHead) {
    this.#model = model;
    this.#sittings = new Map(head.sittings.map((sitting) => [sitting.id, sitting]));
    this.#found = {
      id: model.id,
      name: model.name,
      isSame: head.respondents.some(({ id }) => id === model.id),
      both: 0,
      identical: 0,
      sameFirst: 0,
      otherFirst: 0,
      largest: 0,
      differing: [],
    };
  }

  get found(): Reproduced {
    return this.#found;
  }

  async compare(rows: readonly AnswerRow[]): Promise<void> {
    const answerer = answererOf(this.#model);
    const byKey = new Map<string, AnswerRow>();
    for (const row of rows) {
      const sitting = this.#sittings.get(row.sitting);
      if (sitting === undefined) continue;
      byKey.set(trialFor({ ...sitting, answerer }, row.question).key, row);
    }
    for (const here of await store.answersTo([...byKey.keys()])) {
      const there = byKey.get(here.key);
      if (there !== undefined) this.#count(here, there);
    }
  }

  #count(here: AnswerRow, there: AnswerRow): void {
    const found = this.#found;
    found.both += 1;
    const apart = farthest(here, there);
    found.largest = Math.max(found.largest, apart);
    if (apart <= SAME) {
      found.identical += 1;
      return;
    }
    const [ours, theirs] = [firstIn(here), firstIn(there)];
    if (ours.join() === theirs.join()) found.sameFirst += 1;
    else found.otherFirst += 1;
    const { key, question } = here;
    const one = { key, question, here: ours, there: theirs, apart };
    found.differing = withDiffering(found.differing, one);
  }
}

/** What comes first in an answer; nothing in one that says nothing of the options. */
const firstIn = ({ question, answer }: AnswerRow) =>
  answer.kind === 'none' || answer.kind === 'withdrawn' ? [] : readingOf(question, answer).first;

function farthest(here: AnswerRow, there: AnswerRow): number {
  if (here.answer.kind !== 'distribution' || there.answer.kind !== 'distribution') {
    return saidIn(here) === saidIn(there) ? 0 : 1;
  }
  const { p } = there.answer;
  return Math.max(...here.answer.p.map((one, place) => Math.abs(one - (p[place] ?? 0))));
}

/** What was counted while a file was read. */
class Tally {
  answers = 0;
  notes = 0;
  fresh = 0;
  readonly faults: Record<LineFault, number> = {
    unreadable: 0,
    'wrong-key': 0,
    'not-asked': 0,
    twice: 0,
    contradicts: 0,
  };
  readonly examples: { line: number; fault: LineFault }[] = [];
  isEnded = false;

  fault(line: number, fault: LineFault): void {
    this.faults[fault] += 1;
    if (this.examples.length < EXAMPLES) this.examples.push({ line, fault });
  }

  /** Whether no line is missing of those that the last one counts; lines with a fault are lines too. */
  isWhole(end: { answers: number; notes: number }): boolean {
    const faults = LINE_FAULTS.reduce((sum, one) => sum + this.faults[one], 0);
    return this.answers + this.notes + faults >= end.answers + end.notes;
  }
}

const CUT =
  'This study file is cut short: its last line is missing, or counts more answers than there are. Nothing was changed.';

/**
 * Reads a file from end to end and stores nothing.
 *
 * @param onBytes is told how many bytes were read so far.
 */
export async function checkStudyFile(
  file: Blob,
  onBytes: (read: number) => void,
): Promise<StudyFileCheck> {
  try {
    return await checked(file, onBytes);
  } catch (error) {
    if (error instanceof LineTooLongError) return { ok: false, reason: REFUSALS['not-a-study'] };
    throw error;
  }
}

async function* counted(
  parts: AsyncIterable<Uint8Array>,
  onBytes: (read: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const part of parts) {
    read += part.byteLength;
    onBytes(read);
    yield part;
  }
}

async function checked(file: Blob, onBytes: (read: number) => void): Promise<StudyFileCheck> {
  const lines = linesOfParts(counted(partsOf(file), onBytes), LONGEST_LINE);
  const opening = await opened(lines);
  if (!opening.ok) return opening;
  const { head } = opening.opened;
  const read = readerFor(opening.opened);
  const models = (await store.respondents()).filter((one) => one.kind === 'model');
  const comparing = models.map((model) => new Comparing(model, head));
  const tally = new Tally();
  let part: AnswerRow[] = [];
  let number = 1;

  const lookUp = async () => {
    const here = await store.answered(part.map(({ key }) => key));
    tally.fresh += part.length - here.size;
    for (const one of comparing) await one.compare(part);
    part = [];
  };

  for await (const text of lines) {
    number += 1;
    if (tally.isEnded) return { ok: false, reason: CUT };
    const line = read(text);
    if (line.kind === 'fault') tally.fault(number, line.fault);
    else if (line.kind === 'note') tally.notes += 1;
    else if (line.kind === 'end') {
      if (!tally.isWhole(line.end)) return { ok: false, reason: CUT };
      tally.isEnded = true;
    } else {
      tally.answers += 1;
      part.push(line.row);
      if (part.length === PART) await lookUp();
    }
  }
  await lookUp();
  if (!tally.isEnded) return { ok: false, reason: CUT };
  const { answers, notes, fresh, faults, examples } = tally;
  const reproduced = comparing.map(({ found }) => found).filter(({ both }) => both > 0);
  return { ok: true, head, report: { answers, notes, fresh, faults, examples, reproduced } };
}

/** The lines that pass, a part at a time. */
async function* passing(file: Blob, of: Opened): AsyncGenerator<Line[]> {
  const lines = linesOfParts(partsOf(file), LONGEST_LINE);
  await lines.next();
  const read = readerFor(of);
  let part: Line[] = [];
  for await (const text of lines) {
    part.push(read(text));
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  yield part;
}

/** Adds what passed of a file that was checked, all or nothing; what is here stays as it is. */
export async function takeStudyFile(file: Blob, head: StudyFileHead): Promise<void> {
  const packs = await packsFor(head);
  if (!packs.ok) throw new Error(packs.reason);
  const parts = passing(file, { head, packs: packs.packs });
  await store.addStudyFile(head, async () => {
    const next = await parts.next();
    if (next.done === true) return null;
    return {
      answers: next.value.flatMap((line) => (line.kind === 'answer' ? [line.row] : [])),
      notes: next.value.flatMap((line) => (line.kind === 'note' ? [line.row] : [])),
    };
  });
}

/**
 * The studies of a file planned for a model of this machine: the same questions in the same order, with
 * none of the file's answers. What this model answered already counts.
 *
 * @returns those that are stored.
 */
export async function planHere(head: StudyFileHead, respondent: ModelRespondent): Promise<Study[]> {
  const packs = await packsFor(head);
  if (!packs.ok) throw new Error(packs.reason);
  for (const pack of head.packs) await store.addPack(pack, 'imported');
  const answerer = answererOf(respondent);
  const planned: Study[] = [];
  for (const study of head.studies) {
    const renamed = (id: string) => id.replace(study.respondent, respondent.id);
    const id = renamed(study.id);
    const { name } = respondent;
    const here: Study = { ...study, id, name, respondent: respondent.id, createdAt: Date.now() };
    const sittings = head.sittings
      .filter((sitting) => sitting.study === study.id)
      .map((sitting) => ({
        ...sitting,
        id: renamed(sitting.id),
        respondent: respondent.id,
        study: id,
        answerer,
        startedAt: here.createdAt,
      }));
    planned.push(await store.addStudy(here, respondent, sittings));
  }
  return planned;
}
