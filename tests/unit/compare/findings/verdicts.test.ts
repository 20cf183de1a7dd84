// The claims put to simulated respondents whose worths are known (tests/fixtures/simulated.ts), and what the
// cards then say: the true state where the answers can tell it, and that it can't be told where they can't. That
// of people against models is tested in people-against-models.test.ts.
import { describe, expect, test } from 'vitest';
import { findings, type FindingsInput } from '../../../../src/core/compare/findings/findings';
import { sayFindings } from '../../../../src/core/say/findings-view';
import { sayModelsAlike } from '../../../../src/core/say/models-alike';
import { OF_PEOPLE, saySayingAndDoing } from '../../../../src/core/say/saying-and-doing';
import { sayHold, sayHoldOfValue } from '../../../../src/core/say/select-hold';
import { profile } from '../../../../src/core/score/profile';
import type { TargetAnswer } from '../../../../src/core/score/select-hold';
import type { RatingAnswer } from '../../../../src/core/score/types';
import { at, dot } from '../../../../src/core/stats/array';
import { centre } from '../../../../src/core/stats/mean';
import { randomFor } from '../../../../src/core/stats/random';
import { VALUES, place } from '../../../../src/core/values';
import { ratingsOf } from '../../../fixtures/stats/answers';
import {
  actionEffects,
  drawnWorths,
  modelChoices,
  personChoices,
} from '../../../fixtures/simulated';

const SEED = 1;
const EMPTY: FindingsInput = { models: [], people: [], steered: [] };
const effects = actionEffects(30, 0.3, 3);
const seeds = [11, 12, 13, 14, 15, 16];

/** Four portraits a value, rated around a liking of one point a logit, a point of noise each. */
function ratingsFrom(worths: readonly number[], seed: number): RatingAnswer[] {
  const random = randomFor(seed, 'answers');
  return ratingsOf(
    VALUES.map((_, value) =>
      Array.from({ length: 4 }, () =>
        Math.min(6, Math.max(1, Math.round(3.5 + at(worths, value) + random.normal()))),
      ),
    ),
  );
}

function person(stated: readonly number[], enacted: readonly number[], seed: number) {
  const choices = personChoices(enacted, effects, seed);
  const answers = { kind: 'person' as const, ratings: ratingsFrom(stated, seed), choices };
  return { profile: profile(answers, SEED), choices };
}

function model(worths: readonly number[]) {
  const choices = modelChoices(worths, effects);
  return { family: '', profile: profile({ kind: 'model', ratings: [], choices }, SEED), choices };
}

describe('models choose alike', () => {
  const verdict = (models: FindingsInput['models']) => {
    const { alike } = findings({ ...EMPTY, models }, SEED);
    return alike === null ? null : sayModelsAlike(alike).plain[0];
  };

  test('of two with the same worths: no further apart than one from itself', () => {
    const worths = drawnWorths(1, 1);
    expect(verdict([model(worths), model(worths)])).toBe(
      'These models are no further apart than one of them is from itself.',
    );
  });

  test('of two with worths of their own: further apart', () => {
    expect(verdict([model(drawnWorths(1, 1)), model(drawnWorths(1, 2))])).toBe(
      'These models are further apart than one of them is from itself.',
    );
  });

  test('of two that share few questions it can’t be told', () => {
    const few = (seed: number) => {
      const { choices, ...rest } = model(drawnWorths(1, seed));
      return { ...rest, choices: choices.filter(({ scenario }) => scenario < 's008') };
    };
    expect(verdict([few(1), few(2)])).toBe(
      'Too few questions are shared to say how far apart these models are.',
    );
  });
});

