// What docs/measurement.md, section 3, promises of the balanced deal.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GROUPS_OF_BLOCKS,
  dealOf,
  exposure,
  formOf,
  type Deal,
} from '../../src/core/instrument/deal';
import { VALUES, type Value } from '../../src/core/values';
import { pack } from '../fixtures/sittings';

const FIRST_30 = Array.from({ length: 30 }, (_, index) => index);
const relabelling = fc.shuffledSubarray([...VALUES], { minLength: 10 });
/** One for each thirty of a bank of 120. */
const relabellings = fc.tuple(relabelling, relabelling, relabelling, relabelling);
const few = { numRuns: 20 };

const dealt = (indices: readonly number[], relabel?: readonly Value[]) =>
  indices.map((index) => dealOf(index, relabel));
const asked = (deals: readonly Deal[]) => deals.flatMap(({ questions }) => questions);
const personQuestion = ({ questions, personQuestion: which }: Deal) => questions[which] ?? [];
const name = (question: readonly Value[]) => question.toSorted().join(' ');

/** How often each of the 45 pairs met. */
function meetings(questions: readonly (readonly Value[])[]): number[] {
  return exposure(questions).met.flatMap((row, i) => row.slice(0, i));
}

const bank = (four: readonly (readonly Value[])[]) =>
  four.flatMap((relabel) => dealt(FIRST_30, relabel));

/** What a model is asked of the first scenarios of a bank. */
function expectPrefixBalance(deals: readonly Deal[]): void {
  const met = meetings(asked(deals));
  expect(exposure(asked(deals)).offered).toEqual(VALUES.map(() => 2 * deals.length));
  const spread = Math.max(...met) - Math.min(...met);
  expect(spread).toBeLessThanOrEqual(deals.length % 6 === 0 ? 0 : 2);
}

/** What a person is asked of a form of so many scenarios: each value and each pair equally often. */
function expectFormBalance(deals: readonly Deal[], scenarios: number): void {
  const questions = deals.map(personQuestion);
  expect(questions).toHaveLength(scenarios);
  expect(exposure(questions).offered).toEqual(VALUES.map(() => (6 * scenarios) / 15));
  expect(new Set(meetings(questions))).toEqual(new Set([(2 * scenarios) / 15]));
}

test('a bank of fewer than thirty scenarios is form A as a whole, whatever its deal says', () => {
  const forms = (bank: readonly Deal[]) => new Set(bank.map((one) => formOf(one, bank)));
  // The first three scenarios of the deal are all of form B.
  const three = dealt([0, 1, 2]);
  expect(new Set(three.map(({ form }) => form))).toEqual(new Set(['B']));
  expect(forms(three)).toEqual(new Set(['A']));
  expect(forms(dealt(FIRST_30.slice(1)))).toEqual(new Set(['A']));
  const thirty = dealt(FIRST_30);
  expect(thirty.map((one) => formOf(one, thirty))).toEqual(thirty.map(({ form }) => form));
});

