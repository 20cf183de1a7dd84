// Settings to trials (docs/measurement.md, section 3): how many, in which order, and which may differ.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cyclicShifts } from '../../src/core/ask/orders';
import { trialsOf, type Sitting } from '../../src/core/study/plan';
import { FULL_PRESET, SHORT_PRESET } from '../../src/core/study/presets';
import { plannedTrials } from '../../src/run/runner';
import { questionCounts } from '../../src/run/studies';
import { modelSittings, pack, personSitting } from '../fixtures/sittings';
import { counts, portraitsIn, runs, scenariosIn, sum, type Asked } from '../fixtures/trials';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const few = { numRuns: 50 };

const short = plannedTrials(modelSittings(SHORT_PRESET), pack);
const full = plannedTrials(modelSittings(FULL_PRESET), pack);

const personAsked = (seed: number) => scenariosIn(trialsOf(personSitting('scenarios', seed), pack));

/** The place at which a question shows the first of its four values as the pack holds them. */
function firstPlace({ scenario, question, options }: Asked<'scenarios'>): string {
  const found = pack.scenarios?.scenarios.find(({ id }) => id === scenario);
  return String(options.indexOf(found?.questions[question]?.[0] ?? 'SD'));
}

/** Of counts against equal ones. */
function chiSquared(found: readonly number[]): number {
  const expected = found.reduce((sum, one) => sum + one, 0) / found.length;
  return found.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
}

describe('a person', () => {
  test('is asked 21 portraits, once each, as written', () => {
    const asked = portraitsIn(trialsOf(personSitting('questionnaire'), pack));
    const items = pack.questionnaire?.items.slice(0, 21) ?? [];
    expect(asked.map(({ item }) => item)).toEqual(items.map(({ id }) => id));
    expect(asked).toHaveLength(21);
    expect(new Set(asked.map(({ direction }) => direction))).toEqual(new Set(['up']));
  });

  test('is asked 15 scenarios of form A: its one question, "what would you do?"', () => {
    const asked = personAsked(7);
    expect(asked).toHaveLength(15);
    for (const { scenario, question, framing } of asked) {
      const found = pack.scenarios?.scenarios.find(({ id }) => id === scenario);
      expect(found?.form).toBe('A');
      expect(question).toBe(found?.personQuestion);
      expect(framing).toBe('act');
    }
  });

  test('meets the same four actions whatever the seed, which only moves places and turns', () => {
    const met = (asked: readonly Asked<'scenarios'>[]) =>
      asked.map(({ scenario, question, options }) =>
        [scenario, String(question), ...options.toSorted()].join(' '),
      );
    const reference = met(personAsked(0)).toSorted();
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(met(personAsked(seed)).toSorted()).toEqual(reference);
      }),
      few,
    );
  });

  test('gets another order of scenarios and options with another seed', () => {
    const orders = Array.from({ length: 20 }, (_, seed) =>
      personAsked(seed)
        .map(({ scenario }) => scenario)
        .join(' '),
    );
    expect(new Set(orders).size).toBe(20);
    const options = Array.from({ length: 20 }, (_, seed) =>
      personAsked(seed)
        .toSorted((a, b) => (a.scenario < b.scenario ? -1 : 1))
        .map((question) => question.options.join(' '))
        .join(),
    );
    expect(new Set(options).size).toBe(20);
  });

  test('finds every option equally often in every place, over many seeds', () => {
    // Uniform over four places; scipy.stats.chi2.sf(27.9, 3) = 3.8e-6.
    const asked = Array.from({ length: 200 }, (_, seed) => personAsked(seed * 7919)).flat();
    const found = [...counts(asked, firstPlace).values()];
    expect(found).toHaveLength(4);
    expect(chiSquared(found)).toBeLessThan(27.9);
  });

  test('finds the orders of neighbouring scenarios independent', () => {
    // Places in one scenario and the next, 16 cells; scipy.stats.chi2.sf(48, 15) = 2.5e-5.
    const pairs = Array.from({ length: 1500 }, (_, seed) => {
      const places = personAsked(seed * 2_654_435).map(firstPlace);
      return [0, 2, 4, 6, 8, 10, 12].map((start) => places.slice(start, start + 2).join(' '));
    }).flat();
    const found = [...counts(pairs, (pair) => pair).values()];
    expect(found).toHaveLength(16);
    expect(chiSquared(found)).toBeLessThan(48);
  });
});

describe('the short preset', () => {
  test('asks 21 × 1 × 2 + 15 × 1 × 4 = 102 questions', () => {
    expect(portraitsIn(short)).toHaveLength(21 * 1 * 2);
    expect(scenariosIn(short)).toHaveLength(15 * 1 * 4);
    expect(short).toHaveLength(102);
    expect(sum(questionCounts('short', pack))).toBe(102);
  });

  test('asks the questions that a person is asked', () => {
    const asked = (of: readonly Asked<'scenarios'>[]) =>
      new Set(of.map(({ scenario, question }) => `${scenario} ${String(question)}`));
    expect(asked(scenariosIn(short))).toEqual(asked(personAsked(3)));
  });
});

