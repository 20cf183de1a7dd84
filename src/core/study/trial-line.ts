// A trial as it is looked into: what was asked, of whom, and what was answered. Lines are derived from
// plans and rows when somebody looks; nothing of them is stored.
import type { PackReference } from '../instrument/version';
import { groupBy } from '../score/group-by';
import type { Value } from '../values';
import type { TellingRow, UnreadRow } from './answer';
import { readingOf, type Reading } from './reading';
import type { Subject, SubjectOf } from './subject';
import { canonicalJson, type Condition, type Question, type Trial } from './trial';

/** Whose plan asks the trials. */
export interface Asking {
  study: string;
  sitting: string;
  respondent: string;
  pack: PackReference;
  condition: Condition;
}

export interface TrialLine extends Asking {
  trial: Trial;
  subject: Subject;
  /** The same for all that differ in nothing but the order shown, whoever is asked; of a text each draw by itself. */
  question: string;
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

/**
 * A question without the order of its options and the direction of its scale: text that is equal for
 * what is asked alike.
 */
export function apartFromOrder(question: Question): string {
  return canonicalJson(
    'options' in question
      ? { ...question, options: question.options.toSorted() }
      : { ...question, direction: 'up' },
  );
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

/** Texts are never held against probabilities, nor one temperature against another. */
function drawn({ draw }: Trial): string {
  return draw === undefined ? '' : `${canonicalJson(draw)} `;
}

function withoutChanges(
  { asking, trial, row: read, unread: text }: AskedTrial,
  subjectOf: SubjectOf,
): TrialLine {
  const { pack } = asking;
  const row = read ?? null;
  const unread = text ?? null;
  return {
    ...asking,
    trial,
    row,
    unread,
    subject: subjectOf(trial.question),
    question: `${pack.id} ${pack.version} ${drawn(trial)}${apartFromOrder(trial.question)}`,
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
 * The lines of some trials of one study, with what each order of a question changes.
 */
export function linesOf(asked: readonly AskedTrial[], subjectOf: SubjectOf): TrialLine[] {
  const lines = asked.map((one) => withoutChanges(one, subjectOf));
  for (const orders of groupBy(lines, ({ question }) => question).values()) {
    const changes = isChanging(orders.flatMap(({ reading }) => reading ?? []));
    for (const line of orders) line.changes = changes;
  }
  return lines;
}
