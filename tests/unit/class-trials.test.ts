// How a model is asked the scenarios of a class: the same trials as in a study of everything.
import { expect, test } from 'vitest';
import { currentPack } from '../../src/content/pack';
import { askedOf } from '../../src/core/exchange/class-set';
import { classTrials } from '../../src/core/study/class-trials';
import { trialsOf, type Sitting } from '../../src/core/study/plan';
import { BANK_PRESET } from '../../src/core/study/presets';
import { smallSet } from '../fixtures/classes';

const answerer = {
  kind: 'model',
  engine: 'wllama',
  engineVersion: '3.8.1',
  revision: 'a'.repeat(64),
  device: 'processor',
} as const;

test('a model is asked each scenario of a class in the four orders of its study of everything, with its keys', async () => {
  const pack = await currentPack();
  const asked = askedOf(smallSet, pack) ?? [];
  const trials = classTrials(smallSet, asked, pack, answerer);
  expect(trials).toHaveLength(4 * smallSet.scenarios.length);
  const plan = BANK_PRESET.plans.find(({ instrument }) => instrument === 'scenarios');
  if (plan === undefined) throw new Error('the preset asks no scenarios');
  const sitting: Sitting = {
    id: 'a',
    respondent: 'b',
    study: 'c',
    pack: { id: pack.id, version: pack.version },
    plan,
    condition: 'neutral',
    answerer,
    seed: 1,
    startedAt: 0,
  };
  const keys = new Set(trialsOf(sitting, pack).map(({ key }) => key));
  expect(trials.every(({ key }) => keys.has(key))).toBe(true);
  expect(new Set(trials.map(({ key }) => key)).size).toBe(trials.length);
  // Each option stands once in every place.
  const [first] = asked;
  const orders = classTrials(smallSet, asked.slice(0, 1), pack, answerer).flatMap(({ question }) =>
    question.instrument === 'scenarios' ? [question.options] : [],
  );
  expect(orders).toHaveLength(4);
  for (let place = 0; place < 4; place += 1) {
    expect(new Set(orders.map((options) => options[place]))).toEqual(new Set(first?.offered));
  }
});
