// A group as a respondent, against scipy's t intervals and paired t tests (tests/fixtures/stats/groups.py).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../../src/content/published';
import { groupProfile } from '../../../src/core/compare/group-profile';
import { publishedProfile } from '../../../src/core/compare/published';
import { bare } from '../../../src/core/score/estimate';
import type { EnactedProfile, Profile } from '../../../src/core/score/types';
import { VALUES } from '../../../src/core/values';
import expected from '../../fixtures/stats/groups.json';
import { expectClose } from '../../fixtures/stats/close';

const enacted = (worths: readonly number[]): EnactedProfile => ({
  scenarios: 15,
  questions: 15,
  offered: null,
  chosen: null,
  share: worths.map(() => bare(10)),
  rate: null,
  worth: worths.map(bare),
  covariance: null,
  toldApart: [],
  model: null,
  intervalMethod: '',
});

const member = (worths: readonly number[]): Profile => ({
  stated: null,
  enacted: enacted(worths),
  gap: null,
  notes: [],
});

const members = expected.members.map(member);
const { models } = await publishedProfiles();

describe('the profile of a group', () => {
  test('is the mean of its members with t intervals over members', () => {
    const worth = groupProfile(members).enacted?.worth ?? [];
    expectClose(
      worth.map(({ value }) => value),
      expected.mean,
    );
    expectClose(
      worth.map(({ low }) => low),
      expected.low,
    );
    expectClose(
      worth.map(({ high }) => high),
      expected.high,
    );
  });

  test('tells those values apart that paired tests over members with Holm tell apart', () => {
    const sorted = (pairs: readonly (readonly number[])[]) => pairs.map(String).sort();
    expect(sorted(groupProfile(members).enacted?.toldApart ?? [])).toEqual(
      sorted(expected.toldApart),
    );
  });

  test('does not depend on the order of the members', () => {
    const shuffled = fc.shuffledSubarray(members, { minLength: members.length });
    const whole = groupProfile(members).enacted?.worth ?? [];
    fc.assert(
      fc.property(shuffled, (other) => {
        const worth = groupProfile(other).enacted?.worth ?? [];
        expectClose(
          worth.map(({ low }) => low),
          whole.map(({ low }) => low),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('of fewer than five members has no interval, and says so', () => {
    const { enacted: few } = groupProfile(members.slice(0, 4));
    expect(few?.worth?.every(({ low, high }) => low === null && high === null)).toBe(true);
    expect(few?.toldApart).toEqual([]);
    expect(few?.intervalMethod).toBe('No intervals: 4 members, and 5 are needed.');
  });

  test('of members who are all alike has no interval that would pretend to be exact', () => {
    const [one] = members;
    const alike = groupProfile(Array.from({ length: 6 }, () => one ?? member([]))).enacted;
    expect(alike?.worth?.every(({ low }) => low === null)).toBe(true);
    expect(alike?.toldApart).toEqual([]);
  });

  test('of one member, or of none with choices, is no profile', () => {
    expect(groupProfile(members.slice(0, 1)).enacted).toBeNull();
    expect(groupProfile([]).stated).toBeNull();
    expect(groupProfile([]).gap).toBeNull();
  });

  test('of published profiles is by share, and their shares sum to 100', () => {
    const {
      enacted: all,
      stated,
      gap,
    } = groupProfile(models.map(({ tables }) => publishedProfile(tables)));
    expect(all?.worth).toBeNull();
    expect(all?.share?.reduce((total, { value }) => total + value, 0)).toBeCloseTo(100, 0);
    expect(stated?.centred).toHaveLength(VALUES.length);
    expect(gap?.pearson).toBeGreaterThan(0.2);
    // Without errors of the two profiles no r may be printed.
    expect(gap?.printable).toBe(false);
  });

  test('leaves questionnaires out that do not count, and says how many', () => {
    const [first, ...rest] = models.map(({ tables }) => publishedProfile(tables));
    const invalid =
      first?.stated === null || first === undefined
        ? []
        : [
            {
              ...first,
              stated: { ...first.stated, validity: { state: 'invalid' as const, reasons: [] } },
            },
          ];
    const found = groupProfile([...invalid, ...rest]);
    expect(found.stated?.intervalMethod).toContain('9 members');
    expect(found.notes.join(' ')).toContain('1 with a questionnaire that does not count');
  });
});
