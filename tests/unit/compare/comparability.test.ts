// What cannot be set beside what: another framing, other questions, a questionnaire that does not count.
import { describe, expect, test } from 'vitest';
import { askedKeys, incomparable, type Comparable } from '../../../src/core/compare/comparability';
import { sayIncomparable } from '../../../src/core/say/incomparable';

const one = (label: string, rest: Partial<Comparable> = {}): Comparable => ({
  id: label,
  label,
  kind: 'person',
  validity: { state: 'valid', reasons: [] },
  framings: ['act'],
  asked: new Set(['s1 HEPOSDUN']),
  ...rest,
});

describe('respondents', () => {
  test('who were asked the same are all set beside one another', () => {
    expect(incomparable([one('Ada'), one('Bo')])).toEqual([]);
    expect(incomparable([])).toEqual([]);
  });

  test('without a question in common with the first are left out of what is done', () => {
    const found = incomparable([one('Ada'), one('Bo', { asked: new Set(['s2 HEPOSDUN']) })]);
    expect(found).toEqual([
      { id: 'Bo', label: 'Bo', half: 'enacted', cause: 'questions', beside: 'Ada' },
    ]);
    expect(found.map((each) => sayIncomparable(each).plain.join(' '))[0]).toContain(
      'Bo and Ada share no question',
    );
  });

  test('under another framing are left out once, whatever else they were asked', () => {
    const found = incomparable([
      one('Ada'),
      one('Bo', { framings: ['advise'], asked: new Set(['s9 HEPOSDUN']) }),
    ]);
    expect(found.map(({ cause }) => cause)).toEqual(['framing']);
  });

  test('with a questionnaire that does not count are left out of what is said alone', () => {
    const [found] = incomparable([
      one('Ada', { validity: { state: 'invalid', reasons: ['Seventeen the same.'] } }),
      one('Bo'),
    ]);
    expect(found).toMatchObject({ id: 'Ada', half: 'stated', cause: 'invalid' });
  });

  test('that are published or groups have no answers here, and are not left out', () => {
    const bare = { framings: [], asked: new Set<string>(), validity: null };
    expect(
      incomparable([
        one('Published', { ...bare, kind: 'published' }),
        one('Ada'),
        one('Group', { ...bare, kind: 'group' }),
      ]),
    ).toEqual([]);
  });
});

test('a question is the same in whatever order its values were shown, and another with other values', () => {
  const asked = (offered: ['SD' | 'ST', 'HE', 'PO', 'UN'], turned = false) =>
    askedKeys([
      {
        scenario: 's1',
        question: 0,
        wording: 'a',
        offered: turned ? offered.toReversed() : offered,
        p: [1, 0, 0, 0],
      },
    ]);
  expect(asked(['SD', 'HE', 'PO', 'UN'])).toEqual(asked(['SD', 'HE', 'PO', 'UN'], true));
  expect(asked(['SD', 'HE', 'PO', 'UN'])).not.toEqual(asked(['ST', 'HE', 'PO', 'UN']));
});
