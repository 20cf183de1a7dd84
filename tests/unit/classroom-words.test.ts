// What is said of a code that came in, and of scenarios that a teacher picked.
import { describe, expect, test } from 'vitest';
import { cutAt, saidOf } from '../../src/pages/classroom/collected';
import { TIMINGS } from '../../src/pages/classroom/lesson';
import { evenness, pickedScenarios, readyScenarios } from '../../src/pages/classroom/start';
import { bankOf } from '../fixtures/bank';

describe('a collected code', () => {
  test('is cut at its wrong character, hyphens not counted', () => {
    expect(cutAt('1ABC-DEFG-HJK', 1)).toEqual(['', '1', 'ABC-DEFG-HJK']);
    expect(cutAt('1ABC-DEFG-HJK', 5)).toEqual(['1ABC-', 'D', 'EFG-HJK']);
    expect(cutAt('1ABC-DEFG-HJK', 11)).toEqual(['1ABC-DEFG-HJ', 'K', '']);
  });

  test('is told as taken, double, foreign, of another version, or damaged and how', () => {
    const code = '1ABC-DEFG-HJK';
    const said = [
      { state: 'read', code, answers: [], drawn: 0 } as const,
      { state: 'double', code } as const,
      { state: 'other-set', code } as const,
      { state: 'other-version', code } as const,
      { state: 'damaged', code, fault: { kind: 'length', found: 10, expected: 11 } } as const,
      { state: 'damaged', code, fault: { kind: 'character', place: 3, likely: code } } as const,
      { state: 'damaged', code, fault: { kind: 'unknown' } } as const,
    ].map(saidOf);
    expect(said).toMatchInlineSnapshot(`
      [
        "Taken",
        "Double: this code was taken before, and is not taken again",
        "Of another set: this code belongs to other questions",
        "Of another version of Axia: this page cannot read it",
        "Damaged: it has 10 characters instead of 11",
        "Damaged: character 3 is wrong",
        "Damaged: more than one character is wrong, or two have changed places",
      ]
    `);
  });
});

describe('picked scenarios', () => {
  const pack = bankOf(30, 40, 21);

  test('stand in the order of the pack, each with the question that people are asked', () => {
    const [first, , third] = pack.scenarios?.scenarios ?? [];
    expect(pickedScenarios(new Set(['s003', 's001', 'none']), pack)).toEqual([
      { id: 's001', question: first?.personQuestion },
      { id: 's003', question: third?.personQuestion },
    ]);
  });

  test('of one group of the deal offer every value equally often, and others are told', () => {
    // Places 0, 6, 12, 18 and 24 of a thirty are group 0 with its five questions (deal.ts).
    const group = pickedScenarios(new Set(['s001', 's007', 's013', 's019', 's025']), pack);
    expect(evenness(group, pack)).toBe('Every value is offered 2 times.');
    expect(evenness(group.slice(0, 1), pack)).toMatch(/^The values are offered 0 to 1 times/);
  });
});

test('a ready set is found by age and length', () => {
  expect(readyScenarios('older', 10)).toHaveLength(10);
});

test('the phases of each lesson fill its time', () => {
  for (const { minutes, phases } of TIMINGS) {
    expect(phases.reduce((sum, phase) => sum + phase.minutes, 0)).toBe(minutes);
  }
});
