// Looking into trials: what an answer puts first, what the order changes, narrowing, and where two differ.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cyclicShifts } from '../../../src/core/ask/orders';
import { AREAS } from '../../../src/core/instrument/pack';
import { answerByContent, readingOf } from '../../../src/core/study/reading';
import type { Question } from '../../../src/core/study/trial';
import { EVERY_TRIAL, OUTCOMES, type TrialFilter } from '../../../src/core/study/trial-filter';
import { apartFromOrder, valuesIn, type TrialLine } from '../../../src/core/study/trial-line';
import {
  entriesOf,
  entryOf,
  listOf,
  listOfDiffering,
  numberOf,
} from '../../../src/core/study/trial-list';
import type { SittingColumns } from '../../../src/core/study/trial-columns';
import { VALUES } from '../../../src/core/values';
import { columnsFor, linesFor, type Answered } from '../../fixtures/trial-lines';
import { smallModel } from '../../fixtures/sittings';

const OFFERED = ['SD', 'HE', 'PO', 'BE'] as const;

const scenario = (options: readonly (typeof VALUES)[number][], id = 's01'): Question => ({
  instrument: 'scenarios',
  scenario: id,
  question: 0,
  options,
  wording: 'scenario-1',
  framing: 'act',
});

const portrait = (direction: 'up' | 'down'): Question => ({
  instrument: 'questionnaire',
  item: 'p01',
  value: 'SD',
  wording: 'portrait-1',
  direction,
});

const distribution = (p: readonly number[]) => ({
  kind: 'distribution' as const,
  p: [...p],
  compliance: null,
  promptTokens: 1,
  evaluatedTokens: null,
  engineMs: 1,
});

describe('an answer', () => {
  test('is read by its most probable option, wherever that stood', () => {
    const p = [0.1, 0.6, 0.2, 0.1];
    expect(readingOf(scenario(OFFERED), distribution(p))).toEqual({ first: ['HE'], p: 0.6 });
    expect(readingOf(scenario(OFFERED.toReversed()), distribution(p))).toEqual({
      first: ['PO'],
      p: 0.6,
    });
  });

  test('that puts two first is read as both', () => {
    expect(readingOf(scenario(OFFERED), distribution([0.4, 0.1, 0.4, 0.1]))).toEqual({
      first: ['SD', 'PO'],
      p: 0.4,
    });
  });

  test('on a scale turned round is turned back, so that 6 is the high end', () => {
    const p = [0.7, 0.1, 0.1, 0.1, 0, 0];
    expect(readingOf(portrait('up'), distribution(p)).first).toEqual([1]);
    expect(readingOf(portrait('down'), distribution(p)).first).toEqual([6]);
  });

  test('of a person is the option or rating that was given', () => {
    expect(readingOf(scenario(OFFERED), { kind: 'chosen', option: 3 })).toEqual({
      first: ['BE'],
      p: 1,
    });
    expect(readingOf(portrait('down'), { kind: 'rated', rating: 2 })).toEqual({ first: [5], p: 1 });
  });

  test('is the same by content in whatever order it was shown', () => {
    const content = { SD: 0.1, HE: 0.2, PO: 0.3, BE: 0.4 };
    for (const options of cyclicShifts(OFFERED)) {
      const given = distribution(options.map((value) => content[value]));
      // Alphabetical: BE HE PO SD.
      expect(answerByContent(scenario(options), given)).toEqual([0.4, 0.2, 0.3, 0.1]);
    }
  });
});

