// Pairs of respondents: what is computed once for all pairs is what each pair alone would give, and a pair
// looks the same from both sides.
import { describe, expect, test } from 'vitest';
import { comparedWith, reversedPair, type Compared } from '../../../src/core/compare/comparison';
import { keptByQuestions } from '../../../src/core/compare/kept';
import { profile } from '../../../src/core/score/profile';
import { questionsOf } from '../../../src/core/score/questions';
import { VALUES } from '../../../src/core/values';
import { actionEffects, drawnWorths, modelChoices, personChoices } from '../../fixtures/simulated';

const effects = actionEffects(20, 0.5, 4);

function compared(kind: 'person' | 'model', seed: number): Compared {
  const worths = drawnWorths(1, seed);
  const choices =
    kind === 'model' ? modelChoices(worths, effects) : personChoices(worths, effects, seed);
  return { kind, choices, profile: profile({ kind, ratings: [], choices }, 1) };
}

const models = [1, 2, 3].map((seed) => compared('model', seed));
const person = compared('person', 4);

/** Twenty ratings, two a value in circular order. */
function rated(scores: readonly number[]): Compared {
  const ratings = VALUES.flatMap((value, place) =>
    [0, 1].map((half) => ({
      item: `${value}${String(half)}`,
      value,
      wording: 'a',
      direction: 'up' as const,
      p: [1, 2, 3, 4, 5, 6].map((rating) => (rating === scores[place] ? 1 : 0)),
    })),
  );
  const answers = { kind: 'person', ratings, choices: [] } as const;
  return { kind: 'person', choices: [], profile: profile(answers, 1) };
}

describe('every two respondents', () => {
  test('have r of what they say, also where a questionnaire does not count, which is for the page to mark', () => {
    const [ada, bo] = [
      [6, 5, 4, 3, 2, 1, 2, 3, 4, 5],
      [6, 3, 3, 3, 3, 3, 3, 3, 3, 1],
    ];
    const [one, other] = [rated(ada), rated(bo)];
    expect(one.profile.stated?.validity.state).toBe('valid');
    expect(other.profile.stated?.validity.state).toBe('invalid');
    const [pair] = comparedWith(one, [other], 1);
    // By hand, from means 3.5 and 3.1: Σ of products 4.5, Σ of squares 22.5 and 12.9.
    expect(pair?.stated?.pearson).toBeCloseTo(4.5 / Math.sqrt(22.5 * 12.9), 12);
    expect(
      comparedWith(one, [{ ...other, profile: { ...other.profile, stated: null } }], 1),
    ).toMatchObject([{ stated: null }]);
  });

  test('are compared as they would be alone', () => {
    const [first, second, third] = models;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three');
    const together = comparedWith(third, [first, second, person], 1);
    expect(together).toEqual([
      ...comparedWith(third, [first], 1),
      ...comparedWith(third, [second], 1),
      ...comparedWith(third, [person], 1),
    ]);
  });

  test('are alike from both sides, with differences turned round', () => {
    for (const [one, other] of [
      [models[0], models[1]],
      [models[0], person],
    ]) {
      if (one === undefined || other === undefined) throw new Error('two');
      const [straight] = comparedWith(one, [other], 1);
      const [turned] = comparedWith(other, [one], 1);
      if (straight === undefined || turned === undefined) throw new Error('a pair');
      const back = reversedPair(turned);
      expect(back.same).toEqual(straight.same);
      expect(back.option).toEqual(straight.option);
      back.values?.values.forEach(({ difference, p }, place) => {
        const own = straight.values?.values[place];
        expect(difference.value).toBeCloseTo(own?.difference.value ?? NaN, 10);
        expect(difference.low).toBeCloseTo(own?.difference.low ?? NaN, 10);
        expect(p).toBeCloseTo(own?.p ?? NaN, 10);
      });
    }
  });
});

describe('what is kept by questions', () => {
  test('is made once for the same questions, and anew for others', () => {
    let made = 0;
    const count = keptByQuestions((questions) => {
      made += 1;
      return questions.length;
    });
    const questions = questionsOf(modelChoices(drawnWorths(1, 1), effects));
    expect(count(questions)).toBe(100);
    expect(count([...questions])).toBe(100);
    expect(made).toBe(1);
    expect(count(questions.slice(0, 50))).toBe(50);
    expect(count(questions)).toBe(100);
    expect(made).toBe(2);
    expect(count([])).toBe(0);
  });
});
