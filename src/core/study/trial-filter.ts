// Narrowing the trials of a sitting to some of them, in columns. Every choice that is null leaves all.
import { at } from '../stats/array';
import { VALUES, type Value } from '../values';
import { LOW_COMPLIANCE } from './reading';
import type { Area, Subject } from './subject';
import type { Condition, Instrument } from './trial';
import { questionAt, unreadWhy, type SittingColumns } from './trial-columns';
import { valuesIn } from './trial-line';

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

/** Leaves all. */
export const EVERY_TRIAL: TrialFilter = {
  instrument: null,
  value: null,
  condition: null,
  area: null,
  outcome: null,
  words: [],
};

/** Whether the trial at a place is left. */
export type PlaceTest = (place: number) => boolean;

function outcomeTest(outcome: Outcome, value: Value | null, columns: SittingColumns): PlaceTest {
  const { answered, changes } = columns;
  const { first, compliance } = answered;
  switch (outcome) {
    case 'first': {
      const bit = value === null ? 0 : 1 << VALUES.indexOf(value);
      return (place) => (at(first, place) & bit) !== 0 && isOfOptions(columns, place);
    }
    case 'changes':
      return (place) => changes[place] === 1;
    case 'low':
      return (place) => {
        const mass = at(compliance, place);
        return mass >= 0 && mass < LOW_COMPLIANCE;
      };
    case 'tied':
      return (place) => {
        const bits = at(first, place);
        return (bits & (bits - 1)) !== 0;
      };
    case 'refused':
      return (place) => unreadWhy(at(first, place)) === 'refused';
    case 'unread':
      return (place) => {
        const why = unreadWhy(at(first, place));
        return why !== null && why !== 'refused';
      };
    case 'open':
      return (place) => first[place] === 0;
  }
}

/** Ratings have bits as well, which are no values. */
const isOfOptions = ({ asked }: SittingColumns, place: number) =>
  'options' in questionAt(asked, place);

/** What is told of a subject is told once, however many trials ask about it. */
function subjectTest({ asked }: SittingColumns, isLeft: (subject: Subject) => boolean): PlaceTest {
  const left = asked.subjects.map(isLeft);
  return (place) => left[at(asked.subject, place)] === true;
}

/** The tests that a trial has to pass; none for a filter that leaves all. */
function testsOf(columns: SittingColumns, filter: TrialFilter): PlaceTest[] {
  const { instrument, value, condition, area, outcome, words } = filter;
  const { asked, sitting } = columns;
  const tests: PlaceTest[] = [];
  if (condition !== null && sitting.condition !== condition) return [() => false];
  if (instrument !== null) {
    tests.push((place) => questionAt(asked, place).instrument === instrument);
  }
  if (outcome !== null) tests.push(outcomeTest(outcome, value, columns));
  if (area !== null) tests.push(subjectTest(columns, (subject) => subject.area === area));
  if (words.length > 0) {
    tests.push(
      subjectTest(columns, ({ searched }) => words.every((word) => searched.includes(word))),
    );
  }
  if (value !== null) tests.push((place) => valuesIn(questionAt(asked, place)).includes(value));
  return tests;
}

/** Whether a filter leaves the trial at a place. */
export function filterTest(columns: SittingColumns, filter: TrialFilter): PlaceTest {
  const tests = testsOf(columns, filter);
  return (place) => tests.every((test) => test(place));
}
