// The trials of studies in columns (core/study/trial-columns.ts), kept among the derived figures and brought up
// to date when somebody looks. Answers are only added, so what is answered in the columns stays answered: only
// what is open in them is looked up, and nothing once all is answered. Where no columns are kept, they are
// made of the rows, once, a part at a time.
import * as v from 'valibot';
import { UNKNOWN_QUESTIONS } from '../content/pack';
import type { Pack } from '../core/instrument/pack';
import { currentAnswers, isTelling, isUnread } from '../core/study/answer';
import { askedBy, trialFor, type Asked, type Sitting } from '../core/study/plan';
import type { Study } from '../core/study/records';
import { subjectsOf, type SubjectOf } from '../core/study/subject';
import { canonicalJson } from '../core/study/trial';
import {
  answeredIn,
  askedColumns,
  openColumns,
  putAnswer,
  putKey,
  putUnread,
  questionAt,
  sittingColumns,
  type AnsweredColumns,
  type AskedColumns,
  type SittingColumns,
} from '../core/study/trial-columns';
import { store } from '../store/store';
import { inStretches } from './next-task';
import { knownPackOf } from './packs';
import type { UnreadableStudy } from './studies';

export interface StudyColumns {
  ok: true;
  pack: Pack;
  sittings: SittingColumns[];
  trials: number;
  answered: number;
}

/** The form of what is kept; another form has another number, and is made anew. */
const FORM = 1;

const keyOf = (sitting: Sitting) => `trial-columns ${FORM} ${sitting.id}`;

const keptSchema = v.strictObject({
  /** How the answers stood (store/revisions.ts): while they stand so there is nothing new to look up. */
  state: v.string(),
  keyHigh: v.instance(Uint32Array),
  keyLow: v.instance(Uint32Array),
  first: v.instance(Uint16Array),
  answers: v.instance(Float32Array),
  compliance: v.instance(Float32Array),
  milliseconds: v.instance(Float32Array),
});

/** So many answers are asked for at once. */
const PART = 1000;

/** What was asked of a pack by a plan, in columns: the models of a study share it. */
const askedOf = new WeakMap<Pack, Map<string, AskedColumns>>();
const subjectsIn = new WeakMap<Pack, SubjectOf>();

/** What is asked, as text. */
const askedText = ({ question, draw }: Asked) =>
  canonicalJson(draw === undefined ? { question } : { question, draw });

/** Without what the sittings before it in its study ask, which an amendment asks again. */
function askedIn(sitting: Sitting, before: readonly Sitting[], pack: Pack): AskedColumns {
  const known = askedOf.get(pack) ?? new Map<string, AskedColumns>();
  askedOf.set(pack, known);
  const name = canonicalJson([sitting, ...before].map(({ seed, plan }) => ({ seed, plan })));
  const there = known.get(name);
  if (there !== undefined) return there;
  const subjectOf = subjectsIn.get(pack) ?? subjectsOf(pack);
  subjectsIn.set(pack, subjectOf);
  const planned = new Set(before.flatMap((one) => askedBy(one, pack)).map(askedText));
  const own = askedBy(sitting, pack).filter((one) => !planned.has(askedText(one)));
  const asked = askedColumns(
    own.map(({ question }) => question),
    subjectOf,
    own.map(({ draw }) => draw),
  );
  known.set(name, asked);
  return asked;
}

interface Kept {
  state: string;
  columns: AnsweredColumns;
}

/** What is kept of a sitting; null where nothing is, or nothing that fits what it asks. */
async function keptColumns(sitting: Sitting, asked: AskedColumns): Promise<Kept | null> {
  const reading = v.safeParse(keptSchema, await store.derived(keyOf(sitting)));
  if (!reading.success) return null;
  const { state, ...columns } = reading.output;
  const blank = openColumns(asked);
  const isFitting =
    columns.keyHigh.length === blank.keyHigh.length &&
    columns.keyLow.length === blank.keyLow.length &&
    columns.first.length === blank.first.length &&
    columns.answers.length === blank.answers.length &&
    columns.compliance.length === blank.compliance.length &&
    columns.milliseconds.length === blank.milliseconds.length;
  return isFitting ? { state, columns } : null;
}

