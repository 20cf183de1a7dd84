// What Me offers a person next: the lengths a pack has, going on with what is open, and the retest.
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/study/plan';
import { personQuestionnaire, personScenarios } from '../../src/core/study/presets';
import type { Part } from '../../src/core/study/parts';
import { bothLengths, lengthsOf } from '../../src/pages/me/lengths';
import { nextBoth, nextStep, openPartner, usualBoth } from '../../src/pages/me/both';
import {
  answersId,
  nextSitting,
  usualLength,
  type PersonOverview,
  type SittingProgress,
} from '../../src/pages/me/people';
import { offersFor } from '../../src/pages/studies/presets';
import { timeFor } from '../../src/run/pace';
import { bankOf } from '../fixtures/bank';
import { anna, personSitting } from '../fixtures/sittings';

const long = bankOf(120, 40, 21);

function progress(plan: Plan, answered: number, total: number, pack = 'axia'): SittingProgress {
  const sitting = { ...personSitting(plan.instrument), plan, pack: { id: pack, version: '1.0.0' } };
  return { sitting, answered, total };
}

/** Anna with these sittings, the newest first. */
const annaWith = (...sittings: SittingProgress[]): PersonOverview => ({
  person: anna,
  sittings,
  newer: 0,
});

function lengthAt(instrument: Part, place: number, pack = long) {
  const length = lengthsOf(pack, instrument)[place];
  if (length === undefined) throw new RangeError(`the pack has no length ${place}`);
  return length;
}

const labelFor = (own: PersonOverview, place: number) =>
  nextSitting(own, lengthAt('scenarios', place), long).label;

const WORDS = { questionnaire: [21, 40], scenarios: [15, 30, 60] } as const;

describe('the lengths', () => {
  test('of a bank of 120 and 40 are 21 and 40 portraits, 15, 30 and 60 scenarios', () => {
    expect(lengthsOf(long, 'questionnaire').map(({ what }) => what)).toEqual(
      WORDS.questionnaire.map((count) => `${count} portraits`),
    );
    expect(lengthsOf(long, 'scenarios').map(({ what }) => what)).toEqual(
      WORDS.scenarios.map((count) => `${count} scenarios`),
    );
  });

  test('say how long each takes', () => {
    const minutes = [...lengthsOf(long, 'questionnaire'), ...lengthsOf(long, 'scenarios')];
    expect(minutes.map((length) => length.minutes)).toEqual([
      'about 3 minutes',
      'about 6 minutes',
      'about 9 minutes',
      'about 18 minutes',
      'about 35 minutes',
    ]);
  });

  test.each([
    [30, ['15 scenarios']],
    [59, ['15 scenarios']],
    [60, ['15 scenarios', '30 scenarios']],
    [119, ['15 scenarios', '30 scenarios']],
    [150, ['15 scenarios', '30 scenarios', '60 scenarios']],
  ])('of %i scenarios are those of whole thirties', (scenarios, what) => {
    const lengths = lengthsOf(bankOf(scenarios, 21, 21), 'scenarios');
    expect(lengths.map((length) => length.what)).toEqual(what);
  });

  test('of a small pack are all it has', () => {
    const small = bankOf(3, 12, null);
    expect(lengthsOf(small, 'questionnaire').map(({ what }) => what)).toEqual(['12 portraits']);
    const [only, ...others] = lengthsOf(small, 'scenarios');
    expect(others).toEqual([]);
    expect(only).toMatchObject({ what: '3 scenarios', retest: null });
    expect(lengthsOf({ ...small, scenarios: null }, 'scenarios')).toEqual([]);
    expect(lengthsOf({ ...small, questionnaire: null }, 'questionnaire')).toEqual([]);
  });
});

describe('a person who has answered nothing', () => {
  test('is offered the shortest of each', () => {
    expect(usualLength(annaWith(), 'questionnaire', long)?.what).toBe('21 portraits');
    expect(usualLength(annaWith(), 'scenarios', long)?.what).toBe('15 scenarios');
    expect(labelFor(annaWith(), 0)).toBe('Answer 15 scenarios');
    expect(labelFor(annaWith(), 2)).toBe('Answer 60 scenarios');
  });
});

