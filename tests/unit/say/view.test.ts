// The readings of Compare and Findings: five to seven sentences out of the numbers on the page.
import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { comparedWith, type Compared } from '../../../src/core/compare/comparison';
import { publishedProfile } from '../../../src/core/compare/published';
import { sayFindings } from '../../../src/core/say/findings-view';
import { sayView } from '../../../src/core/say/view';

const { models } = await publishedProfiles();
const published = models.map(({ name, tables }) => ({
  label: name,
  profile: publishedProfile(tables),
}));
const compared = published.map(({ profile }): Compared => ({
  kind: 'published',
  profile,
  choices: [],
}));

function viewOf(places: readonly number[]) {
  const chosen = places.flatMap((place) => published[place] ?? []);
  return {
    respondents: chosen.map(({ label, profile: { enacted, gap } }) => ({ label, enacted, gap })),
    pairs: places.flatMap((one, i) =>
      places.slice(0, i).flatMap((other) => {
        const [mine, theirs] = [compared[one], compared[other]];
        const labels = [published[other]?.label ?? '', published[one]?.label ?? ''] as const;
        if (mine === undefined || theirs === undefined) return [];
        return comparedWith(mine, [theirs], 1).map((pair) => ({ labels, pair }));
      }),
    ),
    leftOut: 0,
  };
}

describe('the reading of a comparison', () => {
  test('of the published models names what all of them put first, and the nearest and furthest two', () => {
    const { plain, figures } = sayView(viewOf(models.map((_, place) => place)));
    expect(plain).toContain('Compared are 10 respondents.');
    expect(plain).toContain(
      'In what they do, Self-direction has the highest figure for all of them.',
    );
    // The smallest r of the published tables (docs/measurement.md, section 8).
    expect(figures.join(' ')).toContain('smallest .98');
    expect(plain).toContain('No two of them were asked the same questions.');
    expect(plain.length).toBeGreaterThanOrEqual(5);
    expect(plain.length).toBeLessThanOrEqual(7);
  });

  test('of one pair does not rank it among others', () => {
    const { plain } = sayView(viewOf([0, 1]));
    expect(plain[0]).toBe('Compared are GPT-4o and Gemini 2.5 Pro.');
    expect(plain.join(' ')).not.toContain('closest');
  });

  test('says what is left out', () => {
    const { plain } = sayView({ ...viewOf([0, 1]), leftOut: 2 });
    expect(plain.at(-1)).toContain('2 parts of the answers are left out here');
  });
});

test('the reading of a fresh machine says of every claim that it cannot be told yet', () => {
  const { plain } = sayFindings({
    models: 0,
    people: 0,
    here: { alike: null, people: null, sayingOfModels: null, sayingOfPeople: null, steered: [] },
  });
  expect(plain.filter((sentence) => sentence.includes("can't be told here yet"))).toHaveLength(4);
});
