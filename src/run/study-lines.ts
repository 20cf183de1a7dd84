// The trials of a study with their whole answers, read a part at a time, for what needs all of them at once,
// as a profile does. Lists take the columns of study-columns.ts, which are a fortieth of the size.
import { UNKNOWN_QUESTIONS } from '../content/pack';
import type { Pack } from '../core/instrument/pack';
import { currentAnswers, isTelling, isUnread, type StandingRow } from '../core/study/answer';
import { trialsOf, type Sitting } from '../core/study/plan';
import type { Study } from '../core/study/records';
import { subjectsOf } from '../core/study/subject';
import type { Trial } from '../core/study/trial';
import { askingOf, linesOf, type TrialLine } from '../core/study/trial-line';
import { store } from '../store/store';
import { nextTask } from './next-task';
import { knownPackOf } from './packs';
import type { UnreadableStudy } from './studies';

export interface StudyLines {
  ok: true;
  pack: Pack;
  lines: TrialLine[];
}

/** So many answers are asked for at once. */
const PART = 2000;

/**
 * The answers to a sitting's trials by their key. Most were given in the sitting itself; what another
 * study asked before is looked up by its key.
 */
async function rowsFor(
  sitting: Sitting,
  trials: readonly Trial[],
  onRead: (rows: number) => void,
  signal: AbortSignal,
): Promise<Map<string, StandingRow>> {
  const own = currentAnswers(await store.answersOf(sitting.id));
  const rows = new Map(own.map((row) => [row.key, row]));
  onRead(rows.size);
  const elsewhere = trials.filter(({ key }) => !rows.has(key)).map(({ key }) => key);
  for (let start = 0; start < elsewhere.length; start += PART) {
    signal.throwIfAborted();
    const part = elsewhere.slice(start, start + PART);
    for (const row of currentAnswers(await store.answersTo(part))) rows.set(row.key, row);
    onRead(part.length);
    await nextTask();
  }
  return rows;
}

/** What an amendment asks again stands in the sitting that planned it first. */
function eachOnce<T extends { trials: readonly Trial[] }>(planned: readonly T[]): T[] {
  const known = new Set<string>();
  return planned.map((one) => {
    const trials = one.trials.filter(({ key }) => !known.has(key));
    for (const { key } of trials) known.add(key);
    return { ...one, trials };
  });
}

/**
 * All trials of a study, in the order of asking.
 *
 * @param onRead is told how many more trials were looked up, of how many that are planned.
 * @throws the signal's reason when nobody waits any more.
 */
export async function studyLines(
  study: Study,
  onRead: (rows: number, ofAll: number) => void,
  signal: AbortSignal,
): Promise<StudyLines | UnreadableStudy> {
  const sittings = await store.sittingsOfStudy(study.id);
  const [first] = sittings;
  if (first === undefined) return { ok: false, reason: 'stored without its questions' };
  const pack = await knownPackOf(first.pack);
  if (pack === null) return { ok: false, reason: UNKNOWN_QUESTIONS };
  const planned = eachOnce(
    sittings.map((sitting) => ({ sitting, trials: trialsOf(sitting, pack) })),
  );
  const all = planned.reduce((sum, { trials }) => sum + trials.length, 0);
  const subjectOf = subjectsOf(pack);
  const lines: TrialLine[] = [];
  for (const { sitting, trials } of planned) {
    await nextTask();
    const rows = await rowsFor(sitting, trials, (read) => onRead(read, all), signal);
    signal.throwIfAborted();
    const asking = askingOf(sitting, study.id);
    const read = linesOf(
      trials.map((trial) => {
        const row = rows.get(trial.key);
        return {
          asking,
          trial,
          row: row !== undefined && isTelling(row) ? row : undefined,
          unread: row !== undefined && isUnread(row) ? row : undefined,
        };
      }),
      subjectOf,
    );
    // Not spread into one call: a call takes some hundred thousand arguments and no more.
    for (const line of read) lines.push(line);
  }
  return { ok: true, pack, lines };
}
