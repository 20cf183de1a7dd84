// Ready sets against the built-in bank: what is there, and that every value is offered equally often.
import { beforeAll, describe, expect, test } from 'vitest';
import { currentPack } from '../../src/content/pack';
import { READY_LENGTHS, READY_SETS } from '../../src/content/ready-sets';
import { askedOf, type AskedScenario, type ClassSet } from '../../src/core/exchange/class-set';
import { exposure } from '../../src/core/instrument/deal';
import { AREAS, type Pack } from '../../src/core/instrument/pack';
import { VALUES } from '../../src/core/values';

let pack: Pack;

beforeAll(async () => {
  pack = await currentPack();
});

function asked(scenarios: ClassSet['scenarios']): AskedScenario[] {
  const { id, version, language } = pack;
  const set: ClassSet = {
    pack: { id, version },
    language,
    framing: 'act',
    portraits: 21,
    title: 'A class',
    scenarios,
  };
  return askedOf(set, pack) ?? [];
}

describe.each(READY_SETS)('the sets for $name', ({ scenarios }) => {
  test.each(READY_LENGTHS)('of %i scenarios offer every value equally often', (length) => {
    const questions = asked(scenarios.slice(0, length)).map(({ offered }) => offered);
    expect(questions).toHaveLength(length);
    expect(exposure(questions).offered).toEqual(VALUES.map(() => (2 * length) / 5));
  });

  test.each([0, 5, 10])('let no two values meet twice in the five from place %i on', (from) => {
    const five = scenarios.slice(from, from + 5);
    const { met } = exposure(asked(five).map(({ offered }) => offered));
    expect(Math.max(...met.flat())).toBe(1);
    const areas = five.map(
      ({ id }) => pack.scenarios?.scenarios.find((one) => one.id === id)?.area,
    );
    expect(new Set(areas)).toEqual(new Set(AREAS.filter((area) => area !== 'other')));
  });

  test('let every two values meet one to three times in fifteen scenarios, each asked once', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(15);
    const { met } = exposure(asked(scenarios).map(({ offered }) => offered));
    const pairs = met.flatMap((row, place) => row.slice(place + 1));
    expect(pairs).toHaveLength(45);
    expect([Math.min(...pairs), Math.max(...pairs)]).toEqual([1, 3]);
  });
});