describe('both parts together', () => {
  test('are offered short and full, with the time that both take', () => {
    const offered = bothLengths(long).map(({ name, what, minutes }) => [name, what, minutes]);
    expect(offered).toEqual([
      ['Short', '21 portraits and 15 scenarios', 'about 12 minutes'],
      ['Full', '40 portraits and 30 scenarios', 'about 24 minutes'],
    ]);
  });

  test('are offered in one length where the pack has no longer part, and not without both parts', () => {
    expect(bothLengths(bankOf(30, 21, 21)).map(({ name }) => name)).toEqual(['Short']);
    expect(bothLengths({ ...long, questionnaire: null })).toEqual([]);
    expect(bothLengths(bankOf(60, 21, 21)).map(({ what }) => what)).toEqual([
      '21 portraits and 15 scenarios',
      '21 portraits and 30 scenarios',
    ]);
  });

  const [short] = bothLengths(long);
  if (short === undefined) throw new RangeError('the pack has both parts');

  /** A pair of sittings, the scenarios first, with so many answers. */
  function pair(scenarios: number, portraits: number, name = 'Short'): PersonOverview {
    const isShort = name === 'Short';
    const first = progress(personScenarios('A', isShort ? 1 : 2), scenarios, isShort ? 15 : 30);
    const items = isShort ? 'short' : 'all';
    const second = progress(personQuestionnaire(items), portraits, isShort ? 21 : 40);
    return annaWith(
      {
        ...first,
        sitting: { ...first.sitting, together: { with: second.sitting.id, place: 'first' } },
      },
      {
        ...second,
        sitting: { ...second.sitting, together: { with: first.sitting.id, place: 'second' } },
      },
    );
  }

  test('begin with two new sittings where nothing is open', () => {
    expect(nextBoth(annaWith(), short, long)).toMatchObject({
      open: null,
      label: 'Answer both: 21 portraits and 15 scenarios',
    });
    expect(nextBoth(pair(15, 21), short, long).open).toBeNull();
  });

  test('go on with the part that came first until it is finished, then with the other', () => {
    const begun = nextBoth(pair(3, 0), short, long);
    expect(begun.open?.plan.instrument).toBe('scenarios');
    expect(begun.label).toBe('Go on with both: 21 portraits and 15 scenarios (3 of 36)');
    expect(nextBoth(pair(15, 2), short, long).open?.plan.instrument).toBe('questionnaire');
  });

  test('of another length are not the ones that are open', () => {
    const [, full] = bothLengths(long);
    if (full === undefined) throw new RangeError('the pack has two lengths');
    expect(nextBoth(pair(3, 0), full, long).open).toBeNull();
  });

  test('of a length in which they are open are the usual ones, else the shortest', () => {
    expect(usualBoth(pair(3, 0, 'Full'), long)?.name).toBe('Full');
    expect(usualBoth(pair(30, 40, 'Full'), long)?.name).toBe('Short');
    expect(usualBoth(annaWith(), long)?.name).toBe('Short');
    expect(usualBoth(annaWith(), { ...long, questionnaire: null })).toBeUndefined();
  });

  test('come first while nothing is answered or the pair is open, then what is left, then the result', () => {
    const portraits = progress(personQuestionnaire('short'), 21, 21);
    const scenarios = progress(personScenarios('A', 1), 15, 15);
    expect(nextStep(annaWith(), long)).toBe('both');
    expect(nextStep(pair(3, 0, 'Full'), long)).toBe('both');
    expect(nextStep(pair(15, 2), long)).toBe('both');
    expect(nextStep(annaWith(portraits), long)).toBe('scenarios');
    expect(nextStep(annaWith(scenarios), long)).toBe('questionnaire');
    expect(nextStep(annaWith(portraits, scenarios), long)).toBe('result');
    expect(nextStep(annaWith(scenarios), { ...long, questionnaire: null })).toBe('result');
    expect(nextStep(annaWith(), { ...long, questionnaire: null })).toBe('scenarios');
  });

  test('leave the way to a single part that is open', () => {
    const begun = progress(personScenarios('A', 2), 4, 30);
    expect(nextStep(annaWith(begun), long)).toBe('scenarios');
    const done = progress(personQuestionnaire('short'), 21, 21);
    expect(nextStep(annaWith(begun, done), long)).toBe('scenarios');
  });

  test('with other scenarios than the last time', () => {
    const { plans } = nextBoth(pair(15, 21), short, long);
    expect(plans.scenarios).toEqual(personScenarios('B', 1));
    expect(plans.questionnaire).toEqual(personQuestionnaire('short'));
  });

  test('the part that was not begun is offered as one to answer, not to go on with', () => {
    const own = pair(15, 0);
    expect(nextSitting(own, lengthAt('questionnaire', 0), long).label).toBe('Answer 21 portraits');
    const [first] = own.sittings;
    if (first === undefined) throw new RangeError('two sittings were made');
    expect(openPartner(own, first.sitting)?.total).toBe(21);
    expect(openPartner(pair(15, 21), first.sitting)).toBeUndefined();
  });
});