async function keepColumns(sitting: Sitting, { state, columns }: Kept): Promise<void> {
  try {
    await store.putDerived(keyOf(sitting), { state, ...columns });
  } catch {
    // Without room for them they are made again at the next visit: nothing is lost.
  }
}

/** Looks up what is open. @param onRead is told how many more trials were looked up. */
async function lookUp(
  sitting: Sitting,
  asked: AskedColumns,
  columns: AnsweredColumns,
  onRead: (trials: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const rest = inStretches();
  const { first } = columns;
  for (let start = 0; start < first.length; start += PART) {
    signal.throwIfAborted();
    const places = new Map<string, number>();
    const end = Math.min(first.length, start + PART);
    for (let place = start; place < end; place += 1) {
      if (first[place] !== 0) continue;
      const { key } = trialFor(sitting, questionAt(asked, place), asked.draws[place]);
      putKey(columns, place, key);
      places.set(key, place);
      await rest();
    }
    if (places.size > 0) {
      for (const row of currentAnswers(await store.answersTo([...places.keys()]))) {
        const place = places.get(row.key) ?? 0;
        if (isTelling(row)) putAnswer(columns, place, row);
        else if (isUnread(row)) putUnread(columns, place, row);
      }
    }
    onRead(end - start);
  }
}

async function columnsOf(
  sitting: Sitting,
  asked: AskedColumns,
  onRead: (trials: number) => void,
  signal: AbortSignal,
): Promise<AnsweredColumns> {
  const kept = await keptColumns(sitting, asked);
  if (kept !== null && !kept.columns.first.includes(0)) return kept.columns;
  const state = await store.answersState([sitting]);
  if (kept?.state === state) return kept.columns;
  const columns = kept?.columns ?? openColumns(asked);
  await lookUp(sitting, asked, columns, onRead, signal);
  await keepColumns(sitting, { state, columns });
  return columns;
}

/** The sittings of a study whose plan an amendment may ask again; none for what was planned at first. */
function sittingsBefore(sitting: Sitting, all: readonly Sitting[]): Sitting[] {
  const { amendment = 0 } = sitting;
  return all.filter(({ amendment: other = 0 }) => other < amendment);
}

/**
 * All trials of a study in columns, in the order of asking.
 *
 * @param onRead is told how many more trials were looked up, of how many that are planned.
 * @throws the signal's reason when nobody waits any more.
 */
export async function studyColumns(
  study: Study,
  onRead: (trials: number, ofAll: number) => void,
  signal: AbortSignal,
): Promise<StudyColumns | UnreadableStudy> {
  const sittings = await store.sittingsOfStudy(study.id);
  const [first] = sittings;
  if (first === undefined) return { ok: false, reason: 'stored without its questions' };
  const pack = await knownPackOf(first.pack);
  if (pack === null) return { ok: false, reason: UNKNOWN_QUESTIONS };
  const asked = sittings.map((sitting) => ({
    sitting,
    asked: askedIn(sitting, sittingsBefore(sitting, sittings), pack),
  }));
  const trials = asked.reduce((sum, { asked: { questions } }) => sum + questions.length, 0);
  const columns: SittingColumns[] = [];
  for (const { sitting, asked: questions } of asked) {
    const answered = await columnsOf(sitting, questions, (read) => onRead(read, trials), signal);
    signal.throwIfAborted();
    columns.push(sittingColumns(study.id, sitting, questions, answered));
  }
  const answered = columns.reduce((sum, { answered: of }) => sum + answeredIn(of), 0);
  return { ok: true, pack, sittings: columns, trials, answered };
}
