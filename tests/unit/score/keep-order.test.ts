import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptOf100, keptOrders, type Pair } from '../../../src/core/score/keep-order';
import { questionsOf } from '../../../src/core/score/questions';
import { oneHot, someChoices, valueAt } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/expected.json';
import within from '../../fixtures/stats/within.json';

const choices = expected.person.rows.map(({ order, chosen }, index) => ({
  scenario: `s${index}`,
  question: 0,
  wording: 'a',
  offered: order.map(valueAt),
  p: oneHot(4, chosen),
}));

/** As printed: in steps of 5, at most 95, nothing below 60. */
const printed = (repeats: number) =>
  repeats < 60 ? null : Math.min(95, 5 * Math.round(repeats / 5));

describe('how many of 100 repeats keep an order', () => {
  test('agrees with a fit by scipy for every pair', () => {
    const pairs = within.keepOrder.map(({ pair: [i, j] }): Pair => [i ?? 0, j ?? 0]);
    expect(pairs).toHaveLength(45);
    const found = keptOrders(questionsOf(choices), pairs);
    within.keepOrder.forEach(({ repeats }, place) => {
      expect(found[place]?.of100).toBe(printed(repeats));
    });
  });

  test('gives the worked example', () => {
    expect(keptOf100(1.2, 0.2)).toBe(95);
    expect(keptOf100(0.4, 0.3)).toBe(printed(100 * 0.6897));
  });

  test('is never above 95, and nothing below 60', () => {
    expect(keptOf100(50, 0.1)).toBe(95);
    expect(keptOf100(0.05, 0.3)).toBeNull();
    expect(keptOf100(-1, 0.3)).toBeNull();
    expect(keptOf100(0, 0.3)).toBeNull();
  });

  test('is nothing where the answers tell no more than the prior', () => {
    expect(keptOf100(1, 2 * 0.8 ** 2)).toBeNull();
    expect(keptOf100(1, 3)).toBeNull();
    expect(keptOf100(1, 0)).toBe(95);
    expect(keptOf100(0, 0)).toBeNull();
  });

  test('is a step of 5 from 60 to 95 or nothing, whatever a person answers', () => {
    const pairs = within.keepOrder.map(({ pair: [i, j] }): Pair => [i ?? 0, j ?? 0]);
    fc.assert(
      fc.property(someChoices, (answers) => {
        const steps = [null, 60, 65, 70, 75, 80, 85, 90, 95];
        for (const { of100 } of keptOrders(questionsOf(answers), pairs)) {
          expect(steps).toContain(of100);
        }
      }),
      { numRuns: 10 },
    );
  });
});
