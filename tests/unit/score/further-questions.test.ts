// Which ten questions come next: the rule, against every possible choice where there are few, and on the
// real bank with simulated people.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unusedQuestions } from '../../../src/core/instrument/unused';
import { enactedOfPerson } from '../../../src/core/score/enacted-person';
import {
  expectedOf,
  FURTHER,
  furtherQuestions,
  knownFrom,
  type Candidate,
  type Known,
} from '../../../src/core/score/further-questions';
import { questionsOf } from '../../../src/core/score/questions';
import { isSimulated, simulatedAnswer } from '../../../src/core/simulate/person';
import { drawRespondent, PERSON } from '../../../src/core/simulate/respondent';
import { at } from '../../../src/core/stats/array';
import { diagonalMatrix } from '../../../src/core/stats/matrix';
import { randomFor } from '../../../src/core/stats/random';
import { toScores, type AnswerRow } from '../../../src/core/study/answer';
import { trialsOf } from '../../../src/core/study/plan';
import { personScenarios } from '../../../src/core/study/presets';
import { pack, personSitting } from '../../fixtures/sittings';

/** Ten equal worths of which nothing is known but a prior of .8, and one pair to tell apart. */
const unknown = (pairs: Known['pairs']): Known => ({
  worths: Array.from({ length: 10 }, () => 0),
  precision: diagonalMatrix(new Float64Array(10).fill(1 / 0.8 ** 2)),
  offered: Array.from({ length: 10 }, () => 0),
  pairs,
});

const candidate = (scenario: string, ...values: number[]): Candidate => ({
  scenario,
  question: 0,
  values,
});

/** A simulated person's questions of form A, and the scenarios that were asked. */
function answered(seed: number, thirties: 1 | 2, spread = 1) {
  const sitting = { ...personSitting('scenarios', seed), plan: personScenarios('A', thirties) };
  const random = randomFor(seed, 'simulating');
  const person = drawRespondent(spread, PERSON, random);
  const trials = trialsOf(sitting, pack);
  const rows = trials.flatMap((trial): AnswerRow[] => {
    const { question } = trial;
    if (!isSimulated(question) || question.instrument !== 'scenarios') return [];
    return [
      {
        ...trial,
        question: { ...question, options: [...question.options] },
        revision: 0,
        sitting: sitting.id,
        answer: simulatedAnswer(person, question, random),
        shownAt: 1,
        answeredAt: 2,
      },
    ];
  });
  const questions = questionsOf(toScores(trials, rows).choices);
  return { questions, asked: new Set(questions.map(({ scenario }) => scenario)) };
}

function knownOf(seed: number, thirties: 1 | 2 = 1) {
  const { questions, asked } = answered(seed, thirties);
  const { toldApart } = enactedOfPerson(questions, seed);
  return { known: knownFrom(questions, toldApart), asked, toldApart };
}

function rangeOf(offered: readonly number[], chosen: readonly Candidate[]): number {
  const all = offered.map(
    (times, value) => times + chosen.filter(({ values }) => values.includes(value)).length,
  );
  return Math.max(...all) - Math.min(...all);
}

/** All choices of `count` candidates of different scenarios. */
function* choicesOf(candidates: readonly Candidate[], count: number): Generator<Candidate[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (const [place, first] of candidates.entries()) {
    const rest = candidates.slice(place + 1).filter(({ scenario }) => scenario !== first.scenario);
    for (const others of choicesOf(rest, count - 1)) yield [first, ...others];
  }
}

test('a question with both values of the pair is taken before one with either', () => {
  const known = unknown([[0, 9]]);
  const candidates = [
    candidate('a', 0, 1, 2, 3),
    candidate('b', 0, 4, 5, 9),
    candidate('c', 5, 6, 7, 9),
  ];
  expect(furtherQuestions(known, candidates, 1, randomFor(1, 'choosing'))).toEqual([candidates[1]]);
});

test('a question whose answer is known already is not worth asking', () => {
  const known = { ...unknown([[0, 9]]), worths: [0, 0, 0, 0, 8, 0, 0, 0, 0, 0] };
  const candidates = [candidate('sure', 0, 4, 5, 9), candidate('open', 0, 3, 5, 9)];
  expect(furtherQuestions(known, candidates, 1, randomFor(1, 'choosing'))).toEqual([candidates[1]]);
});

test('what one question is expected to tell is the inverse of prior and information: by hand for two values', () => {
  // Four values with equal worths: information ¼I − ¹⁄₁₆J among them. The difference of two has the
  // precision ½ × (1/.64 + ¼), so its variance is 2/(1/.64 + ¼) = 1.1034 where it was 1.28.
  const known = unknown([[0, 1]]);
  expect(expectedOf(known, []).variance).toBeCloseTo(1.28, 12);
  expect(expectedOf(known, [candidate('a', 0, 1, 2, 3)]).variance).toBeCloseTo(
    2 / (1 / 0.64 + 0.25),
    12,
  );
});

