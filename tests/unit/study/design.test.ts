// A study as somebody builds it: its trials are the product of its factors, and what was planned before
// is asked as before.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PORTRAIT_WORDING_IDS, SCENARIO_WORDING_IDS } from '../../../src/core/ask/prompts';
import { confoundsOf } from '../../../src/core/study/confounds';
import { studiesOf, type Design } from '../../../src/core/study/design';
import { allTrials, factorialOf, trialCounts } from '../../../src/core/study/design-counts';
import { sittingSchema, writingOf } from '../../../src/core/study/plan';
import { PRESETS } from '../../../src/core/study/presets';
import { READY } from '../../../src/core/study/ready-designs';
import { questionsOf } from '../../../src/core/study/questions';
import { studySchema } from '../../../src/core/study/records';
import { hashOf } from '../../../src/core/study/trial';
import { plannedTrials } from '../../../src/run/runner';
import { modelSittings, pack, smallModel, study } from '../../fixtures/sittings';

const some = (ids: readonly string[]) =>
  fc.integer({ min: 1, max: ids.length }).map((length) => ids.slice(0, length));

const design: fc.Arbitrary<Design> = fc.record({
  items: fc.constantFrom('none' as const, 'short' as const, 'all' as const),
  portraitWordings: some(PORTRAIT_WORDING_IDS),
  directions: fc.constantFrom(['up'] as const, ['down'] as const, ['up', 'down'] as const),
  scenarios: fc.constantFrom('none' as const, 1 as const, 2 as const),
  questions: fc.constantFrom('person' as const, 'five' as const),
  orders: fc.constantFrom('shifts' as const, 'both-ways' as const),
  scenarioWordings: some(SCENARIO_WORDING_IDS),
  framings: fc.constantFrom(['act'] as const, ['advise'] as const, ['act', 'advise'] as const),
  answers: fc.constantFrom(
    ['distribution'] as const,
    ['text'] as const,
    ['distribution', 'text'] as const,
  ),
  temperatures: fc.constantFrom([0.7] as const, [0, 0.7, 1] as const),
  repeats: fc.integer({ min: 1, max: 5 }),
  beside: fc.constant([]),
});

