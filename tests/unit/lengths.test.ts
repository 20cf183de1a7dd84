// Plans of every length and of the checks of content, and the sittings that were stored before lengths.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sittingSchema, trialsOf, type Plan } from '../../src/core/study/plan';
import {
  BANK_PRESET,
  FULL_PRESET,
  LABELS_PRESET,
  personLabels,
  personQuestionnaire,
  personScenarios,
  personSoundness,
  SHORT_PRESET,
  SOUNDNESS_PRESET,
  type Preset,
} from '../../src/core/study/presets';
import { hashOf, type Trial } from '../../src/core/study/trial';
import { VALUES } from '../../src/core/values';
import { plannedTrials } from '../../src/run/runner';
import { questionCounts } from '../../src/run/studies';
import { bankOf } from '../fixtures/bank';
import { modelSittings, personSitting } from '../fixtures/sittings';
import {
  counts,
  labelsIn,
  portraitsIn,
  runs,
  scenariosIn,
  soundnessIn,
  sum,
} from '../fixtures/trials';

/** A bank of 120 scenarios and 40 portraits, and one as the built-in pack was at first. */
const long = bankOf(120, 40, 21);
const early = bankOf(30, 21, 21);

function trialsWith(plan: Plan, seed = 7, of = long): Trial[] {
  const sitting = { ...personSitting(plan.instrument, seed), plan };
  return trialsOf({ ...sitting, pack: { id: of.id, version: of.version } }, of);
}

const presetTrials = (preset: Preset, of = long) =>
  plannedTrials(
    modelSittings(preset).map((sitting) => ({
      ...sitting,
      pack: { id: of.id, version: of.version },
    })),
    of,
  );

const keysOf = (trials: readonly Trial[]) => trials.map(({ key }) => key);

