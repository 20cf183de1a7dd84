// Narrowing a list of trials to some of them. Every choice that is null leaves all.
import type { Value } from '../values';
import { complianceIn, LOW_COMPLIANCE } from './reading';
import type { Area, Subject } from './subject';
import type { Condition, Instrument } from './trial';
import { valuesIn, type TrialLine } from './trial-line';

/**
 * first: the answer puts the chosen value first. changes: its orders do not all put the same first. low:
 * before the constraint less than half of the probability lay on the offered answers. tied: several come
 * first. refused, unread: the text refuses to answer, or names no answer or several. open: not answered
 * yet.
 */
export const OUTCOMES = ['first', 'changes', 'low', 'tied', 'refused', 'unread', 'open'] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface TrialFilter {
  instrument: Instrument | null;
  /** A value that the question is about: of the portrait or action, or among those on offer. */
  value: Value | null;
  condition: Condition | null;
  area: Area | null;
  outcome: Outcome | null;
  /** Lower-case words, each of which stands in a text of the portrait or scenario. */
  words: readonly string[];
}

type Test = (line: TrialLine) => boolean;

function outcomeTest(outcome: Outcome, value: Value | null): Test {
  switch (outcome) {
    case 'first':
      return ({ reading }) =>
        value !== null && reading?.first.some((one) => one === value) === true;
    case 'changes':
      return ({ changes }) => changes === true;
    case 'low':
      return ({ row }) => {
        const mass = row === null ? null : complianceIn(row.answer);
        return mass !== null && mass < LOW_COMPLIANCE;
      };
    case 'tied':
      return ({ reading }) => reading !== null && reading.first.length > 1;
    case 'refused':
      return ({ unread }) => unread?.answer.why === 'refused';
    case 'unread':
      return ({ unread }) => unread !== null && unread.answer.why !== 'refused';
    case 'open':
      return ({ row, unread }) => row === null && unread === null;
  }
}

/** The words are looked for once in each subject, however many trials ask about it. */
function wordsTest(words: readonly string[]): Test {
  const known = new Map<Subject, boolean>();
  return ({ subject }) => {
    const found = known.get(subject) ?? words.every((word) => subject.searched.includes(word));
    known.set(subject, found);
    return found;
  };
}

function testsOf(filter: TrialFilter): Test[] {
  const { instrument, value, condition, area, outcome, words } = filter;
  const tests: Test[] = [];
  if (instrument !== null) tests.push(({ trial }) => trial.question.instrument === instrument);
  if (condition !== null) tests.push((line) => line.condition === condition);
  if (area !== null) tests.push(({ subject }) => subject.area === area);
  if (value !== null) tests.push(({ trial }) => valuesIn(trial.question).includes(value));
  if (outcome !== null) tests.push(outcomeTest(outcome, value));
  if (words.length > 0) tests.push(wordsTest(words));
  return tests;
}

/** The lines that a filter leaves, in their order. */
export function filtered<T extends TrialLine>(lines: readonly T[], filter: TrialFilter): T[] {
  const tests = testsOf(filter);
  return lines.filter((line) => tests.every((test) => test(line)));
}
