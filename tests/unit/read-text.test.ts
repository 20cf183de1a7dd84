// The reader of written answers: what names one answer is read, everything else is counted by its reason.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPTION_LABELS, RATING_LABELS } from '../../src/core/ask/prompts';
import { readText, type TextReading } from '../../src/core/ask/read-text';

const OPTIONS = [
  'Ring her tonight and tell her what you saw.',
  'Keep to what the family always did.',
  'Take the job and ask for more money.',
  'Wait until you know what the doctor says.',
];
const SCALE = [
  'not like me at all',
  'not like me',
  'a little like me',
  'somewhat like me',
  'like me',
  'very much like me',
];

const option = (text: string) => readText(text, OPTION_LABELS, OPTIONS);
const rating = (text: string) => readText(text, RATING_LABELS, SCALE);

const byLabel = (label: number): TextReading => ({ label, by: 'label' });
const restated = (label: number): TextReading => ({ label, by: 'restated' });
const unread = (why: 'refused' | 'several' | 'none'): TextReading => ({ label: null, why });

describe('an option is read', () => {
  test.each([
    ['B', 1],
    [' B.\n', 1],
    ['**B**', 1],
    ['"B"', 1],
    ['(B)', 1],
    ['B) Keep to what the family always did.', 1],
    ['B. Keep to what the family always did.', 1],
    ['B: because it is kind', 1],
    ['B - it is kind', 1],
    ['Answer: B', 1],
    ['The answer is B', 1],
    ['The best answer is option B.', 1],
    ['I would choose B because it is kind.', 1],
    ["I'd go with B.", 1],
    ['Option C', 2],
    ['My choice: (D)', 3],
    ['A good start, but I pick C.', 2],
    ['A', 0],
    ['A)', 0],
    ['The letter A', 0],
    ['Not A. I choose D.', 3],
    ['<think>A or B? B) is bold.</think>\nC', 2],
    ['I choose B.\nB) Keep to what the family always did.', 1],
    ['B) I cannot say more.', 1],
    ['As an AI I have no family, but the answer is B.', 1],
    ['Ｂ', 1],
  ])('by its label in %j', (text, label) => {
    expect(option(text)).toEqual(byLabel(label));
  });

  test.each([
    ['Keep to what the family always did.', 1],
    ['I think you should keep to what the family always did', 1],
    ['KEEP TO WHAT THE FAMILY ALWAYS DID!', 1],
  ])('by its whole text in %j', (text, label) => {
    expect(option(text)).toEqual(restated(label));
  });
});

describe('a rating is read', () => {
  test.each([
    ['5', 4],
    ['5.', 4],
    ['5 = like me', 4],
    ['5 (like me)', 4],
    ['Rating: 5', 4],
    ["I'd rate it 5", 4],
    ['5/6', 4],
    ['5 out of 6', 4],
    ['On a scale of 1 to 6, the number is 5.', 4],
    ['The number that fits best is: 2', 1],
    ['I would rate this person as a 4.', 3],
    // Of SmolLM2 135M, as are the others so marked.
    ['The number that fits best is 3.', 2],
    ["The person's response: 1.\n\nThe answer is 1.", 0],
  ])('by its label in %j', (text, label) => {
    expect(rating(text)).toEqual(byLabel(label));
  });

  test.each([
    ['very much like me', 5],
    ['Like me.', 4],
    ['Not like me at all', 0],
    ['This person is very much like me.', 5],
  ])('by what it means in %j, the longest meaning first', (text, label) => {
    expect(rating(text)).toEqual(restated(label));
  });
});

describe('nothing is read', () => {
  test.each([
    ['', 'none'],
    ['   \n', 'none'],
    ['A good idea would be to talk to her.', 'none'],
    ['A or B', 'none'],
    ['I would not choose B.', 'none'],
    ['Anything rather than option B.', 'none'],
    ['Keep to what the family did.', 'none'],
    ['E', 'none'],
    ['b', 'none'],
    ["It's a question of D'Artagnan and vitamin C.", 'none'],
    ['<think>I choose B', 'none'],
    ['(A) or (B)', 'several'],
    ['A) Ring her.\nB) Keep to it.\nC) Take it.\nD) Wait.', 'several'],
    ['A) Keep to what the family always did.', 'several'],
    ['Option A, then option B.', 'several'],
    ['I cannot choose between (A) and (B).', 'refused'],
    ["I'm sorry, but I can't help with that.", 'refused'],
    ['I am unable to answer. Option B may be one.', 'refused'],
    ['As an AI language model, I have no preference.', 'refused'],
    ["I don't have personal values.", 'refused'],
  ] as const)('in %j, with the reason %s', (text, why) => {
    expect(option(text)).toEqual(unread(why));
  });

  test.each([
    ['1 to 6', 'none'],
    ['Rate from 1 to 6.', 'none'],
    ['I rate it 4.5', 'none'],
    ['I like me time', 'none'],
    ['7', 'none'],
    ['16', 'none'],
    ['1 = not like me at all\n2 = not like me', 'several'],
    ['4\n5', 'several'],
    // Of SmolLM2 135M.
    ['1 = Not like me\n2 = Not like me\n3 = Vary', 'several'],
    ["No, I'm not comparing myself to you, which is a perfectly normal and", 'none'],
    ['The answer that I do not want is 4.', 'none'],
  ] as const)('of a scale in %j, with the reason %s', (text, why) => {
    expect(rating(text)).toEqual(unread(why));
  });
});

describe('whatever a model writes', () => {
  test('is read as one of the answers offered or as none, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { label } = option(text);
        expect(label === null || (label >= 0 && label < OPTION_LABELS.length)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('of all that named one answer and another one more is several or a refusal', () => {
    const one = fc.constantFrom(...OPTION_LABELS);
    fc.assert(
      fc.property(one, one, (first, second) => {
        const { label } = option(`I choose ${first}. The answer is ${second}.`);
        expect(label).toBe(first === second ? OPTION_LABELS.indexOf(first) : null);
      }),
    );
  });
});