test('against every possible choice of three of nine, the loss is below 2 % and mostly nothing', () => {
  let best = 0;
  const cases = 20;
  for (let seed = 1; seed <= cases; seed += 1) {
    const { known, asked } = knownOf(seed);
    const pool = unusedQuestions(pack, asked);
    const random = randomFor(seed, 'choosing');
    const candidates = Array.from({ length: 9 }, () => pool[random.below(pool.length)]).flatMap(
      (one) => one ?? [],
    );
    const different = candidates.filter(
      ({ scenario }, place) =>
        candidates.findIndex((other) => other.scenario === scenario) === place,
    );
    const chosen = furtherQuestions(known, different, 3, randomFor(seed, 'choosing'));
    const reached = expectedOf(known, chosen ?? []);
    const all = [...choicesOf(different, 3)].map((three) => expectedOf(known, three));
    const apart = Math.min(...all.map((one) => one.apart));
    const least = Math.min(
      ...all.filter((one) => one.apart === apart).map(({ variance }) => variance),
    );
    expect(reached.apart).toBe(apart);
    expect(reached.variance / least).toBeLessThan(1.02);
    if (reached.variance < least * (1 + 1e-9)) best += 1;
  }
  expect(best / cases).toBeGreaterThan(0.8);
});

describe('on the bank, after form A of simulated people', () => {
  const seeds = fc.integer({ min: 1, max: 10_000 });

  test('always ten questions of ten scenarios not asked before, offered at most two times apart', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1 as const, 2 as const), (seed, thirties) => {
        const { known, asked } = knownOf(seed, thirties);
        const candidates = unusedQuestions(pack, asked);
        const chosen = furtherQuestions(known, candidates, FURTHER, randomFor(seed, 'choosing'));
        expect(chosen).toHaveLength(FURTHER);
        const scenarios = new Set(chosen?.map(({ scenario }) => scenario));
        expect(scenarios.size).toBe(FURTHER);
        expect([...scenarios].some((scenario) => asked.has(scenario))).toBe(false);
        for (const one of chosen ?? []) expect(candidates).toContainEqual(one);
        expect(rangeOf(known.offered, chosen ?? [])).toBeLessThanOrEqual(2);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('the same answers and seed give the same ten; another seed takes ten that tell as much', () => {
    const { known, asked } = knownOf(5);
    const candidates = unusedQuestions(pack, asked);
    const choose = () => furtherQuestions(known, candidates, FURTHER, randomFor(9, 'choosing'));
    expect(choose()).toEqual(choose());
    const other = furtherQuestions(known, candidates, FURTHER, randomFor(10, 'choosing'));
    expect(other).not.toEqual(choose());
    const [one, two] = [choose(), other].map((ten) => expectedOf(known, ten ?? []).variance);
    expect((two ?? 0) / (one ?? 1)).toBeCloseTo(1, 2);
  });

  test('they are expected to tell more than the first ten of form B', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { known, asked } = knownOf(seed);
      const candidates = unusedQuestions(pack, asked);
      const chosen = furtherQuestions(known, candidates, FURTHER, randomFor(seed, 'choosing'));
      const reached = expectedOf(known, chosen ?? []).variance;
      const formB = (pack.scenarios?.scenarios ?? [])
        .filter(({ id, form }) => form === 'B' && !asked.has(id))
        .slice(0, FURTHER)
        .flatMap(({ id, personQuestion }) =>
          candidates.filter(
            ({ scenario, question }) => scenario === id && question === personQuestion,
          ),
        );
      expect(formB).toHaveLength(FURTHER);
      expect(reached).toBeLessThan(expectedOf(known, formB).variance);
    }
  });

  test('no further question makes the expected variance larger', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { known, asked } = knownOf(seed % 50);
        const candidates = unusedQuestions(pack, asked);
        const one = candidates[seed % candidates.length];
        const before = expectedOf(known, []).variance;
        expect(expectedOf(known, one === undefined ? [] : [one]).variance).toBeLessThanOrEqual(
          before,
        );
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

test('where fewer than ten scenarios are left there are none: always ten', () => {
  const { known, asked } = knownOf(1);
  const left = unusedQuestions(pack, asked);
  const nine = new Set(left.map(({ scenario }) => scenario).slice(0, 45));
  const few = left.filter(({ scenario }) => nine.has(scenario));
  expect(new Set(few.map(({ scenario }) => scenario)).size).toBe(9);
  expect(furtherQuestions(known, few, FURTHER, randomFor(1, 'choosing'))).toBeNull();
});

test('where every pair is told apart, all of them are to be told better', () => {
  const { questions } = answered(1, 1);
  const all = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: i }, (__, j): [number, number] => [i, j]),
  ).flat();
  expect(knownFrom(questions, all).pairs).toHaveLength(45);
  expect(knownFrom(questions, []).pairs).toHaveLength(45);
  expect(
    knownFrom(
      questions,
      all.slice(0, 3).map(([i, j]) => [j, i]),
    ).pairs,
  ).toHaveLength(42);
});

test('exposure that differs too much already is evened out as far as ten questions can', () => {
  const { known, asked } = knownOf(2);
  const skewed = {
    ...known,
    offered: known.offered.map((times, value) => times + (value === 3 ? 9 : 0)),
  };
  const candidates = unusedQuestions(pack, asked);
  const chosen = furtherQuestions(skewed, candidates, FURTHER, randomFor(2, 'choosing')) ?? [];
  expect(chosen.some(({ values }) => values.includes(3))).toBe(false);
  expect(rangeOf(skewed.offered, chosen)).toBeLessThan(rangeOf(skewed.offered, []));
  expect(at(skewed.offered, 3)).toBe(15);
});
