// Findings and reliabilities between visits: kept under the hash of their inputs, found again for the same
// answers, computed anew for others and where what was kept is damaged.
import { afterEach, describe, expect, test } from 'vitest';
import { findings, type FindingsInput } from '../../src/core/compare/findings/findings';
import { findingsKey } from '../../src/core/compare/findings/findings-key';
import { findingsSchema } from '../../src/core/compare/findings/findings-schema';
import { reliabilitiesOf as computedReliabilities } from '../../src/core/compare/reliabilities';
import { packChoices } from '../../src/core/score/packed';
import { profile } from '../../src/core/score/profile';
import type { RespondentAnswers } from '../../src/core/score/types';
import { VALUES } from '../../src/core/values';
import { findingsOf, reliabilitiesOf } from '../../src/run/analysis';
import { keptFigures } from '../../src/run/kept-figures';
import { Store } from '../../src/store/store';
import { actionEffects, drawnWorths, modelChoices, personChoices } from '../fixtures/simulated';
import { ratingsOf } from '../fixtures/stats/answers';

const SEED = 20_260_107;
const effects = actionEffects(15, 0.5, 1);
const stored = new Store();

afterEach(() => stored.database.derived.clear());

const ratings = ratingsOf(
  VALUES.map((_, value) => [1 + (value % 6), 1 + ((value * 2) % 6), 2 + (value % 3), 4]),
);

function answers(kind: 'person' | 'model', seed: number): RespondentAnswers {
  const worths = drawnWorths(1, seed);
  const choices =
    kind === 'model' ? modelChoices(worths, effects) : personChoices(worths, effects, seed);
  return { kind, ratings, choices };
}

/** Two models and two people, the second of whom answers by this seed. */
function input(seed: number): FindingsInput {
  const heard = (own: RespondentAnswers) => ({
    family: '',
    profile: profile(own, SEED),
    choices: own.choices,
  });
  return {
    models: [heard(answers('model', 1)), heard(answers('model', 2))],
    people: [answers('person', 3), answers('person', seed)].map(heard),
    steered: [],
  };
}

describe('findings', () => {
  test('from the worker are those that core computes, and are kept', async () => {
    const own = input(4);
    const computed = findings(own, SEED);
    expect(computed.people, 'there is something to keep').not.toBeNull();
    expect(await findingsOf(own)).toEqual(computed);
    const rows = await stored.database.derived.toArray();
    expect(rows.map(({ figures }) => figures)).toEqual([computed]);
  });

  test('are those of the answers at hand: another choice has findings of its own', async () => {
    const [one, other] = [await findingsOf(input(5)), await findingsOf(input(6))];
    expect(other).toEqual(findings(input(6), SEED));
    expect(other).not.toEqual(one);
    expect(await stored.database.derived.count()).toBe(2);
  });

  test('of an earlier visit are taken whole, and those that are damaged are none', async () => {
    const own = input(7);
    const whole = findings(own, SEED);
    const key = findingsKey(own, SEED);
    for (const damaged of [{ ...whole, steered: 7 }, { alike: null }, 'nothing', null]) {
      await stored.putDerived(key, damaged);
      // With nothing in memory, as after a reload.
      expect(await keptFigures(findingsSchema).find(key)).toBeNull();
    }
    await stored.putDerived(key, { ...whole, alike: null });
    expect(await findingsOf(own)).toEqual({ ...whole, alike: null });
  });
});

test('reliabilities are computed once for the same answers, and kept', async () => {
  const own = answers('model', 8);
  const scored = profile(own, SEED);
  const packed = { ...own, choices: packChoices(own.choices) };
  const computed = computedReliabilities(own, scored, SEED);
  expect(computed.ceiling?.value).not.toBeNull();
  expect(await reliabilitiesOf(packed, scored)).toEqual(computed);
  const rows = await stored.database.derived.toArray();
  expect(rows.map(({ figures }) => figures)).toEqual([computed]);
  await stored.database.derived.clear();
  expect(await reliabilitiesOf(packed, scored), 'from memory').toEqual(computed);
});