describe('a sitting of the first version, whose plan has no length', () => {
  const model = {
    kind: 'model',
    engine: 'wllama',
    engineVersion: '3.8.1',
    revision: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    device: 'processor',
  };
  const person = (sitting: string) => ({ kind: 'person', sitting });
  const portraits = (wordings: string[], directions: string[]) => ({
    instrument: 'questionnaire',
    wordings,
    directions,
  });
  const scenarios = (form: string, questions: string, orders: string, wording: string) => ({
    instrument: 'scenarios',
    form,
    questions,
    orders,
    framing: 'act',
    wordings: [wording],
  });
  const three = ['portrait-1', 'portrait-2', 'portrait-3'];

  // Rows as version 0.1.0 stored them, and what it made of them on a bank of 30 and 21 (commit
  // 518ba33): the first key, and the SHA-256 of the JSON of all keys in the order of asking.
  const STORED = [
    {
      id: 'anna-questionnaire',
      plan: portraits(['page'], ['up']),
      answerer: person('anna-questionnaire'),
      seed: 7,
      count: 21,
      first: 'c3d519ab1dd1bb8ed86fead46055ccc4d267e1199cd94b7173848f6eab39b147',
      all: 'd98703b66189c177e81f70c66fcbbc2775deb706448a842fe171c63481f0bfc8',
    },
    {
      id: 'anna-scenarios',
      plan: scenarios('A', 'person', 'drawn', 'page'),
      answerer: person('anna-scenarios'),
      seed: 7,
      count: 15,
      first: 'a3571fad4395039ef45b63274e52f6975548e04cbd4c64091bbda0f523f0a7a6',
      all: '7ca892d5d93f3ec88fcc9a759d874eaa23939510ebbf703f0818169e9a7a9abc',
    },
    {
      id: 'model-1-short-questionnaire',
      plan: portraits(['portrait-1'], ['up', 'down']),
      answerer: model,
      seed: 1,
      count: 42,
      first: 'e92805017271534d9c72f5ef42890930a866e131316277f587dc0b6d75b1507c',
      all: 'b5f8ed63b4a0f77ed857e31823aa754a75c9b4c789a1571d6f6405df74042eb2',
    },
    {
      id: 'model-1-short-scenarios',
      plan: scenarios('A', 'person', 'shifts', 'scenario-1'),
      answerer: model,
      seed: 1,
      count: 60,
      first: 'ac3aa277202a339fba04efde7b1e3c89b5c922af91199ee131c1d0af12af7a85',
      all: '9b589006cbe66bb1b3f72584e2b5980763c2e8672dffa224bd75fbd57ed8509a',
    },
    {
      id: 'model-1-full-questionnaire',
      plan: portraits(three, ['up', 'down']),
      answerer: model,
      seed: 1,
      count: 126,
      first: 'e92805017271534d9c72f5ef42890930a866e131316277f587dc0b6d75b1507c',
      all: '3999d79474696cd02559af4cf94f0e09d160f686d958f7e74ae999bb8f3a9a98',
    },
    {
      id: 'model-1-full-scenarios',
      plan: scenarios('all', 'five', 'shifts', 'scenario-1'),
      answerer: model,
      seed: 1,
      count: 600,
      first: '5e5ecd58ec0fd56eb4f9daf58caaa634177cacc8c535c02a02ed649f9b5aa74b',
      all: '91443bb5afe05c420d6d0adec78d6ab8b28b6ee0e0f64002f4a729b4e92a5406',
    },
  ];

  const read = ({ id, plan, answerer, seed }: (typeof STORED)[number]) =>
    v.parse(sittingSchema, {
      id,
      respondent: 'anna',
      study: null,
      pack: { id: 'axia', version: '1.0.0' },
      plan,
      condition: 'neutral',
      answerer,
      seed,
      startedAt: 1_767_000_000_000,
    });

  test.each(STORED)('reads as it stands: $id', (row) => {
    expect(read(row).plan).toEqual(row.plan);
  });

  test.each(STORED)('has its keys, also when the bank has grown: $id', (row) => {
    for (const bank of [early, bankOf(60, 21, null), long]) {
      const keys = keysOf(trialsOf(read(row), bank));
      expect([keys.length, keys[0], hashOf(keys)]).toEqual([row.count, row.first, row.all]);
    }
  });

  test('has the keys of the same length today', () => {
    const today: [number, Plan][] = [
      [0, personQuestionnaire('short')],
      // “None of these” came later, under a wording of its own.
      [1, { ...personScenarios('A', 1), wordings: ['page'] }],
    ];
    for (const [place, plan] of today) {
      const keys = keysOf(trialsWith(plan));
      expect(hashOf(keys)).toBe(STORED[place]?.all);
    }
    const presets = [SHORT_PRESET, FULL_PRESET].map((preset) => keysOf(presetTrials(preset)));
    expect(presets.map(({ length }) => length)).toEqual([102, 726]);
    expect(hashOf(presets[0]?.slice(0, 42))).toBe(STORED[2]?.all);
    expect(hashOf(presets[0]?.slice(42))).toBe(STORED[3]?.all);
    expect(hashOf(presets[1]?.slice(0, 126))).toBe(STORED[4]?.all);
    expect(hashOf(presets[1]?.slice(126))).toBe(STORED[5]?.all);
  });
});

