import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  OPTIONS,
  packChoices,
  type PackedChoices,
} from '../../../src/core/score/packed';
import { profile } from '../../../src/core/score/profile';
import { profileKey } from '../../../src/core/score/profile-key';
import { readQuestions } from '../../../src/core/score/questions';
import type { ChoiceAnswer } from '../../../src/core/score/types';
import { VALUES } from '../../../src/core/values';
import { someChoices, valueAt } from '../../fixtures/stats/answers';

const someRow: fc.Arbitrary<ChoiceAnswer> = fc.record({
  scenario: fc.string(),
  question: fc.integer({ min: 0, max: 4 }),
  wording: fc.string(),
  offered: fc.shuffledSubarray([...VALUES], { minLength: 4, maxLength: 4 }),
  p: fc.array(fc.double(), { minLength: 4, maxLength: 4 }),
});

/** The rows that columns hold. */
function unpacked(packed: PackedChoices): ChoiceAnswer[] {
  return Array.from(packed.scenario, (scenario, row) => ({
    scenario: packed.scenarios[scenario] ?? 'none',
    question: packed.question[row] ?? NaN,
    wording: packed.wordings[packed.wording[row] ?? NaN] ?? 'none',
    offered: Array.from(packed.offered.subarray(OPTIONS * row, OPTIONS * (row + 1)), valueAt),
    p: [...packed.p.subarray(OPTIONS * row, OPTIONS * (row + 1))],
  }));
}

describe('packed choices', () => {
  test('are the worked example', () => {
    const packed = packChoices([
      {
        scenario: 's1',
        question: 0,
        wording: 'a',
        offered: ['SD', 'HE', 'PO', 'UN'],
        p: [0, 1, 0, 0],
      },
    ]);
    expect([packed.scenarios, packed.wordings]).toEqual([['s1'], ['a']]);
    expect([...packed.offered]).toEqual([0, 2, 4, 9]);
    expect([...packed.p]).toEqual([0, 1, 0, 0]);
  });

  test('hold every row as it was', () => {
    fc.assert(
      fc.property(fc.array(someRow), (rows) => {
        expect(unpacked(packChoices(rows))).toEqual(rows);
      }),
    );
  });

  test('give the questions that the rows give', () => {
    fc.assert(
      fc.property(someChoices, (rows) => {
        expect(readQuestions(packChoices(rows))).toEqual(readQuestions(rows));
      }),
      { numRuns: 20 },
    );
  });

  test('cross to a worker by handing over their memory, and arrive whole', () => {
    fc.assert(
      fc.property(someChoices, (rows) => {
        const sent = packChoices(rows);
        const arrived = structuredClone(sent, { transfer: columnsOf(sent) });
        expect(arrived).toEqual(packChoices(rows));
        expect(columnsOf(sent).every(({ byteLength }) => byteLength === 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a profile's key", () => {
  const keyOf = (rows: readonly ChoiceAnswer[], seed = 1) =>
    profileKey({ kind: 'model', ratings: [], choices: packChoices(rows) }, seed);

  test('is the same for the same answers, and another for any other', () => {
    fc.assert(
      fc.property(someChoices, ([first, ...others]) => {
        if (first === undefined) throw new Error('some choices are at least one');
        const rows = [first, ...others];
        expect(keyOf(rows)).toBe(keyOf(structuredClone(rows)));
        const changes: ChoiceAnswer[] = [
          { ...first, scenario: `${first.scenario}x` },
          { ...first, question: first.question + 1 },
          { ...first, wording: 'another' },
          { ...first, offered: first.offered.toReversed() },
          { ...first, p: [0.4, 0.3, 0.2, 0.1] },
        ];
        const keys = [keyOf(rows), keyOf(rows, 2), keyOf(others)];
        for (const change of changes) keys.push(keyOf([change, ...others]));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 20 },
    );
  });

  test('exists for ratings that are no numbers, as for others', () => {
    const p = [NaN, Infinity, 0, 0, 0, 0];
    const ratings = [{ item: 'p1', value: 'SD', wording: 'a', direction: 'up', p } as const];
    const answers = { kind: 'person', ratings, choices: packChoices([]) } as const;
    expect(profileKey(answers, 1)).toMatch(/^[0-9a-f]{64}$/);
    expect(profile(answers, 1).stated).toBeNull();
  });
});
