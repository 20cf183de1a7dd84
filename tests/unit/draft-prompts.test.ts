// What a model is asked when it drafts an action, and what is made of its answer.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanDraft, draftRequest } from '../../src/core/ask/draft-prompts';
import { VALUE_DESCRIPTIONS, VALUES } from '../../src/core/values';

describe('what a model has written', () => {
  test.each([
    ['Ring her tonight.', 'Ring her tonight.'],
    ['  Ring\ther   tonight. \n', 'Ring her tonight.'],
    ['Ring her tonight.\n\nThis is good because she waits.', 'Ring her tonight.'],
    ['Sure, here is one:\n\n1. "Ring her **tonight**."', 'Ring her tonight.'],
    ['\n\n- Ring her tonight.\n- Write to her.', 'Ring her tonight.'],
    ['(b) Ring her tonight.', 'Ring her tonight.'],
    ['### Suggestion: Ring her tonight.', 'Ring her tonight.'],
    ['Suggestion 2: “Ring her tonight.”', 'Ring her tonight.'],
    ['“Ring her tonight', 'Ring her tonight'],
    ['«Ring her tonight.»', 'Ring her tonight.'],
    ['"Ring me," she said: "tonight."', '"Ring me," she said: "tonight."'],
    ['Say “no” to them.', 'Say “no” to them.'],
    ['A friend could ring her.', 'A friend could ring her.'],
    ['2.5 litres of paint will do.', '2.5 litres of paint will do.'],
    ['Ring\u0007 her\u202e tonight\ud800.', 'Ring her tonight .'],
    ['Here is one:', ''],
    ['"" \n - \n**', ''],
    ['', ''],
  ])('%j becomes %j', (written, text) => {
    expect(cleanDraft(written)).toBe(text);
  });

  test('is cut between words, and no character is cut in half', () => {
    const cut = cleanDraft('word '.repeat(100));
    expect(cut).toHaveLength(399);
    expect(cut.endsWith(' word')).toBe(true);
    expect(cleanDraft(`a${'😀'.repeat(300)}`)).toBe(`a${'😀'.repeat(199)}`);
  });

  test('is one paragraph that a pack has room for, whatever a model writes', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 900 });
    fc.assert(
      fc.property(anything, (written) => {
        const text = cleanDraft(written);
        expect(text.length).toBeLessThanOrEqual(400);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]| {2}/u);
      }),
    );
  });
});

describe('the request to a model', () => {
  const text = 'I scraped a van that I had borrowed. What should I do?';

  test('holds the whole text, and the value as a sentence', () => {
    for (const value of VALUES) {
      const { prompt } = draftRequest(text, value, 0);
      expect(prompt).toContain(`"${text}"`);
      expect(prompt).toContain(VALUE_DESCRIPTIONS[value]);
    }
  });

  test('is cut where the text is longer than a pack allows', () => {
    const { prompt } = draftRequest('x'.repeat(12_000), 'SD', 0);
    expect(prompt.length).toBeLessThan(2000);
  });

  test('is the same for the same attempt, and has another seed for every other', () => {
    expect(draftRequest(text, 'SD', 0)).toEqual(draftRequest(text, 'SD', 0));
    const seeds = VALUES.flatMap((value) =>
      [0, 1, 2].map((attempt) => draftRequest(text, value, attempt).seed),
    );
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  test('has a seed that an engine takes', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (written, attempt) => {
        const { seed } = draftRequest(written, 'UN', attempt);
        expect(Number.isInteger(seed) && seed >= 1 && seed <= 2 ** 31 - 2).toBe(true);
      }),
    );
  });
});