describe('the full preset', () => {
  test('asks 21 × 3 × 2 + 30 × 5 × 4 = 726 questions', () => {
    expect(portraitsIn(full)).toHaveLength(21 * 3 * 2);
    expect(scenariosIn(full)).toHaveLength(30 * 5 * 4);
    expect(full).toHaveLength(726);
    expect(sum(questionCounts('full', pack))).toBe(726);
  });

  test('takes over every answer to the short one', () => {
    const keys = new Set(full.map(({ key }) => key));
    expect(short.filter(({ key }) => !keys.has(key))).toEqual([]);
  });

  test('asks each portrait under every wording in both directions', () => {
    const found = counts(portraitsIn(full), ({ item }) => item);
    expect([...found.values()]).toEqual(Array.from({ length: 21 }, () => 6));
    const kinds = counts(portraitsIn(full), ({ wording, direction }) => `${wording} ${direction}`);
    expect([...kinds.values()]).toEqual([21, 21, 21, 21, 21, 21]);
  });
});

describe('every preset', () => {
  test.each([
    ['short', short],
    ['full', full],
  ])('%s shows every option once in every place', (_, trials) => {
    const places = scenariosIn(trials).flatMap(({ scenario, question, options }) =>
      options.map((value, place) => `${scenario} ${String(question)} ${value} ${String(place)}`),
    );
    expect(new Set(places).size).toBe(places.length);
    const questions = new Set(
      scenariosIn(trials).map(({ scenario, question }) => `${scenario} ${String(question)}`),
    );
    expect(places).toHaveLength(questions.size * 4 * 4);
  });

  test.each([
    ['short', short],
    ['full', full],
  ])('%s asks all orders of a question, and all of a scenario, one after another', (_, trials) => {
    const asked = scenariosIn(trials);
    const questions = asked.map(({ scenario, question }) => `${scenario} ${String(question)}`);
    expect(runs(questions)).toBe(new Set(questions).size);
    const scenarios = asked.map(({ scenario }) => scenario);
    expect(runs(scenarios)).toBe(new Set(scenarios).size);
  });

  test.each([
    ['short', short],
    ['full', full],
  ])('%s asks all portraits under one wording and direction one after another', (_, trials) => {
    const heads = portraitsIn(trials).map(({ wording, direction }) => `${wording} ${direction}`);
    expect(runs(heads)).toBe(new Set(heads).size);
  });
});

test('cyclic shifts are all turns of a list', () => {
  expect(cyclicShifts(['SD', 'ST', 'HE', 'AC'])).toEqual([
    ['SD', 'ST', 'HE', 'AC'],
    ['ST', 'HE', 'AC', 'SD'],
    ['HE', 'AC', 'SD', 'ST'],
    ['AC', 'SD', 'ST', 'HE'],
  ]);
});

describe('keys', () => {
  test('are all different within a study and a sitting', () => {
    for (const trials of [
      short,
      full,
      trialsOf(personSitting('questionnaire'), pack),
      trialsOf(personSitting('scenarios'), pack),
    ]) {
      expect(new Set(trials.map(({ key }) => key)).size).toBe(trials.length);
    }
  });

  test('of two sittings of one person are different throughout', () => {
    const first = trialsOf(personSitting('scenarios', 7, 'first'), pack);
    const second = trialsOf(personSitting('scenarios', 7, 'second'), pack);
    const keys = [...first, ...second].map(({ key }) => key);
    expect(new Set(keys).size).toBe(30);
  });

  test('of one model do not depend on study, sitting, seed or time', () => {
    const again = modelSittings(SHORT_PRESET).map((sitting): Sitting => ({
      ...sitting,
      id: 'x',
      study: 'y',
      seed: 99,
      startedAt: 5,
    }));
    expect(plannedTrials(again, pack).map(({ key }) => key)).toEqual(short.map(({ key }) => key));
  });

  test('of two model files are different throughout', () => {
    const other = modelSittings(SHORT_PRESET).map((sitting): Sitting => ({
      ...sitting,
      answerer:
        sitting.answerer.kind === 'model'
          ? { ...sitting.answerer, revision: 'another' }
          : sitting.answerer,
    }));
    const keys = [...short, ...plannedTrials(other, pack)].map(({ key }) => key);
    expect(new Set(keys).size).toBe(2 * short.length);
  });
});

test('the same sitting gives the same trials', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const sitting = personSitting('scenarios', seed);
      expect(trialsOf(structuredClone(sitting), pack)).toEqual(trialsOf(sitting, pack));
    }),
    few,
  );
});

test.each([
  { id: 'axia', version: '0.9.0' },
  { id: 'other', version: '1.0.0' },
])('a sitting of another pack is refused: $id $version', (other) => {
  const sitting = { ...personSitting('questionnaire'), pack: other };
  expect(() => trialsOf(sitting, pack)).toThrow(
    `this sitting needs pack ${other.id} ${other.version}, not axia ${pack.version}`,
  );
});

test.each(['questionnaire', 'scenarios', 'labels', 'soundness'] as const)(
  'a pack without the instrument plans nothing: %s',
  (instrument) => {
    const empty = { ...pack, questionnaire: null, scenarios: null };
    expect(trialsOf(personSitting(instrument), empty)).toEqual([]);
  },
);
