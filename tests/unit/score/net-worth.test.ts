import { describe, expect, test } from 'vitest';
import { netWorth, type Soundness } from '../../../src/core/score/net-worth';
import { questionsOf, type Question } from '../../../src/core/score/questions';
import { fitAveraged } from '../../../src/core/score/worth';
import { VALUES } from '../../../src/core/values';
import { expectClose } from '../../fixtures/stats/close';
import { valueAt } from '../../fixtures/stats/answers';
import within from '../../fixtures/stats/within.json';

const { questions: rows, ratings, gross, grossReach, net, netReach } = within.netWorth;
const nameOf = (scenario: number) => `s${String(scenario).padStart(2, '0')}`;
const questions = questionsOf(
  rows.map(({ scenario, values, p }, index) => ({
    scenario: nameOf(scenario),
    question: index,
    wording: 'a',
    offered: values.map(valueAt),
    p,
  })),
);
const soundness: Soundness[] = ratings.flatMap((ten, scenario) =>
  ten.map((rating, place) => ({ scenario: nameOf(scenario), action: valueAt(place), rating })),
);

function found(asked: readonly Question[], rated: readonly Soundness[]) {
  const result = netWorth(asked, rated);
  if (!result.ok) throw new Error(result.reason);
  return result.worth;
}

describe('worth net of soundness', () => {
  const worth = found(questions, soundness);
  const valuesOf = (estimates: readonly { value: number }[]) => estimates.map(({ value }) => value);
  const reachesOf = (estimates: readonly { value: number; high: number | null }[]) =>
    estimates.map(({ value, high }) => (high === null ? null : high - value));

  test('agrees with a fit by scipy, worths, coefficient and intervals', () => {
    expectClose([...valuesOf(worth.net), worth.coefficient.value], net, 6);
    expectClose([...reachesOf(worth.net), ...reachesOf([worth.coefficient])], netReach, 6);
    expectClose(valuesOf(worth.gross), gross, 6);
    expectClose(reachesOf(worth.gross), grossReach, 6);
  });

  test('without the covariate is the worth of the profile', () => {
    expectClose(valuesOf(worth.gross), [...fitAveraged(questions).parameters], 7);
  });

  test('sums to 0 over the values, both ways', () => {
    for (const ten of [worth.gross, worth.net]) {
      expect(valuesOf(ten).reduce((a, b) => a + b)).toBeCloseTo(0, 7);
    }
  });

  test('finds soundness alone where nothing else counts: the worked example', () => {
    const strength = 1;
    const only = questions.map((question): Question => {
      const weights = question.values.map((value) =>
        Math.exp(strength * (ratings[Number(question.scenario.slice(1))]?.[value] ?? 0)),
      );
      const total = weights.reduce((a, b) => a + b);
      return { ...question, p: weights.map((weight) => weight / total) };
    });
    const alone = found(only, soundness);
    expect(alone.coefficient.value).toBeCloseTo(strength, 1);
    valuesOf(alone.net).forEach((value) => expect(Math.abs(value)).toBeLessThan(0.05));
  });

  test('does not depend on the level of the ratings, and averages several of one action', () => {
    const [low, high] = [-0.5, 0.5].map((by) =>
      soundness.map((one) => ({ ...one, rating: one.rating + by + 2 })),
    );
    const shifted = found(questions, [...(low ?? []), ...(high ?? [])]);
    expectClose(valuesOf(shifted.net), valuesOf(worth.net), 7);
    expect(shifted.coefficient.value).toBeCloseTo(worth.coefficient.value, 7);
  });

  test('leaves out and counts the questions of which an action has no rating', () => {
    const partly = found(
      questions,
      soundness.filter(({ scenario, action }) => scenario !== 's03' || action !== VALUES[0]),
    );
    const lacking = questions.filter(
      ({ scenario, values }) => scenario === 's03' && values.includes(0),
    ).length;
    expect(lacking).toBeGreaterThan(0);
    expect([partly.unrated, partly.questions]).toEqual([lacking, questions.length - lacking]);
  });

  test('of fewer than 12 scenarios or 60 questions has no intervals', () => {
    const few = found(
      questions.filter(({ scenario }) => scenario < 's11'),
      soundness,
    );
    expect([few.coefficient.low, few.net[0]?.high]).toEqual([null, null]);
  });

  test('is withheld, with the reason, without ratings and where all are alike', () => {
    const none = netWorth(questions, []);
    expect(none.ok ? '' : none.reason).toContain('No question has a soundness rating');
    const alike = netWorth(
      questions,
      soundness.map((one) => ({ ...one, rating: 4 })),
    );
    expect(alike.ok ? '' : alike.reason).toBe('All actions were rated equally sound.');
    expect(netWorth([], soundness).ok).toBe(false);
  });
});