describe('the deal', () => {
  test('has six groups of five blocks: every value twice a group, no pair twice', () => {
    for (const group of GROUPS_OF_BLOCKS) {
      const questions = group.map((block) =>
        Array.from(block).map((digit) => VALUES[Number(digit)]),
      );
      const named = questions.map((four) => four.filter((value) => value !== undefined));
      expect(exposure(named).offered).toEqual(VALUES.map(() => 2));
      expect(Math.max(...meetings(named))).toBe(1);
    }
  });

  test('has 15 blocks, each in two groups: every value in six and every pair in two', () => {
    const blocks = [...new Set(GROUPS_OF_BLOCKS.flat())];
    expect(blocks).toHaveLength(15);
    const questions = blocks.map((block) =>
      Array.from(block).flatMap((digit) => VALUES[Number(digit)] ?? []),
    );
    expect(exposure(questions).offered).toEqual(VALUES.map(() => 6));
    expect(new Set(meetings(questions))).toEqual(new Set([2]));
    for (const block of blocks) {
      const groups = GROUPS_OF_BLOCKS.filter((group) => new Set<string>(group).has(block));
      expect(groups).toHaveLength(2);
    }
  });

  test('offers every value twice in every scenario, no pair twice, relabelled too', () => {
    fc.assert(
      fc.property(fc.nat(1000), relabelling, (index, relabel) => {
        const { questions } = dealOf(index, relabel);
        expect(exposure(questions).offered).toEqual(VALUES.map(() => 2));
        expect(Math.max(...meetings(questions))).toBe(1);
      }),
    );
  });

  test('lets every pair meet exactly four times in each six scenarios', () => {
    fc.assert(
      fc.property(fc.nat(20), relabelling, (six, relabel) => {
        const indices = [0, 1, 2, 3, 4, 5].map((place) => six * 6 + place);
        expect(new Set(meetings(asked(dealt(indices, relabel))))).toEqual(new Set([4]));
      }),
      few,
    );
  });

  test('lets pairs meet equally often up to two in every first part of a bank of 120', () => {
    fc.assert(
      fc.property(relabellings, (four) => {
        const deals = bank(four);
        expect(deals).toHaveLength(120);
        for (let length = 1; length <= deals.length; length += 1) {
          expectPrefixBalance(deals.slice(0, length));
        }
      }),
      few,
    );
  });

  test('deals each group five times in 30 scenarios, each time another block to the person', () => {
    GROUPS_OF_BLOCKS.forEach((_, group) => {
      const deals = FIRST_30.filter((index) => index % 6 === group).map((index) => dealOf(index));
      expect(deals.map((deal) => deal.questions)).toEqual(deals.map(() => deals[0]?.questions));
      expect(deals.map((deal) => deal.personQuestion).sort()).toEqual([0, 1, 2, 3, 4]);
    });
  });

  test('asks a person one of the five questions of the scenario', () => {
    fc.assert(
      fc.property(fc.nat(1000), relabelling, (index, relabel) => {
        const deal = dealOf(index, relabel);
        expect(deal.questions).toContain(personQuestion(deal));
        expect(personQuestion(deal)).toHaveLength(4);
      }),
    );
  });

  test.each(['A', 'B'] as const)(
    'makes form %s of the 15 blocks once each: every value six times, every pair twice',
    (form) => {
      fc.assert(
        fc.property(relabelling, (relabel) => {
          const questions = dealt(FIRST_30, relabel)
            .filter((deal) => deal.form === form)
            .map(personQuestion);
          expect(questions).toHaveLength(15);
          expect(new Set(questions.map(name)).size).toBe(15);
          expect(exposure(questions).offered).toEqual(VALUES.map(() => 6));
          expect(new Set(meetings(questions))).toEqual(new Set([2]));
        }),
        few,
      );
    },
  );

  test.each([
    ['A', 15],
    ['A', 30],
    ['A', 60],
    ['B', 15],
    ['B', 30],
    ['B', 60],
  ] as const)(
    'offers every value and every pair equally often in form %s of %i scenarios',
    (form, scenarios) => {
      fc.assert(
        fc.property(relabellings, (four) => {
          const deals = bank(four).slice(0, 2 * scenarios);
          const own = deals.filter((deal) => deal.form === form);
          expectFormBalance(own, scenarios);
        }),
        few,
      );
    },
  );

  test('takes form A from the six groups 3, 3, 3, 2, 2 and 2 times', () => {
    const counts = GROUPS_OF_BLOCKS.map(
      (_, group) =>
        FIRST_30.filter((index) => index % 6 === group && dealOf(index).form === 'A').length,
    );
    expect(counts).toEqual([3, 3, 3, 2, 2, 2]);
  });

  test('refuses what is no relabelling and no place', () => {
    expect(() => dealOf(0, ['SD', 'SD'])).toThrow('each of the ten values once');
    expect(() => dealOf(-1)).toThrow('not -1');
    expect(() => dealOf(0.5)).toThrow('not 0.5');
  });
});

describe('the built-in pack', () => {
  const { scenarios = [], relabelling: stored = [] } = pack.scenarios ?? {};
  const deals: readonly Deal[] = scenarios;

  test('holds the deal of its relabellings, one for each thirty', () => {
    expect(stored).toHaveLength(scenarios.length / 30);
    scenarios.forEach(({ id, questions, personQuestion: which, form }, index) => {
      const deal = dealOf(index, stored[Math.floor(index / 30)]);
      expect([id, questions, which, form]).toEqual([
        id,
        deal.questions,
        deal.personQuestion,
        deal.form,
      ]);
    });
  });

  test.each([15, 30, 60].filter((length) => 2 * length <= scenarios.length))(
    'has forms A and B of %i scenarios, both exactly balanced and without a scenario in common',
    (length) => {
      const first = scenarios.slice(0, 2 * length);
      const [a, b] = (['A', 'B'] as const).map((form) => first.filter((one) => one.form === form));
      for (const form of [a ?? [], b ?? []]) expectFormBalance(form, length);
      expect(new Set([...(a ?? []), ...(b ?? [])].map(({ id }) => id)).size).toBe(2 * length);
    },
  );

  test('is balanced for a model in every first part', () => {
    for (let length = 1; length <= deals.length; length += 1) {
      expectPrefixBalance(deals.slice(0, length));
    }
  });
});
