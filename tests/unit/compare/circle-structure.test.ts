import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { circleStructure, distanceCorrelation } from '../../../src/core/compare/circle-structure';
import { cosineFit } from '../../../src/core/stats/cosine-fit';
import { mean } from '../../../src/core/stats/mean';
import { randomFor } from '../../../src/core/stats/random';
import { VALUES, type Ten } from '../../../src/core/values';
import expected from '../../fixtures/stats/between.json';

const { models } = await publishedProfiles();
const meansOf = (prompts: readonly Ten[]) =>
  VALUES.map((_, place) => mean(prompts.map((ten) => ten[place] ?? NaN)));
const random = randomFor(21, 'scenarios');
const someTen = () => [...random.normals(new Float64Array(10))];
const flat = VALUES.map(() => 3);

describe('the circle in a set of profiles', () => {
  const stated = models.map(({ tables }) => tables.stated);
  const enacted = models.map(({ tables }) => tables.share);

  test('is, in the paper’s fifty profiles, −.70 of the questionnaire and −.15 of what is chosen', () => {
    const found = circleStructure(stated.flat());
    expect(found).toBeCloseTo(expected.circle.stated.all, 10);
    expect(found).toBeCloseTo(-0.7, 2);
    const chosen = circleStructure(enacted.flat());
    expect(chosen).toBeCloseTo(expected.circle.enacted.all, 10);
    expect(chosen).toBeCloseTo(-0.15, 2);
  });

  test('is less clear in the ten means, too few to be shown', () => {
    expect(distanceCorrelation(stated.map(meansOf))).toBeCloseTo(expected.circle.stated.means, 10);
    expect(distanceCorrelation(enacted.map(meansOf))).toBeCloseTo(
      expected.circle.enacted.means,
      10,
    );
    expect(circleStructure(stated.map(meansOf))).toBeNull();
  });

  test('is near −1 where every profile is one wave', () => {
    const waves = Array.from({ length: 60 }, () => {
      const peak = 2 * Math.PI * random.uniform();
      return VALUES.map((_, place) => Math.cos((2 * Math.PI * place) / 10 - peak));
    });
    expect(circleStructure(waves)).toBeLessThan(-0.95);
    expect(waves.every((wave) => (cosineFit(wave)?.rSquared ?? 0) > 0.999)).toBe(true);
  });

  test('does not depend on how high a respondent rates, and does not exist for a constant value', () => {
    const tens = Array.from({ length: 30 }, someTen);
    const higher = tens.map((ten) => {
      const level = random.normal();
      return ten.map((x) => x + level);
    });
    expect(circleStructure(higher)).toBeCloseTo(circleStructure(tens) ?? NaN, 10);
    expect(circleStructure(tens.slice(1))).toBeNull();
    expect(distanceCorrelation([someTen()])).toBeNull();
    expect(distanceCorrelation([flat, flat, flat])).toBeNull();
    expect(distanceCorrelation([])).toBeNull();
  });
});
