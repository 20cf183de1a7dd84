// The ten texts, and what the circle says of neighbours and opposites: readable at thirteen, without terms
// of psychology, each with a source, and true to the circle (Schwartz 1992, figure 1).
import { describe, expect, test } from 'vitest';
import { gradeOf } from '../../src/core/instrument/check/readability';
import {
  kin,
  KIN_SOURCE,
  opposite,
  OPPOSITE_SOURCE,
  VALUE_SOURCES,
  VALUE_TEXTS,
} from '../../src/core/value-texts';
import { GROUPS, VALUE_NAMES, VALUES } from '../../src/core/values';

/** School grade 8 is age 13 (readability.ts). */
const GRADE = 8;
const JARGON =
  /motivat|individual|orientation|autonom|welfare|norm|conform|hedon|benevol|universal|stimulat|gratif|domina|construct|dimension|continuum/i;

const whys = VALUES.flatMap((value) => [...kin(value), opposite(value)].map(({ why }) => why));

describe('the ten texts', () => {
  test.each(VALUES)('%s is told in two to four sentences that can be read at thirteen', (value) => {
    const { text } = VALUE_TEXTS[value];
    expect(text.match(/\./g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(text.length).toBeLessThan(260);
    expect(gradeOf([text])).toBeLessThanOrEqual(GRADE);
  });

  test.each(VALUES)('%s is told without terms of psychology and without its own name', (value) => {
    const { text } = VALUE_TEXTS[value];
    expect(text).not.toMatch(JARGON);
    expect(text).not.toMatch(new RegExp(`\\b${VALUE_NAMES[value]}\\b`, 'i'));
    expect(text).not.toMatch(/\b(?:should|must|better|worse|wrong)\b|!/i);
  });

  test('are all different, and each has a source with names, a year and a place', () => {
    expect(new Set(VALUES.map((value) => VALUE_TEXTS[value].text)).size).toBe(VALUES.length);
    for (const value of VALUES) {
      expect(VALUE_SOURCES[VALUE_TEXTS[value].source]).toMatch(
        /^Schwartz .*\((?:1992|2012)\), .+\d/,
      );
    }
    for (const source of [KIN_SOURCE, OPPOSITE_SOURCE]) expect(VALUE_SOURCES[source]).toBeTruthy();
  });
});

describe('what goes together and what pulls apart', () => {
  test('neighbours are next to each other on the circle, and say the same of each other', () => {
    for (const [place, value] of VALUES.entries()) {
      const [before, after] = kin(value);
      expect(after.other).toBe(VALUES[(place + 1) % 10]);
      expect(before.other).toBe(VALUES[(place + 9) % 10]);
      expect(kin(after.other)[0]).toEqual({ other: value, why: after.why });
    }
  });

  test('what is across is five places on, and says the same back', () => {
    for (const [place, value] of VALUES.entries()) {
      const { other, why } = opposite(value);
      expect(other).toBe(VALUES[(place + 5) % 10]);
      expect(opposite(other)).toEqual({ other: value, why });
    }
  });

  test('as in the theory, openness pulls against conservation, and self-transcendence against self-enhancement', () => {
    const groupOf = new Map<string, string>(
      GROUPS.flatMap(({ id, values }) => values.map((value) => [value, id])),
    );
    const pairs = new Set(
      VALUES.map((value) => `${groupOf.get(value)} ${groupOf.get(opposite(value).other)}`),
    );
    expect(pairs).toEqual(
      new Set([
        'openness conservation',
        'conservation openness',
        'enhancement transcendence',
        'transcendence enhancement',
      ]),
    );
  });

  test('the sentences can be read at thirteen, and none is empty', () => {
    expect(new Set(whys).size).toBe(15);
    for (const why of whys) expect(why).toMatch(/^[A-Z][^\n]+\.$/);
    expect(gradeOf([...new Set(whys)])).toBeLessThanOrEqual(GRADE);
    for (const why of whys) expect(why).not.toMatch(JARGON);
  });
});