describe('lengths', () => {
  test.each([
    ['short', 21],
    ['all', 40],
  ] as const)('a person is asked the %s list of portraits: %i', (items, count) => {
    const asked = portraitsIn(trialsWith(personQuestionnaire(items)));
    const first = long.questionnaire?.items.slice(0, count).map(({ id }) => id);
    expect(asked.map(({ item }) => item)).toEqual(first);
  });

  test('without a short form the short list is the whole one', () => {
    const asked = trialsWith(personQuestionnaire('short'), 7, bankOf(30, 24, null));
    expect(asked).toHaveLength(24);
  });

  test.each([
    ['A', 1, 15],
    ['A', 2, 30],
    ['A', 4, 60],
    ['B', 1, 15],
    ['B', 2, 30],
    ['B', 4, 60],
  ] as const)('form %s of %i thirties is %i scenarios, from the first', (form, thirties, count) => {
    const asked = scenariosIn(trialsWith(personScenarios(form, thirties)));
    const first = (long.scenarios?.scenarios ?? [])
      .slice(0, 30 * thirties)
      .filter((one) => one.form === form);
    expect(asked).toHaveLength(count);
    expect(asked.map(({ scenario }) => scenario).toSorted()).toEqual(
      first.map(({ id }) => id).toSorted(),
    );
  });

  test.each([1, 2, 4] as const)(
    'the forms of %i thirties have no scenario in common',
    (thirties) => {
      const [a, b] = (['A', 'B'] as const).map((form) =>
        scenariosIn(trialsWith(personScenarios(form, thirties))).map(({ scenario }) => scenario),
      );
      expect(new Set([...(a ?? []), ...(b ?? [])]).size).toBe(30 * thirties);
    },
  );

  test('a bank of fewer than thirty scenarios is one form', () => {
    const small = bankOf(3, 21, 21);
    expect(trialsWith(personScenarios('A', 1), 7, small)).toHaveLength(3);
    expect(trialsWith(personScenarios('B', 1), 7, small)).toEqual([]);
    expect(scenariosIn(presetTrials(SHORT_PRESET, small))).toHaveLength(3 * 4);
  });

  test('a shorter bank gives what it has', () => {
    expect(trialsWith(personScenarios('A', 4), 7, early)).toHaveLength(15);
    expect(presetTrials(BANK_PRESET, early)).toHaveLength(726);
  });

  test('everything is 40 × 3 × 2 + 120 × 5 × 4 = 2,640 questions', () => {
    expect([...questionCounts('bank', long)]).toEqual([
      ['questionnaire', 240],
      ['scenarios', 2400],
    ]);
    expect(new Set(keysOf(presetTrials(BANK_PRESET))).size).toBe(2640);
  });

  test('a longer study takes over every answer to a shorter one', () => {
    const [short = [], full = [], bank = []] = [SHORT_PRESET, FULL_PRESET, BANK_PRESET].map(
      (preset) => keysOf(presetTrials(preset)),
    );
    const missing = (keys: readonly string[], from: readonly string[]) => {
      const known = new Set(from);
      return keys.filter((key) => !known.has(key));
    };
    expect(missing(short, full)).toEqual([]);
    expect(missing(full, bank)).toEqual([]);
  });
});

describe('which value an action shows', () => {
  const actionOf = ({ scenario, action }: { scenario: string; action: string }) =>
    `${scenario} ${action}`;

  test('a model is asked of 12 × 10 actions in all ten shifts: 1,200 questions', () => {
    const asked = labelsIn(presetTrials(LABELS_PRESET));
    expect(asked).toHaveLength(1200);
    expect(new Set(asked.map(({ scenario }) => scenario)).size).toBe(12);
    expect(sum(questionCounts('labels', long))).toBe(1200);
    const orders = new Map<string, Set<string>>();
    for (const question of asked) {
      const own = orders.get(actionOf(question)) ?? new Set();
      orders.set(actionOf(question), own.add(question.options.join(' ')));
    }
    expect(orders.size).toBe(120);
    for (const shown of orders.values()) {
      // Every value stands once in the first place, and so once in each other.
      expect([...shown].map((order) => order.slice(0, 2))).toEqual([...VALUES]);
    }
    // All actions under one order stand together: an engine evaluates the descriptions once.
    expect(runs(asked.map(({ options }) => options.join(' ')))).toBe(10);
    expect(new Set(keysOf(presetTrials(LABELS_PRESET))).size).toBe(1200);
  });

  test('a stored plan of the first label studies asks the four shifts that it asked, by the same keys', () => {
    const plans = LABELS_PRESET.plans.map((plan): Plan => {
      if (plan.instrument !== 'labels') throw new TypeError('no plan of labels');
      return { ...plan, scope: { thirties: 1 }, orders: 'shifts' };
    });
    const before = presetTrials({ id: 'labels', plans });
    const asked = labelsIn(before);
    expect(asked).toHaveLength(1200);
    const starts = counts(asked, ({ options }) => options[0] ?? '');
    expect([...starts]).toEqual([
      ['SD', 300],
      ['AC', 300],
      ['SE', 300],
      ['BE', 300],
    ]);
    // Of the twelve scenarios that both ask, the new plan takes over the four orders.
    const known = new Set(keysOf(before));
    expect(keysOf(presetTrials(LABELS_PRESET)).filter((key) => known.has(key))).toHaveLength(480);
  });

  test('a person is asked each action of the chosen scenarios once', () => {
    const asked = labelsIn(trialsWith(personLabels({ ids: ['s003', 's117', 'unknown'] })));
    const wanted = ['s003', 's117'].flatMap((scenario) =>
      VALUES.map((action) => actionOf({ scenario, action })),
    );
    expect(asked.map(actionOf).toSorted()).toEqual(wanted.toSorted());
  });

  test('a person finds the ten in circular order, from a drawn one on, the same throughout', () => {
    const starts = new Set<string>();
    for (let seed = 0; seed < 200; seed += 1) {
      const asked = labelsIn(trialsWith(personLabels({ ids: ['s001'] }), seed * 7919));
      const orders = new Set(asked.map(({ options }) => options.join(' ')));
      expect(orders.size).toBe(1);
      const [order = ''] = orders;
      expect(`${order} ${order}`).toContain(VALUES.join(' '));
      starts.add(order.slice(0, 2));
    }
    expect(starts.size).toBe(VALUES.length);
  });

  test('a person meets the actions of all scenarios mixed', () => {
    const asked = labelsIn(trialsWith(personLabels({ thirties: 1 })));
    expect(asked).toHaveLength(300);
    expect(runs(asked.map(({ scenario }) => scenario))).toBeGreaterThan(200);
  });
});

