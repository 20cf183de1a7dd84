// Whether the measures work in the chosen respondents, as Compare takes it: who counts for the circle and for
// Cronbach's α, and who does not.
import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../src/content/published';
import { distanceCorrelation } from '../../src/core/compare/circle-structure';
import { publishedProfile } from '../../src/core/compare/published';
import { cronbachAlpha } from '../../src/core/stats/cronbach';
import { NO_CHOICES } from '../../src/core/score/packed';
import { profile } from '../../src/core/score/profile';
import { VALUES } from '../../src/core/values';
import { alphasOf } from '../../src/pages/compare/alphas';
import { circleFits, peakOf } from '../../src/pages/compare/circle-fits';
import type { Shown } from '../../src/pages/compare/shown';
import { circleSeries } from '../../src/ui/circle/series';
import { ITEMS_OF_21, ratingsOf } from '../fixtures/stats/answers';

const { models } = await publishedProfiles();

const source = {
  model: null,
  traits: null,
  detail: '',
  framings: [],
  choices: NO_CHOICES,
  balanced: NO_CHOICES,
  asked: new Set<string>(),
  packs: [],
  isSimulated: false,
  isOwn: true,
};

function shown(entry: Pick<Shown, 'id' | 'kind' | 'ratings' | 'profile'>, isDoing: boolean): Shown {
  const named = { ...entry, label: entry.id };
  return {
    ...source,
    ...named,
    isSaying: entry.profile.stated !== null,
    isDoing,
    series: circleSeries(named, entry.profile),
    answered: () => Promise.resolve([]),
    compute: () => Promise.resolve(entry.profile),
  };
}

const published = models.map(({ id, tables }) =>
  shown({ id, kind: 'published', ratings: [], profile: publishedProfile(tables) }, true),
);

/** Somebody's ratings of 21 portraits; the same throughout do not count. */
function rated(number: number, flat = false): Shown {
  const ratings = ratingsOf(
    ITEMS_OF_21.map((items, place) =>
      Array.from({ length: items }, (_, item) =>
        flat ? 3 : 1 + ((number * (place + 1) + item * item) % 6),
      ),
    ),
  );
  const scored = profile({ kind: 'person', ratings, choices: [] }, 1);
  const own = shown({ id: `p${number}`, kind: 'person', ratings, profile: scored }, false);
  return flat ? { ...own, series: { ...own.series, stated: null } } : own;
}

describe('the circle', () => {
  test('of ten published profiles is fitted to each half of each, and too few to be told together', () => {
    const { each, says, does } = circleFits(published);
    expect(each).toHaveLength(10);
    expect(each.flatMap(({ halves }) => halves)).toHaveLength(20);
    expect(says).toEqual({ rho: null, profiles: 10 });
    expect(does).toEqual({ rho: null, profiles: 10 });
  });

  test('of thirty is the correlation that core computes, without groups and without what is left out', () => {
    const thirty = Array.from({ length: 3 }, () => published).flat();
    const [first] = thirty;
    if (first === undefined) throw new Error('a profile was expected');
    const group: Shown = { ...first, id: 'group', kind: 'group' };
    const silent: Shown = {
      ...first,
      id: 'silent',
      series: { ...first.series, stated: null },
      isDoing: false,
    };
    const { says, does, each } = circleFits([...thirty, group, silent]);
    expect(says.profiles).toBe(30);
    expect(does.profiles).toBe(30);
    expect(each.at(-1)?.halves).toEqual([]);
    const stated = thirty.map(({ profile: own }) =>
      (own.stated?.centred ?? []).map(({ value }) => value),
    );
    expect(says.rho).toBeCloseTo(distanceCorrelation(stated) ?? NaN, 12);
  });

  test('names the value nearest to the peak, past the last one too', () => {
    const fit = { rSquared: 0.5, amplitude: 1, p: 0.1 };
    expect([0, 17, 19, 324, 350].map((peak) => peakOf({ ...fit, peak }))).toEqual([
      'Self-direction',
      'Self-direction',
      'Stimulation',
      'Universalism',
      'Self-direction',
    ]);
    expect(peakOf({ ...fit, peak: null })).toBe('none');
  });
});

describe("Cronbach's α", () => {
  test('is taken over those whose questionnaire counts, and is that of their ratings', () => {
    const twelve = Array.from({ length: 12 }, (_, number) => rated(number + 1));
    const [found, ...others] = alphasOf([...twelve, rated(3, true), ...published]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ one: 'person', respondents: 12 });
    const last = VALUES.length - 1;
    const rows = twelve.map(({ ratings }) =>
      ratings.slice(-3).map(({ p }) => 1 + (p ?? []).indexOf(1)),
    );
    expect(found?.alphas[last]?.alpha).toBeCloseTo(cronbachAlpha(rows).alpha ?? NaN, 12);
  });

  test('is withheld with the reason below ten, and not mentioned for one', () => {
    const nine = Array.from({ length: 9 }, (_, number) => rated(number + 1));
    const [found] = alphasOf(nine);
    expect(found?.alphas.map(({ alpha }) => alpha)).toEqual(VALUES.map(() => null));
    expect(found?.alphas[0]?.reason).toContain('10 are needed');
    expect(alphasOf(nine.slice(0, 1))).toEqual([]);
    expect(alphasOf(published)).toEqual([]);
  });
});