describe('a design', () => {
  test('asks as many trials as the product of its factors says', () => {
    fc.assert(
      fc.property(design, (of) => {
        const { chosen, written } = trialCounts(of, pack);
        const rows = factorialOf(of, pack);
        const byProbability = rows.filter(({ answers }) => answers === 'distribution');
        for (const { instrument, trials } of byProbability) {
          expect(chosen.get(instrument)).toBe(trials);
        }
        expect(chosen.size).toBe(byProbability.length);
        const inWords = rows.filter(({ answers }) => answers === 'text');
        expect(written).toBe(inWords.reduce((sum, { trials }) => sum + trials, 0));
      }),
      { numRuns: 30 },
    );
  });

  test('makes one study a framing, and none of the plans mixes two', () => {
    fc.assert(
      fc.property(design, (of) => {
        const studies = studiesOf(of);
        for (const { plans } of studies) {
          const framings = plans.flatMap((plan) => ('framing' in plan ? [plan.framing] : []));
          expect(new Set(framings).size).toBeLessThanOrEqual(1);
        }
        expect(new Set(studies.map(({ idPart }) => idPart)).size).toBe(studies.length);
      }),
      { numRuns: 30 },
    );
  });

  test('asks as many trials, each with a key of its own, as it counts', () => {
    fc.assert(
      fc.property(design, (of) => {
        const keys = studiesOf(of).flatMap(({ plans }) =>
          plannedTrials(modelSittings({ id: 'full', plans }), pack).map(({ key }) => key),
        );
        expect(new Set(keys).size).toBe(allTrials(trialCounts(of, pack)));
      }),
      { numRuns: 5 },
    );
  });

  test('makes a study of each way of answering, and none mixes texts with probabilities', () => {
    fc.assert(
      fc.property(design, (of) => {
        for (const { plans } of studiesOf(of)) {
          const ways = plans.map((plan) => writingOf(plan)?.temperature ?? 'probabilities');
          expect(new Set(ways).size).toBe(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('that reads probabilities is the study that it was before texts could be asked for', () => {
    // SHA-256 of the two plans as canonical JSON, by Python's hashlib; plans have had no more members.
    expect(studiesOf(READY.quick).map(({ idPart }) => idPart)).toEqual(['own-81a3171602a84eeb']);
  });

  test('shows each option in each place equally often, in four orders and in eight', () => {
    for (const [orders, times] of [
      ['shifts', 1],
      ['both-ways', 2],
    ] as const) {
      const [plan] = studiesOf({ ...READY.quick, items: 'none', orders })[0]?.plans ?? [];
      if (plan === undefined) throw new Error('no plan');
      const [first] = questionsOf(plan, 1, pack);
      const shown = questionsOf(plan, 1, pack).flatMap((question) =>
        question.instrument === 'scenarios' &&
        first?.instrument === 'scenarios' &&
        question.scenario === first.scenario
          ? [question.options]
          : [],
      );
      expect(shown).toHaveLength(4 * times);
      expect(new Set(shown.map(String)).size).toBe(4 * times);
      for (let place = 0; place < 4; place += 1) {
        for (const value of shown[0] ?? []) {
          expect(shown.filter((options) => options[place] === value)).toHaveLength(times);
        }
      }
    }
  });

  test('shares its trials with the presets that ask the same', () => {
    const plans = studiesOf(READY.profile)[0]?.plans ?? [];
    const keys = (preset: Parameters<typeof modelSittings>[0]) =>
      plannedTrials(modelSittings(preset), pack).map(({ key }) => key);
    expect(keys({ id: 'full', plans })).toEqual(keys(PRESETS.full));
  });

  test('is stored as studies and sittings that the schemas read', () => {
    for (const of of Object.values(READY)) {
      for (const { preset, asks, plans } of studiesOf(of)) {
        const row = { ...study, preset, ...(asks === null ? {} : { asks }) };
        expect(v.is(studySchema, row)).toBe(true);
        for (const sitting of modelSittings({ id: 'full', plans })) {
          expect(v.is(sittingSchema, sitting)).toBe(true);
        }
      }
    }
  });

  test('warns of what would stand in the way of reading it, and of nothing in an audit with the baseline', () => {
    const known = { ...smallModel, shelf: { licence: 'MIT', thinking: 'none' } } as const;
    const one = { ...smallModel, baseline: true, shelf: null };
    const audit: Design = { ...READY.audit, answers: ['distribution'] };
    expect(confoundsOf(audit, pack, [known, one])).toEqual([]);
    const narrow: Design = {
      ...READY.quick,
      directions: ['up'],
      framings: ['act', 'advise'],
      answers: ['distribution', 'text'],
      beside: ['steered'],
    };
    const bound = { licence: 'Llama 3.2 Community License', thinking: 'optional' } as const;
    const said = confoundsOf(narrow, pack, [
      known,
      { ...smallModel, device: 'adapter', shelf: bound },
    ]).join(' ');
    for (const words of [
      'Two framings',
      'one scale direction',
      'three wordings',
      'different engines',
      'baseline is not',
      'two kinds of answer',
      'another condition',
      'Can think before answering, and is told not to: A small model.',
      'A small model (Llama 3.2 Community License)',
    ]) {
      expect(said).toContain(words);
    }
  });
});

test('a plan by ids asks those scenarios alone, the same trials as in any other plan', () => {
  const ids = ['s03', 's01'];
  const plans = PRESETS.full.plans.flatMap((plan) =>
    plan.instrument === 'scenarios' ? [{ ...plan, ids }] : [],
  );
  const all = plannedTrials(modelSittings(PRESETS.full), pack).map(({ key }) => key);
  const chosen = plannedTrials(modelSittings({ id: 'full', plans }), pack);
  expect(
    new Set(chosen.map(({ question }) => 'scenario' in question && question.scenario)),
  ).toEqual(new Set(ids));
  expect(chosen).toHaveLength(2 * 5 * 4);
  expect(chosen.every(({ key }) => all.includes(key))).toBe(true);
});

const RELEASED = {
  short: '90ad3d9cbab0f482',
  full: 'ae9c7dbf2eedff5d',
  bank: 'e38ff5bf5487d101',
  steered: 'cb89ffb1ae723146',
  labels: 'd91c8996d4522a0d',
  soundness: '7ae86ec5b04a1c8b',
};

test('the trials of the presets have the keys that they had when they were released', () => {
  // Hash over the keys in order, from the code before plans by ids and eight orders were added.
  const hashes = Object.fromEntries(
    Object.values(PRESETS).map((preset) => [
      preset.id,
      hashOf(plannedTrials(modelSittings(preset), pack).map(({ key }) => key)).slice(0, 16),
    ]),
  );
  expect(hashes).toEqual(RELEASED);
});