describe('how sound an action is', () => {
  test('a model is asked of 30 × 10 actions in both directions: 600 questions', () => {
    const asked = soundnessIn(presetTrials(SOUNDNESS_PRESET));
    expect(asked).toHaveLength(600);
    expect(sum(questionCounts('soundness', long))).toBe(600);
    const kinds = counts(asked, ({ scenario, action }) => `${scenario} ${action}`);
    expect([...kinds.values()]).toEqual(Array.from({ length: 300 }, () => 2));
    expect(runs(asked.map(({ scenario }) => scenario))).toBe(30);
    expect(new Set(keysOf(presetTrials(SOUNDNESS_PRESET))).size).toBe(600);
  });

  test('a person reads each scenario once, its actions in a drawn order', () => {
    const asked = soundnessIn(trialsWith(personSoundness({ thirties: 1 })));
    expect(asked).toHaveLength(300);
    expect(new Set(asked.map(({ direction }) => direction))).toEqual(new Set(['up']));
    expect(runs(asked.map(({ scenario }) => scenario))).toBe(30);
    const first = asked.slice(0, 10).map(({ action }) => action);
    expect(first.toSorted()).toEqual(VALUES.toSorted());
    expect(first).not.toEqual([...VALUES]);
  });
});

test.each([
  personQuestionnaire('all'),
  personScenarios('B', 4),
  personLabels({ ids: ['s01'] }),
  personSoundness({ thirties: 'all' }),
  ...[SHORT_PRESET, FULL_PRESET, BANK_PRESET, LABELS_PRESET, SOUNDNESS_PRESET].flatMap(
    ({ plans }) => plans,
  ),
])('a plan is read from a backup as it was written: $instrument', (plan) => {
  const sitting = { ...personSitting('scenarios'), plan };
  expect(v.parse(sittingSchema, JSON.parse(JSON.stringify(sitting)))).toEqual(sitting);
});

test.each([
  { ...personScenarios('A', 1), thirties: 3 },
  { ...personScenarios('A', 1), thirties: null },
  { ...personQuestionnaire('all'), items: 40 },
  { ...personLabels({ thirties: 1 }), scope: { ids: [] } },
  { ...personSoundness({ thirties: 1 }), scope: { thirties: 1, ids: ['s01'] } },
])('a plan with a length that nothing has is refused', (plan) => {
  expect(v.is(sittingSchema, { ...personSitting('scenarios'), plan })).toBe(false);
});
