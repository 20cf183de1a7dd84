import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealOf } from '../../../src/core/instrument/deal';
import { answerVariance } from '../../../src/core/score/answer-variance';
import { questionsOf, type Question } from '../../../src/core/score/questions';
import type { ChoiceAnswer } from '../../../src/core/score/types';
import { place, type Value } from '../../../src/core/values';

type Liking = (value: number, position: number, wording: string) => number;

/** Answers to the questions of 30 scenarios in all four shifts, by likings in logits. */
function answered(liking: Liking, wordings: readonly string[] = ['a']): Question[] {
  const rows = Array.from({ length: 30 }, (_, scenario) =>
    dealOf(scenario).questions.flatMap((values, question) =>
      wordings.flatMap((wording) =>
        values.map((_, shift): ChoiceAnswer => {
          const offered: Value[] = [...values.slice(shift), ...values.slice(0, shift)];
          const odds = offered.map((value, at) => Math.exp(liking(place(value), at, wording)));
          const total = odds.reduce((a, b) => a + b);
          const p = odds.map((one) => one / total);
          return { scenario: `s${scenario}`, question, wording, offered, p };
        }),
      ),
    ),
  ).flat();
  return questionsOf(rows);
}

/** The share of each component, by its factors. */
function shares(questions: Question[]): Record<string, number> {
  const found = answerVariance(questions);
  if (!found.ok) throw new Error(found.reason);
  return Object.fromEntries(
    found.components.map(({ factors, share }) => [factors.join(' × '), share]),
  );
}

describe('what answers go with', () => {
  test('is the place alone for one that always favours the first place', () => {
    const found = shares(answered((_, position) => (position === 0 ? Math.log(4) : 0)));
    expect(found['place']).toBeCloseTo(1, 12);
    expect(found['value']).toBeCloseTo(0, 12);
  });

  test('is the value, nearly, for one that goes by values alone, and its place not at all', () => {
    // Not wholly: a value stands among other values in one place than in another.
    const found = shares(answered((value) => 0.3 * value));
    expect(found['value']).toBeGreaterThan(0.99);
    expect(found['place']).toBeCloseTo(0, 2);
  });

  test('with two wordings, one of which turns the places, is place with wording', () => {
    const found = shares(
      answered(
        (_, position, wording) => (position === 0 ? 1 : 0) * (wording === 'a' ? 1 : -1),
        ['a', 'b'],
      ),
    );
    expect(found['place × wording']).toBeCloseTo(1, 12);
    expect(found['wording']).toBe(0);
  });

  test('has shares that sum to 1, in whatever order the answers came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 14, maxLength: 14 }),
        (likings) => {
          const questions = answered(
            (value, position) => (likings[value] ?? 0) + (likings[10 + position] ?? 0),
          );
          const found = shares(questions);
          const total = Object.values(found).reduce((a, b) => a + b, 0);
          expect(total === 0 || Math.abs(total - 1) < 1e-9).toBe(true);
          const turned = shares(questions.toReversed());
          for (const [factors, share] of Object.entries(found)) {
            expect(turned[factors]).toBeCloseTo(share, 9);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is refused with the reason where a value never stood in some place', () => {
    const inOneOrder = answered(() => 0).map((question) => ({
      ...question,
      wordings: question.wordings.map((one) => ({ ...one, shown: one.shown.slice(0, 1) })),
    }));
    expect(answerVariance(inOneOrder.slice(0, 1))).toEqual({
      ok: false,
      reason: 'Not balanced: 4 rows in 4 cells, and each of 16 cells needs one.',
    });
  });
});
