// What of a study file this machine reproduces: the answers of each model here beside those of the file, trial by
// trial, whichever model gave them there.
import { saidIn, type StudyFileHead } from '../core/exchange/study-file';
import { drawIn, type AnswerRow } from '../core/study/answer';
import { trialFor, type Sitting } from '../core/study/plan';
import { readingOf } from '../core/study/reading';
import { answererOf, type ModelRespondent } from '../core/study/records';
import { store } from '../store/store';
import { withDiffering, type DifferingTrial } from './differing-trials';

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

/** Differences of a probability below this are rounding. */
const SAME = 1e-6;

/** Compares what one model answered here with the file. */
export class Comparing {
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
      const { question, answer } = row;
      byKey.set(trialFor({ ...sitting, answerer }, question, drawIn(answer)).key, row);
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
  answer.kind === 'none' || answer.kind === 'withdrawn' || answer.kind === 'unread'
    ? []
    : readingOf(question, answer).first;

function farthest(here: AnswerRow, there: AnswerRow): number {
  if (here.answer.kind !== 'distribution' || there.answer.kind !== 'distribution') {
    return saidIn(here) === saidIn(there) ? 0 : 1;
  }
  const { p } = there.answer;
  return Math.max(...here.answer.p.map((one, place) => Math.abs(one - (p[place] ?? 0))));
}