describe('the orders of one question', () => {
  test('are one question apart from the order, and different ones are not', () => {
    const shifts = cyclicShifts(OFFERED).map((options) => apartFromOrder(scenario(options)));
    expect(new Set(shifts).size).toBe(1);
    expect(apartFromOrder(portrait('up'))).toBe(apartFromOrder(portrait('down')));
    expect(apartFromOrder(scenario(OFFERED, 's02'))).not.toBe(shifts[0]);
    expect(apartFromOrder({ ...portrait('up'), wording: 'portrait-2' })).not.toBe(
      apartFromOrder(portrait('up')),
    );
  });

  const shifted = (first: (options: readonly string[]) => number): Answered[] =>
    cyclicShifts(OFFERED).map((options) => ({
      question: scenario(options),
      p: options.map((_, place) => (place === first(options) ? 0.7 : 0.1)),
    }));

  test('that all put the same first change nothing', () => {
    const lines = linesFor(shifted((options) => options.indexOf('PO')));
    expect(lines.map(({ changes }) => changes)).toEqual([false, false, false, false]);
  });

  test('that put whatever stands first there first change with the order', () => {
    const lines = linesFor(shifted(() => 0));
    expect(lines.map(({ changes }) => changes)).toEqual([true, true, true, true]);
  });

  test('all tied count as changing, as in the consistency of a model', () => {
    const lines = linesFor(
      cyclicShifts(OFFERED).map((options) => ({
        question: scenario(options),
        p: [0.25, 0.25, 0.25, 0.25],
      })),
    );
    expect(lines.every(({ changes }) => changes === true)).toBe(true);
  });

  test('are not judged by one answer alone', () => {
    const [one, two] = cyclicShifts(OFFERED);
    const lines = linesFor([
      { question: scenario(one ?? []), p: [0.7, 0.1, 0.1, 0.1] },
      { question: scenario(two ?? []), p: null },
    ]);
    expect(lines.map(({ changes }) => changes)).toEqual([null, null]);
  });
});

const answered: fc.Arbitrary<Answered> = fc.record({
  question: fc.oneof(
    fc.record({
      instrument: fc.constant('scenarios' as const),
      scenario: fc.constantFrom('s01', 's02', 's03', 's04'),
      question: fc.integer({ min: 0, max: 4 }),
      options: fc.constantFrom(...cyclicShifts(VALUES).map((values) => values.slice(0, 4))),
      wording: fc.constant('scenario-1'),
      framing: fc.constantFrom('act' as const, 'advise' as const),
    }),
    fc.record({
      instrument: fc.constant('steered' as const),
      condition: fc.constantFrom('select' as const, 'hold' as const),
      scenario: fc.constantFrom('s01', 's02'),
      question: fc.constant(0),
      options: fc.constant(OFFERED),
      target: fc.constantFrom(...OFFERED),
      wording: fc.constant('hold-1'),
    }),
  ),
  p: fc.constantFrom(null, [0.7, 0.1, 0.1, 0.1], [0.25, 0.25, 0.25, 0.25], [0.1, 0.2, 0.3, 0.4]),
  compliance: fc.constantFrom(null, 0.1, 0.49, 0.5, 1),
});

const filter: fc.Arbitrary<TrialFilter> = fc.record({
  instrument: fc.constantFrom(null, 'scenarios' as const, 'steered' as const),
  value: fc.constantFrom(null, ...VALUES),
  condition: fc.constantFrom(null, 'neutral' as const, 'select' as const, 'hold' as const),
  area: fc.constantFrom(null, ...AREAS),
  outcome: fc.constantFrom(null, ...OUTCOMES),
  words: fc.constantFrom([], ['the'], ['s01'], ['nobody-says-this']),
});

/** Whether a filter leaves a trial, written once more, of whole answers instead of columns. */
function isLeft(line: TrialLine, of: TrialFilter) {
  const { trial, condition, subject, row, unread, reading, changes } = line;
  const { question } = trial;
  const compliance = row?.answer.kind === 'distribution' ? row.answer.compliance : null;
  const why = unread?.answer.why ?? null;
  const outcomes = {
    first: reading !== null && of.value !== null && new Set<unknown>(reading.first).has(of.value),
    changes: changes === true,
    low: compliance !== null && compliance < 0.5,
    tied: reading !== null && reading.first.length > 1,
    refused: why === 'refused',
    unread: why !== null && why !== 'refused',
    open: row === null && unread === null,
  };
  return (
    (of.instrument === null || question.instrument === of.instrument) &&
    (of.condition === null || condition === of.condition) &&
    (of.area === null || subject.area === of.area) &&
    (of.value === null || valuesIn(question).includes(of.value)) &&
    (of.outcome === null || outcomes[of.outcome]) &&
    of.words.every((word) => subject.searched.includes(word))
  );
}