describe('saying and doing part', () => {
  const found = (people: FindingsInput['people']) => {
    const { sayingOfPeople } = findings({ ...EMPTY, people }, SEED);
    if (sayingOfPeople === null) throw new Error('an r was expected');
    return sayingOfPeople;
  };
  const verdict = (people: FindingsInput['people']) =>
    saySayingAndDoing(found(people), OF_PEOPLE).plain[0];
  const common = drawnWorths(1.5, 1);

  test('where each says what it does, it goes with its own choices more than with others’', () => {
    const own = seeds.map((seed) => drawnWorths(1.5, seed));
    expect(verdict(own.map((worths, i) => person(worths, worths, at(seeds, i))))).toBe(
      'What a person says goes with its own choices more than with those of the others.',
    );
  });

  test('where all share one profile, a high r says nothing about the particular person', () => {
    const people = seeds.map((seed) => person(common, common, seed));
    const { r, control } = found(people);
    expect(r.value).toBeGreaterThan(0.6);
    expect(r.low ?? 0).toBeGreaterThan(0.4);
    expect(control?.residual.p).toBeGreaterThan(0.05);
    expect(verdict(people)).not.toContain('its own choices more than with those of the others.');
  });

  test('where nobody says what it does, r lies about 0 and nothing is told', () => {
    const people = seeds.map((seed) => {
      const [does, other] = [drawnWorths(1.5, seed), drawnWorths(1.5, seed + 100)].map(centre);
      if (does === undefined || other === undefined) throw new Error('worths were expected');
      // Without its part along what is done the true r is 0.
      const along = dot(other, does) / dot(does, does);
      const says = other.map((worth, value) => worth - along * at(does, value));
      return person(says, does, seed);
    });
    const { r, together } = found(people);
    expect(Math.abs(r.value)).toBeLessThan(0.35);
    expect(together).toBe(0);
    expect(verdict(people)).not.toContain('its own choices more than with those of the others.');
  });

  test('of three it can’t be told, and their mean r has no interval', () => {
    const three = seeds.slice(0, 3).map((seed) => person(common, common, seed));
    expect(verdict(three)).toContain('that takes four of a kind');
    expect(found(three).r.low).toBeNull();
  });

  test('of one whose questionnaire does not count there is no r', () => {
    const choices = personChoices(common, effects, 1);
    const ratings = ratingsOf(VALUES.map(() => [3, 3, 3, 3]));
    const flat = profile({ kind: 'person', ratings, choices }, SEED);
    const { sayingOfPeople } = findings({ ...EMPTY, people: [{ profile: flat, choices }] }, SEED);
    expect(sayingOfPeople).toBeNull();
  });
});

describe('told to hold a value', () => {
  /** One target a question, worth more logits when it is named. */
  function told(drop: (target: string) => number, seed: number) {
    const worths = drawnWorths(1, 1);
    const under = (gain: (target: string) => number, noise: number): TargetAnswer[] => {
      const own = actionEffects(60, 0.3, noise);
      return modelChoices(worths, own).flatMap((row) => {
        const target = VALUES.filter((value) => row.offered.includes(value))[row.question % 4];
        if (target === undefined) return [];
        const raised = row.offered.map((value, option) =>
          value === target ? at(row.p, option) * Math.exp(gain(target)) : at(row.p, option),
        );
        const total = raised.reduce((a, b) => a + b);
        return [{ ...row, target, p: raised.map((part) => part / total) }];
      });
    };
    const select = under(() => 2.5, seed);
    const hold = under((target) => 2.5 - drop(target), seed + 1);
    const { steered } = findings(
      { ...EMPTY, steered: [{ model: 'm', select, hold, neutral: [] }] },
      SEED,
    );
    const [result] = steered;
    if (result === undefined || result.pooled === null)
      throw new Error('a comparison was expected');
    return { ...result, pooled: result.pooled };
  }

  test('a model that does it worse is told so, with the size of the drop', () => {
    const { pooled } = told(() => 0.6, 1);
    expect(sayHold(pooled).plain[0]).toBe(
      'Told to hold a value, the model chose it less often than when asked to point it out.',
    );
    expect(pooled.difference.value).toBeLessThan(-0.05);
  });

  test('a model that does it better is told so', () => {
    const { pooled } = told(() => -0.6, 1);
    expect(sayHold(pooled).plain[0]).toContain('more often');
  });

  test('of a model that does both alike it can’t be told, beside what could have been found', () => {
    const { pooled } = told(() => 0, 1);
    expect(sayHold(pooled).plain[0]).toContain("can't be told");
    expect(sayHold(pooled).plain[1]).toContain('could have been found here');
  });

  test('a drop of one value is told of that value after Holm', () => {
    const { values } = told((target) => (target === 'PO' ? 2 : 0), 1);
    const power = values[place('PO')] ?? null;
    if (power === null) throw new Error('a comparison was expected');
    expect(sayHoldOfValue(power, 'PO', power.adjusted).plain[0]).toContain('less often');
    const others = values.filter((_, value) => value !== place('PO'));
    expect(others.every((one) => one === null || one.adjusted > 0.05)).toBe(true);
  });
});

test('of nobody nothing is told, claim by claim', () => {
  const here = findings(EMPTY, SEED);
  const { plain } = sayFindings({ here, models: 0, people: 0 });
  expect(plain.filter((sentence) => sentence.includes("can't be told here yet"))).toHaveLength(4);
});
