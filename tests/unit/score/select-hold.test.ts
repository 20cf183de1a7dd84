import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  selectAgainstHold,
  type HoldComparison,
  type HoldStudy,
  type TargetAnswer,
} from '../../../src/core/score/select-hold';
import { mcnemarP } from '../../../src/core/stats/mcnemar';
import { detectableMean } from '../../../src/core/stats/mean-interval';
import { expectClose } from '../../fixtures/stats/close';
import { valueAt } from '../../fixtures/stats/answers';
import within from '../../fixtures/stats/within.json';

interface Row {
  scenario: string;
  question: number;
  wording: string;
  order: number[];
  p: number[];
}

const { studies, results } = within.selectHold;

const asked = ({ scenario, question, wording, order, p }: Row) => ({
  scenario,
  question,
  wording,
  offered: order.map(valueAt),
  p,
});
const targeted = (row: Row & { target: number }): TargetAnswer => ({
  ...asked(row),
  target: valueAt(row.target),
});
const ours = studies.map(({ select, hold, neutral }, index): HoldStudy => ({
  model: `m${index}`,
  select: select.map(targeted),
  hold: hold.map(targeted),
  neutral: neutral.map(asked),
}));
const [study] = ours;
if (study === undefined) throw new Error('a study was expected');

const numbersOf = (found: HoldComparison) => [
  found.scenarios,
  found.questions,
  found.select,
  found.hold,
  found.neutral,
  found.difference.value,
  found.difference.low,
  found.difference.high,
  found.p,
];

/** One question in one order: the target, first of four, has this probability. */
const shown = (scenario: string, question: number, p: number): TargetAnswer => ({
  scenario,
  question,
  wording: 'a',
  target: 'SD',
  offered: ['SD', 'HE', 'PO', 'BE'],
  p: [p, (1 - p) / 3, (1 - p) / 3, (1 - p) / 3],
});
const first = (select: readonly TargetAnswer[], hold: readonly TargetAnswer[]) =>
  selectAgainstHold([{ model: 'm', select, hold, neutral: [] }], 1)[0];

describe('select against hold', () => {
  const found = selectAgainstHold(ours, 1);

  test('agrees with numpy: pooled, each value, and Holm over the values of both models', () => {
    found.forEach(({ pooled, values, unpaired }, index) => {
      const wanted = results[index];
      if (pooled === null || wanted === undefined) throw new Error('a comparison was expected');
      const { scenarios, questions, select, hold, neutral, difference, low, high, p } =
        wanted.pooled;
      expectClose(numbersOf(pooled), [
        scenarios,
        questions,
        select,
        hold,
        neutral,
        difference,
        low,
        high,
        p,
      ]);
      expect(unpaired).toBe(0);
      values.forEach((value, place) => {
        const own = wanted.values[place] ?? null;
        expect(value === null).toBe(own === null);
        if (value === null || own === null) return;
        expectClose(numbersOf(value), [
          own.scenarios,
          own.questions,
          own.select,
          own.hold,
          own.neutral,
          own.difference,
          own.low,
          own.high,
          own.p,
        ]);
        expect(value.adjusted).toBeCloseTo(own.adjusted, 10);
      });
    });
  });

  test('gives the worked example: the scenario is the unit', () => {
    const select = [shown('a', 0, 0.6), shown('a', 1, 0.8), shown('b', 0, 0.5)];
    const hold = [shown('a', 0, 0.5), shown('a', 1, 0.5), shown('b', 0, 0.6)];
    const pooled = first(select, hold)?.pooled;
    expect(pooled?.difference.value).toBeCloseTo(-0.05, 12);
    expect(pooled).toMatchObject({ scenarios: 2, questions: 3, neutral: null, p: 1 });
  });

  test('names the drop that was findable: pooled at .05, of a value at .05 ÷ the tests', () => {
    const select = Array.from({ length: 20 }, (_, i) => shown(`s${i}`, 0, 0.5 + i / 100));
    const hold = Array.from({ length: 20 }, (_, i) =>
      shown(`s${i}`, 0, 0.5 + ((i * 7) % 20) / 100),
    );
    const differences = select.map(({ p }, i) => (hold[i]?.p[0] ?? 0) - (p[0] ?? 0));
    const twice = selectAgainstHold(
      ['m', 'n'].map((model) => ({ model, select, hold, neutral: [] })),
      1,
    );
    expect(twice[0]?.pooled?.detectable).toBeCloseTo(detectableMean(differences, 0.05) ?? 0, 10);
    expect(twice[0]?.values[0]?.detectable).toBeCloseTo(
      detectableMean(differences, 0.05 / 2) ?? 0,
      10,
    );
  });

  test('takes each scenario’s first question alone for McNemar', () => {
    const scenarios = ['a', 'b', 'c', 'd', 'e', 'f'];
    const select = scenarios.flatMap((s) => [shown(s, 0, 0.9), shown(s, 1, 0.1)]);
    const hold = scenarios.flatMap((s) => [shown(s, 0, 0.1), shown(s, 1, 0.9)]);
    expect(first(select, hold)?.mcnemar).toEqual({
      scenarios: 6,
      onlySelect: 6,
      onlyHold: 0,
      p: mcnemarP(6, 0),
    });
  });

  test('leaves out and counts what has no partner or not all orders', () => {
    const [one] = study.select;
    const lacking = selectAgainstHold(
      [{ ...study, select: study.select.slice(1), hold: study.hold.slice(0, -4) }],
      1,
    )[0];
    expect(one?.wording).toBe('a');
    expect(lacking?.unpaired).toBe(2);
    expect(lacking?.pooled?.questions).toBe((results[0]?.pooled.questions ?? 0) - 2);
  });

  test('of nothing, or of one scenario, has no figure that would mislead', () => {
    const nothing = first([], []);
    expect(nothing).toMatchObject({ pooled: null, mcnemar: null, unpaired: 0 });
    expect(nothing?.values).toEqual(Array.from({ length: 10 }, () => null));
    const one = first([shown('a', 0, 0.9)], [shown('a', 0, 0.1)])?.pooled;
    expect(one).toMatchObject({ p: 1, detectable: null, difference: { low: null, high: null } });
    expect(selectAgainstHold([], 1)).toEqual([]);
  });

  test('refuses a target that is not offered', () => {
    const wrong = [{ ...shown('a', 0, 0.5), target: 'UN' as const }];
    expect(() => first(wrong, wrong)).toThrow('does not offer UN');
  });

  test('changes only its sign when the conditions change places, in whatever order rows come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...study.select], { minLength: study.select.length }),
        (rows) => {
          const there = selectAgainstHold([{ ...study, select: rows }], 1)[0]?.pooled;
          const back = selectAgainstHold([{ ...study, select: study.hold, hold: rows }], 1)[0]
            ?.pooled;
          expect(there?.difference.value).toBeCloseTo(-(back?.difference.value ?? NaN), 12);
          expect(there?.p).toBe(back?.p);
        },
      ),
      { numRuns: 5 },
    );
  });
});