describe('a person in the middle', () => {
  const half = progress(personScenarios('A', 2), 4, 30);

  test('goes on with it, in its length', () => {
    expect(usualLength(annaWith(half), 'scenarios', long)?.what).toBe('30 scenarios');
    expect(labelFor(annaWith(half), 1)).toBe('Go on with 30 scenarios (4 of 30)');
    const { open, plan } = nextSitting(annaWith(half), lengthAt('scenarios', 1), long);
    expect(open).toBe(half.sitting);
    expect(plan).toBe(half.sitting.plan);
  });

  test('may start another length, and still finds the first', () => {
    const other = progress(personScenarios('A', 1), 1, 15);
    expect(labelFor(annaWith(half), 0)).toBe('Answer 15 scenarios');
    expect(labelFor(annaWith(other, half), 0)).toBe('Go on with 15 scenarios (1 of 15)');
    expect(labelFor(annaWith(other, half), 1)).toBe('Go on with 30 scenarios (4 of 30)');
  });

  test('goes on with a sitting from before there were lengths', () => {
    const plan: Plan = {
      instrument: 'scenarios',
      form: 'A',
      questions: 'person',
      orders: 'drawn',
      framing: 'act',
      wordings: ['page'],
    };
    const old = annaWith(progress(plan, 3, 15));
    expect(labelFor(old, 0)).toBe('Go on with 15 scenarios (3 of 15)');
    expect(labelFor(old, 1)).toBe('Answer 30 scenarios');
  });

  test('of another pack finds nothing open here', () => {
    const other = annaWith(progress(personScenarios('A', 1), 3, 15, 'other'));
    expect(labelFor(other, 0)).toBe('Answer 15 scenarios');
  });
});

describe('a retest', () => {
  const [a, b] = (['A', 'B'] as const).map((form) => progress(personScenarios(form, 1), 15, 15));
  const done = (...of: (SittingProgress | undefined)[]) =>
    annaWith(...of.flatMap((one) => one ?? []));

  test('is offered of the length whose form A is answered, with other scenarios', () => {
    expect(labelFor(done(a), 0)).toBe('Answer 15 other scenarios');
    expect(labelFor(done(a), 1)).toBe('Answer 30 scenarios');
    const { open, plan } = nextSitting(done(a), lengthAt('scenarios', 0), long);
    expect(open).toBeNull();
    expect(plan).toEqual(personScenarios('B', 1));
  });

  test('is form A again after form B', () => {
    const { label, plan } = nextSitting(done(b, a), lengthAt('scenarios', 0), long);
    expect(label).toBe('Answer 15 scenarios again');
    expect(plan).toEqual(personScenarios('A', 1));
    expect(labelFor(done(a, b, a), 0)).toBe('Answer 15 other scenarios');
  });

  test('of portraits has the same portraits', () => {
    const rated = done(progress(personQuestionnaire('short'), 21, 21));
    const { label, plan } = nextSitting(rated, lengthAt('questionnaire', 0), long);
    expect(label).toBe('Answer 21 portraits again');
    expect(plan).toEqual(personQuestionnaire('short'));
    expect(nextSitting(rated, lengthAt('questionnaire', 1), long).label).toBe(
      'Answer 40 portraits',
    );
  });
});

test('answers to the built-in pack are named by the person alone, others with their pack', () => {
  expect(answersId('anna', 'axia')).toBe('anna');
  expect(answersId('anna', 'own')).toBe('anna:own');
});

describe('what a model can be asked', () => {
  test('says how many questions each preset has', () => {
    expect(offersFor(long).map(({ id, total }) => [id, total])).toEqual([
      ['short', 102],
      ['full', 726],
      ['bank', 2640],
      ['steered', 1440],
      ['labels', 1200],
      ['soundness', 600],
    ]);
  });

  test('is everything only where that is more than the first thirty', () => {
    expect(offersFor(bankOf(30, 21, 21)).map(({ id }) => id)).not.toContain('bank');
    expect(offersFor(bankOf(31, 21, 21)).map(({ id }) => id)).toContain('bank');
    expect(offersFor(bankOf(30, 40, 21)).map(({ id }) => id)).toContain('bank');
  });

  test('is nothing about actions where a pack has none', () => {
    const portraits = offersFor({ ...long, scenarios: null });
    expect(portraits.map(({ id, total }) => [id, total])).toEqual([
      ['short', 42],
      ['full', 126],
      ['bank', 240],
    ]);
  });

  test('takes the time of each instrument, and of others the time of any', () => {
    const pace = { by: new Map([['questionnaire', 100] as const]), other: 250 };
    const [short] = offersFor(long);
    expect(short === undefined ? null : timeFor(short.questions, pace)).toBe(42 * 100 + 60 * 250);
  });
});
