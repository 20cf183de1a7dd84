// Checking a study file: it is read from end to end, line by line, and nothing is stored.
import { LineTooLongError } from '../core/exchange/lines';
import { LINE_FAULTS, type LineFault, type StudyFileHead } from '../core/exchange/study-file';
import type { AnswerRow } from '../core/study/answer';
import { store } from '../store/store';
import { Comparing, type Reproduced } from './study-file-compare';
import { linesOfFile, opened, readerFor, REFUSALS } from './study-file-open';

/** So many lines are looked up at once. */
const PART = 1000;

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

const EXAMPLES = 20;

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

async function checked(file: Blob, onBytes: (read: number) => void): Promise<StudyFileCheck> {
  const lines = linesOfFile(file, onBytes);
  const opening = await opened(lines);
  if (!opening.ok) return opening;
  const { head } = opening.opened;
  const read = await readerFor(opening.opened);
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