/** Columns hold one sitting after the other; lines come as they were given. */
const bySitting = (lines: readonly TrialLine[]) =>
  [...new Set(lines.map(({ sitting, condition }) => `${sitting} ${condition}`))].flatMap((own) =>
    lines.filter(({ sitting, condition }) => `${sitting} ${condition}` === own),
  );

const keysOf = (lines: readonly { trial: { key: string } }[]) =>
  lines.map(({ trial }) => trial.key);

describe('trials in columns', () => {
  test('are the trials of whole answers, to the digits that are shown', () => {
    fc.assert(
      fc.property(fc.array(answered), (list) => {
        const lines = bySitting(linesFor(list));
        const columns = listOf(columnsFor(list), EVERY_TRIAL);
        const entries = entriesOf(columns, 0, columns.length);
        expect(
          entries.map(({ reading, trial, changes, ...entry }) => ({
            key: trial.key,
            question: trial.question,
            first: reading?.first,
            changes,
            compliance: entry.compliance?.toFixed(4),
            p: reading?.p.toFixed(4),
            subject: entry.subject.searched,
          })),
        ).toEqual(
          lines.map(({ reading, trial, changes, row, subject }) => ({
            key: trial.key,
            question: trial.question,
            first: reading?.first,
            changes,
            compliance:
              row?.answer.kind === 'distribution' ? row.answer.compliance?.toFixed(4) : undefined,
            p: reading?.p.toFixed(4),
            subject: subject.searched,
          })),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('are found by their key, and a key that is none of theirs is not', () => {
    const list = listOf(
      columnsFor([
        { question: scenario(OFFERED), p: null },
        { question: portrait('up'), p: null },
      ]),
      EVERY_TRIAL,
    );
    const key = entryOf(list, 1)?.trial.key ?? '';
    expect(numberOf(list, key)).toBe(1);
    // The same first sixteen digits, and another key.
    expect(numberOf(list, key.slice(0, 16) + '0'.repeat(48))).toBe(-1);
    expect(entryOf(list, 2)).toBeUndefined();
    expect(entryOf(list, -1)).toBeUndefined();
  });
});

describe('narrowing', () => {
  test('with nothing chosen leaves all', () => {
    fc.assert(
      fc.property(fc.array(answered), (list) => {
        expect(listOf(columnsFor(list), EVERY_TRIAL).length).toBe(list.length);
      }),
      { numRuns: 30 },
    );
  });

  test('leaves of the columns what it leaves of whole answers', () => {
    fc.assert(
      fc.property(fc.array(answered), filter, (list, of) => {
        const left = listOf(columnsFor(list), of);
        const expected = bySitting(linesFor(list)).filter((line) => isLeft(line, of));
        expect(keysOf(entriesOf(left, 0, left.length))).toEqual(keysOf(expected));
      }),
      { numRuns: 200 },
    );
  });

  const given: Answered[] = [
    { question: scenario(OFFERED), p: [0.7, 0.1, 0.1, 0.1], compliance: 0.2 },
    {
      question: scenario(['SD', 'AC', 'PO', 'UN'], 's02'),
      p: [0.4, 0.4, 0.1, 0.1],
      compliance: null,
    },
    { question: portrait('up'), p: null },
  ];
  const lines = linesFor(given);
  const columns = columnsFor(given);
  const left = (change: Partial<TrialFilter>) => {
    const { place, length } = listOf(columns, { ...EVERY_TRIAL, ...change });
    return [...place.subarray(0, length)];
  };

  test('by a value leaves questions that offer it or are about it', () => {
    expect(left({ value: 'SD' })).toEqual([0, 1, 2]);
    expect(left({ value: 'UN' })).toEqual([1]);
    expect(lines.map(({ trial }) => valuesIn(trial.question).length)).toEqual([4, 4, 1]);
  });

  test('by what comes first leaves answers that put the value first, ties among them', () => {
    expect(left({ value: 'SD', outcome: 'first' })).toEqual([0, 1]);
    expect(left({ value: 'AC', outcome: 'first' })).toEqual([1]);
    expect(left({ outcome: 'first' })).toEqual([]);
  });

  test('by outcome tells low compliance, ties and open trials', () => {
    expect(left({ outcome: 'low' })).toEqual([0]);
    expect(left({ outcome: 'tied' })).toEqual([1]);
    expect(left({ outcome: 'open' })).toEqual([2]);
  });

  test('by area leaves no portraits, and by an id of a scenario that scenario', () => {
    const area = lines[0]?.subject.area ?? null;
    expect(left({ area })).toContain(0);
    expect(left({ area })).not.toContain(2);
    expect(left({ words: ['s02'] })).toEqual([1]);
    expect(left({ words: ['p01'] })).toEqual([2]);
  });
});

describe('two studies', () => {
  const other = { ...smallModel, id: 'model-2', revision: 'another' };
  const ask = (p: readonly (readonly number[])[], of = smallModel) =>
    columnsFor(
      p.map((own, place) => ({ question: scenario(OFFERED, `s0${place + 1}`), p: own })),
      of,
    );
  const differing = (one: SittingColumns[], two: SittingColumns[], of = EVERY_TRIAL) => {
    const list = listOfDiffering(one, two, of);
    return entriesOf(list, 0, list.length);
  };

  test('are listed where they put different things first, the furthest apart first', () => {
    const one = ask([
      [0.7, 0.1, 0.1, 0.1],
      [0.6, 0.4, 0, 0],
      [0.9, 0.1, 0, 0],
    ]);
    const two = ask(
      [
        [0.6, 0.2, 0.1, 0.1],
        [0.4, 0.6, 0, 0],
        [0, 0.1, 0.9, 0],
      ],
      other,
    );
    const found = differing(one, two);
    expect(found.map(({ subject, respondent }) => [lineId(subject.searched), respondent])).toEqual([
      ['s03', 'model-1'],
      ['s03', 'model-2'],
      ['s02', 'model-1'],
      ['s02', 'model-2'],
    ]);
    // √(H(mean) − mean H), base 2, of (.9, .1, 0) and (0, .1, .9), of (.6, .4) and (.4, .6), in Python
    expect(found[0]?.divergence).toBeCloseTo(0.9486832980505138, 6);
    expect(found[2]?.divergence).toBeCloseTo(0.17043886160536104, 6);
  });

  const lineId = (searched: string) => searched.split('\n')[0];

  test('that differ by a liking for a place alone are not listed once all orders are averaged', () => {
    // The second adds a factor of four to whatever stands first.
    const content = { SD: 0.5, HE: 0.2, PO: 0.2, BE: 0.1 };
    const shifts = cyclicShifts(OFFERED);
    const plain = columnsFor(
      shifts.map((options) => ({
        question: scenario(options),
        p: options.map((value) => content[value]),
      })),
    );
    const drawn = columnsFor(
      shifts.map((options) => {
        const weights = options.map((value, place) => content[value] * (place === 0 ? 4 : 1));
        const total = weights.reduce((sum, one) => sum + one, 0);
        return { question: scenario(options), p: weights.map((weight) => weight / total) };
      }),
      other,
    );
    expect(drawn[0]?.changes).toContain(1);
    expect(differing(plain, drawn)).toEqual([]);
  });

  test('without a question in common have nothing to list, nor where the filter leaves nothing', () => {
    expect(differing(ask([[0.7, 0.1, 0.1, 0.1]]), [])).toEqual([]);
    const [one, two] = [ask([[0.7, 0.1, 0.1, 0.1]]), ask([[0.1, 0.7, 0.1, 0.1]], other)];
    expect(differing(one, two)).toHaveLength(2);
    expect(differing(one, two, { ...EVERY_TRIAL, value: 'TR' })).toEqual([]);
  });
});
