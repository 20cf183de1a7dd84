// How a model answers: audit of distributions by texts, compliance, places, unsteady questions.
import { describe, expect, test } from 'vitest';
import { auditOf, type AuditPair } from '../../../src/core/score/audit';
import { complianceOf } from '../../../src/core/score/compliance';
import { logByPlace, unsteadyQuestions } from '../../../src/core/score/model-diagnostics';
import { questionsOf } from '../../../src/core/score/questions';
import type { ChoiceAnswer } from '../../../src/core/score/types';
import { topOption, topOptions } from '../../../src/core/stats/top-option';
import { wilson } from '../../../src/core/stats/wilson';
import type { Value } from '../../../src/core/values';
import { expectClose } from '../../fixtures/stats/close';
import { oneHot, valueAt } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/expected.json';
import within from '../../fixtures/stats/within.json';

describe('the top option', () => {
  test('is the most probable one, and none where several tie up to rounding', () => {
    expect(topOption([0.1, 0.6, 0.2, 0.1])).toBe(1);
    expect(topOption([0.4, 0.4 - 1e-12, 0.1, 0.1])).toBeNull();
    expect(topOptions([0.4, 0.4 - 1e-12, 0.1, 0.1])).toEqual([0, 1]);
    expect(topOption([])).toBeNull();
  });
});

describe('the audit', () => {
  const sure = [0.7, 0.1, 0.1, 0.1];
  const pairs = (agreeing: number, differing: number, unread = 0): AuditPair[] => [
    ...Array.from({ length: agreeing }, () => ({ p: sure, text: 0 })),
    ...Array.from({ length: differing }, () => ({ p: sure, text: 2 })),
    ...Array.from({ length: unread }, () => ({ p: sure, text: null })),
  ];

  test('gives the worked example', () => {
    const { share, flagged, expectedOfDraws } = auditOf(pairs(22, 3));
    expect(share).toEqual({ value: 0.12, ...wilson(3, 25) });
    expect(flagged).toBe(true);
    expect(expectedOfDraws).toBeCloseTo(0.3, 12);
  });

  test('flags above 10 % and not at 10 %', () => {
    expect(auditOf(pairs(18, 2)).flagged).toBe(false);
    expect(auditOf(pairs(17, 3)).flagged).toBe(true);
  });

  test('counts texts that name none and does not compare them', () => {
    expect(auditOf(pairs(20, 0, 7))).toMatchObject({ compared: 20, unread: 7, mismatches: 0 });
  });

  test('of fewer than 20 has no share, the reason, and no flag', () => {
    expect(auditOf(pairs(10, 9, 5))).toMatchObject({
      compared: 19,
      mismatches: 9,
      share: null,
      flagged: false,
      reason: '19 answers in words are too few to compare: 20 are needed.',
    });
    expect(auditOf([])).toMatchObject({ compared: 0, share: null, expectedOfDraws: null });
  });

  test('takes any of tied top options, and refuses an option that was not shown', () => {
    const tied = Array.from({ length: 20 }, (_, i) => ({ p: [0.5, 0.5, 0, 0], text: i % 2 }));
    expect(auditOf(tied)).toMatchObject({ mismatches: 0, expectedOfDraws: 0 });
    expect(() => auditOf([{ p: sure, text: 4 }])).toThrow('no place 4');
  });
});

describe('compliance', () => {
  test('is the mean over answers that tell, the others counted', () => {
    expect(complianceOf([0.9, null, 0.6])).toEqual({
      mean: 0.75,
      lowest: 0.6,
      measured: 2,
      unmeasured: 1,
    });
  });

  test('is null where none tells', () => {
    expect(complianceOf([null])).toEqual({ mean: null, lowest: null, measured: 0, unmeasured: 1 });
    expect(complianceOf([]).mean).toBeNull();
  });
});

const OFFERED: Value[] = ['SD', 'HE', 'PO', 'BE'];
const rotated = <T>(list: readonly T[], shift: number) => [
  ...list.slice(shift),
  ...list.slice(0, shift),
];

/** A question in four cyclic shifts of which each puts this value first; null for a tie of all. */
const shifted = (scenario: string, tops: (Value | null)[], wording = 'a'): ChoiceAnswer[] =>
  tops.map((top, shift) => {
    const offered = rotated(OFFERED, shift);
    const p = top === null ? [0.25, 0.25, 0.25, 0.25] : oneHot(4, offered.indexOf(top));
    return { scenario, question: 0, wording, offered, p };
  });
const unsteady = (rows: readonly ChoiceAnswer[]) =>
  unsteadyQuestions(questionsOf(rows)).map(({ scenario }) => scenario);

describe('an unsteady question', () => {
  test('changes in more than one of four shifts', () => {
    expect(
      unsteady([
        ...shifted('same', ['SD', 'SD', 'SD', 'SD']),
        ...shifted('once', ['SD', 'SD', 'HE', 'SD']),
        ...shifted('twice', ['SD', 'HE', 'HE', 'SD']),
        ...shifted('all', ['SD', 'HE', 'PO', 'BE']),
      ]),
    ).toEqual(['all', 'twice']);
  });

  test('counts a tie as a change', () => {
    expect(unsteady(shifted('tie', ['SD', 'SD', 'SD', null]))).toEqual([]);
    expect(unsteady(shifted('ties', ['SD', 'SD', null, null]))).toEqual(['ties']);
    expect(unsteady(shifted('none', [null, null, null, null]))).toEqual(['none']);
  });

  test('is judged only in four orders or more, and marked by any wording', () => {
    expect(unsteady(shifted('three', ['SD', 'HE', 'PO']))).toEqual([]);
    expect(
      unsteady([
        ...shifted('s', ['SD', 'SD', 'SD', 'SD'], 'a'),
        ...shifted('s', ['SD', 'HE', 'PO', 'SD'], 'b'),
      ]),
    ).toEqual(['s']);
  });
});

describe('log-probabilities by place', () => {
  test('agree with numpy', () => {
    const rows = expected.model.rows.map(({ scenario, question, order, p }): ChoiceAnswer => ({
      scenario: String(scenario),
      question,
      wording: 'a',
      offered: order.map(valueAt),
      p,
    }));
    expectClose(logByPlace(questionsOf(rows)), within.logByPlace, 8);
  });

  test('are the same in every place for a model without a liking for places', () => {
    const content = [0.5, 0.3, 0.15, 0.05];
    const rows = [0, 1, 2, 3].map((shift): ChoiceAnswer => ({
      scenario: 's',
      question: 0,
      wording: 'a',
      offered: rotated(OFFERED, shift),
      p: rotated(content, shift),
    }));
    const [first, ...others] = logByPlace(questionsOf(rows));
    others.forEach((other) => expect(other).toBeCloseTo(first ?? NaN, 12));
  });

  test('are at least the logarithm of one in a million', () => {
    const places = logByPlace(questionsOf(shifted('s', ['SD', 'SD', 'SD', 'SD'])));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(Math.log(1e-6));
  });
});
