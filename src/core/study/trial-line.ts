// A trial as it is looked into: what was asked, of whom, and what was answered. Lines are derived from
// plans and rows when somebody looks; nothing of them is stored.
import type { PackReference } from '../instrument/version';
import { groupBy } from '../score/group-by';
import type { Value } from '../values';
import type { TellingRow, UnreadRow } from './answer';
import type { Sitting } from './plan';
import { readingOf, type Reading } from './reading';
import type { Subject, SubjectOf } from './subject';
import { canonicalJson, type Condition, type Draw, type Question, type Trial } from './trial';

/** Whose plan asks the trials. */
export interface Asking {
  study: string;
  sitting: string;
  respondent: string;
  pack: PackReference;
  condition: Condition;
}

/** How a study asks the trials of a sitting. */
export function askingOf(sitting: Sitting, study: string): Asking {
  const { id, respondent, pack, condition } = sitting;
  return { study, sitting: id, respondent, pack, condition };
}

export interface TrialLine extends Asking {
  trial: Trial;
  subject: Subject;
  /** Null where the trial is not answered yet, or with a text in which nothing was read. */
  row: TellingRow | null;
  /** That text; null where there is none. */
  unread: UnreadRow | null;
  reading: Reading | null;
  /**
   * Whether the orders of this question do not all put the same one thing first, as one respondent was
   * asked; null where it was answered in fewer than two orders. A tie counts as a change.
   */
  changes: boolean | null;
}

type MemberOf<T> = T extends unknown ? keyof T : never;

/** Every member that a question of some kind has; in this order they are written. */
const MEMBERS: Readonly<Record<MemberOf<Question>, true>> = {
  action: true,
  condition: true,
  direction: true,
  framing: true,
  inOne: true,
  instrument: true,
  item: true,
  options: true,
  persona: true,
  question: true,
  scenario: true,
  target: true,
  value: true,
  wording: true,
};
const WRITTEN = Object.keys(MEMBERS);

/**
 * A question without the order of its options and the direction of its scale: text that is equal for
 * what is asked alike. It is asked of every trial of a list, so it is written in one go.
 */
export function apartFromOrder(question: Question): string {
  const alike =
    'options' in question
      ? { ...question, options: question.options.toSorted() }
      : { ...question, direction: 'up' };
  return JSON.stringify(alike, WRITTEN);
}

/** The values that a question is about: of the portrait or the action, or those on offer. */
export function valuesIn(question: Question): readonly Value[] {
  if (question.instrument === 'questionnaire') return [question.value];
  return 'action' in question ? [question.action] : question.options;
}

interface AskedTrial {
  asking: Asking;
  trial: Trial;
  /** What is stored of it; neither where it is not answered. */
  row: TellingRow | undefined;
  unread?: UnreadRow | undefined;
}

/**
 * What is asked apart from its order, as text. Texts are never held against probabilities, nor one
 * temperature or draw against another.
 */
export function questionText(question: Question, draw: Draw | undefined): string {
  const asked = apartFromOrder(question);
  return draw === undefined ? asked : `${canonicalJson(draw)} ${asked}`;
}

function withoutChanges(
  { asking, trial, row: read, unread: text }: AskedTrial,
  subjectOf: SubjectOf,
): TrialLine {
  const row = read ?? null;
  const unread = text ?? null;
  return {
    ...asking,
    trial,
    row,
    unread,
    subject: subjectOf(trial.question),
    reading: row === null ? null : readingOf(trial.question, row.answer),
    changes: null,
  };
}

/** Whether the readings of one question differ; null for fewer than two. */
function isChanging(readings: readonly Reading[]): boolean | null {
  const [one, ...others] = readings;
  if (one === undefined || others.length === 0) return null;
  const [first, tied] = one.first;
  if (tied !== undefined) return true;
  return others.some(({ first: other }) => other.length !== 1 || other[0] !== first);
}

/**
 * The lines of some trials of one sitting, with what each order of a question changes.
 */
export function linesOf(asked: readonly AskedTrial[], subjectOf: SubjectOf): TrialLine[] {
  const lines = asked.map((one) => withoutChanges(one, subjectOf));
  const alike = ({ trial }: TrialLine) => questionText(trial.question, trial.draw);
  for (const orders of groupBy(lines, alike).values()) {
    const changes = isChanging(orders.flatMap(({ reading }) => reading ?? []));
    for (const line of orders) line.changes = changes;
  }
  return lines;
}
