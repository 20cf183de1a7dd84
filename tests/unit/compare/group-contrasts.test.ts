// Which groupings of models are put to the permutation test, and on whom.
import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { profileAgreement } from '../../../src/core/compare/agreement';
import { groupContrasts } from '../../../src/core/compare/group-contrasts';
import { groupDifference } from '../../../src/core/compare/group-difference';
import { publishedProfile } from '../../../src/core/compare/published';
import { sizeOf, type Traits } from '../../../src/core/compare/traits';
import { SHELF } from '../../../src/engine/shelf';
import { nameOfCountry } from '../../../src/pages/model-traits';

const UNKNOWN: Traits = {
  maker: null,
  country: null,
  family: null,
  size: null,
  quantisation: null,
};
const { models } = await publishedProfiles();
const { r } = profileAgreement(
  models.map(({ tables }) =>
    (publishedProfile(tables).enacted?.share ?? []).map((one) => one.value),
  ),
);

describe('groupings', () => {
  test('of the published models are by country alone: no maker has two', () => {
    const traits = models.map(({ company, country }) => ({ ...UNKNOWN, maker: company, country }));
    const found = groupContrasts(r, traits, 1);
    expect(found.map(({ trait }) => trait)).toEqual(['country']);
    expect(found[0]?.difference).toEqual(
      groupDifference(
        r,
        models.map(({ country }) => country),
        1,
      ),
    );
    expect(found[0]?.groups).toEqual([
      { name: 'CN', members: 5 },
      { name: 'US', members: 5 },
    ]);
  });

  test('leave out whose trait is not known, and nobody else', () => {
    const traits = models.map((_, place) => ({
      ...UNKNOWN,
      family: place < 2 ? 'llama' : place < 4 ? 'qwen' : null,
    }));
    const found = groupContrasts(r, traits, 1);
    expect(found[0]?.difference.respondents).toBe(4);
  });

  test('without two groups, or without two members in one, are not tested', () => {
    const alone = models.map((_, place) => ({ ...UNKNOWN, family: String(place) }));
    const together = models.map(() => ({ ...UNKNOWN, family: 'llama' }));
    expect(groupContrasts(r, alone, 1)).toEqual([]);
    expect(groupContrasts(r, together, 1)).toEqual([]);
    expect(groupContrasts([], [], 1)).toEqual([]);
  });
});

describe('traits', () => {
  test('put a model into one size by its parameters', () => {
    expect(sizeOf(0.135e9)).toBe('under .3 billion parameters');
    expect(sizeOf(1e9)).toBe('1 to 3 billion parameters');
    expect(sizeOf(70e9)).toBe('over 10 billion parameters');
    expect(sizeOf(null)).toBeNull();
  });

  test('name a country of the published file as the shelf does', () => {
    const ofShelf = new Set(SHELF.flatMap(({ countries }) => countries));
    for (const { country } of models) expect(ofShelf).toContain(nameOfCountry(country));
  });
});
