// Each rule of content, with a text that keeps it and one that breaks it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenesses, NEAR } from '../../src/core/instrument/check/duplicates';
import type { PlacedText } from '../../src/core/instrument/check/finding';
import { FUNCTION_WORDS } from '../../src/core/instrument/check/function-words';
import { leaksOf } from '../../src/core/instrument/check/leaks';
import {
  ACTION_WORDS,
  furthestMeanLength,
  lengthFindings,
  lengthsApart,
  meanLengthFindings,
} from '../../src/core/instrument/check/lengths';
import { overlapOf, overlaps } from '../../src/core/instrument/check/overlap';
import { portraitFindings } from '../../src/core/instrument/check/portraits';
import {
  gradeMessage,
  gradeOf,
  PORTRAITS_GRADE,
  syllables,
} from '../../src/core/instrument/check/readability';
import { checkScenario, type ScenarioDraft } from '../../src/core/instrument/check/scenario';
import { sentenceCount, words } from '../../src/core/instrument/check/words';
import { VALUES, type PerValue, type Value } from '../../src/core/values';

const many = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('words', () => {
  test('are what stands between spaces, dashes and slashes', () => {
    expect(words('Don’t go – it’s 3.30!')).toEqual(["don't", 'go', "it's", '3.30']);
    expect(words('a well-known café—and/or “bar”')).toEqual([
      ...['a', 'well-known', 'café', 'and', 'or', 'bar'],
    ]);
    expect(words(' – … ! ')).toEqual([]);
  });

  test('are as many however they are spaced', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(' ', '  ', ' – ', '\n'), (list, between) => {
        expect(words(list.join(between))).toEqual(list);
      }),
    );
  });

  test.each([
    ['One. Two? Three!', 3],
    ['Call at 3.30 or 4 p.m. and wait.', 1],
    ['“Come in.” She sat down', 2],
    ['no end mark', 1],
    ['', 0],
  ])('%s: sentences', (text, count) => {
    expect(sentenceCount(text)).toBe(count);
  });
});

describe('the length of an action', () => {
  const where = { kind: 'action', id: 's01', value: 'SD' } as const;
  const found = (count: number) => lengthFindings(many(count), ACTION_WORDS, where, 'The action');

  test('is 12 to 30 words', () => {
    expect([12, 30].flatMap(found)).toEqual([]);
    expect(found(11)[0]?.message).toBe(
      'The action has 11 words; it may have 12 to 30: write at least 1 more.',
    );
    expect(found(33)[0]?.message).toMatch(/take out at least 3\.$/);
  });

  test('is on average within 10 % of the mean of all, for every value', () => {
    const means = (power: number) => VALUES.map((value) => (value === 'PO' ? power : 20));
    expect(meanLengthFindings('p', means(22))).toEqual([]);
    const [finding, ...more] = meanLengthFindings('p', means(23));
    expect(more).toEqual([]);
    expect(finding?.where.value).toBe('PO');
    expect(finding?.message).toMatch(/Power have 23\.0 words .* 20\.3; shorten/);
    expect(meanLengthFindings('p', means(17))[0]?.message).toMatch(/lengthen/);
    // Nine means of 20 and one of 22: 1.8 above 20.2.
    expect(furthestMeanLength(means(22))).toBeCloseTo(1.8 / 20.2, 10);
    expect(furthestMeanLength(means(20))).toBe(0);
    expect(furthestMeanLength([0, 0])).toBe(0);
  });

  test('is so many words from that of the shortest in its scenario', () => {
    const written = (...counts: number[]) =>
      counts.map((count) => ({ value: 'SD' as const, text: many(count) }));
    expect(lengthsApart(written(14, 12, 19))).toBe(7);
    expect(lengthsApart(written(14))).toBe(0);
    expect(lengthsApart([])).toBe(0);
  });
});

describe('a word that names a value', () => {
  test.each<[string, string, Value]>([
    ['Enjoyed by all', 'enjoyed', 'HE'],
    ['the town’s customs', 'customs', 'TR'],
    ['CONTROLLING the till', 'controlling', 'PO'],
    ['a more-helpful clerk', 'helpful', 'BE'],
    ['explores caves', 'explores', 'SD'],
    ['ask politely', 'politely', 'CO'],
    ['the safest road', 'safest', 'SE'],
    ['sort them equally', 'equally', 'UN'],
    ['stay stably put', 'stably', 'SE'],
    ['read about novelties', 'novelties', 'ST'],
    ['do it your own way', 'own way', 'SD'],
    ['kindness first', 'kindness', 'BE'],
    ['inventing a game', 'inventing', 'SD'],
    ['mind your manners', 'manners', 'CO'],
  ])('%s', (text, word, value) => {
    expect(leaksOf(text)).toEqual([{ word, value }]);
  });

  test.each([
    ...[
      'a powder keg',
      'both kinds of bread',
      'a customer',
      'a career',
      'a careful step',
      'the fund',
    ],
    ...['a ruler', 'a fairy tale', 'my own room', 'just free', 'in this manner'],
  ])('is not in: %s', (text) => {
    expect(leaksOf(text)).toEqual([]);
  });

  test('is found wherever it stands', () => {
    const innocent = fc.array(fc.constantFrom('put', 'the', 'red', 'chair', 'outside'));
    fc.assert(
      fc.property(innocent, innocent, (before, after) => {
        const text = [...before, 'Wealth,', ...after].join(' ');
        expect(leaksOf(text)).toEqual([{ word: 'wealth', value: 'PO' }]);
      }),
    );
  });
});

describe('readability', () => {
  test('is the grade of the worked example', () => {
    expect(gradeOf(['The cat sat on the mat.'])).toBeCloseTo(-1.45, 10);
  });

  test('is that of texts read one after the other', () => {
    const texts = ['She waits at the station.', 'Nobody telephones. It rains.'];
    expect(gradeOf(texts)).toBeCloseTo(gradeOf([texts.join(' ')]) ?? NaN, 10);
  });

  test('has no grade without words', () => {
    expect(gradeOf(['…', ''])).toBeNull();
  });

  test.each([
    ...([
      ['cat', 1],
      ['table', 2],
      ['makes', 1],
      ['wanted', 2],
      ['called', 1],
    ] as const),
    ...([
      ['handled', 2],
      ['boxes', 2],
      ['radio', 3],
      ['being', 2],
      ['buying', 2],
    ] as const),
    ...([
      ['beyond', 2],
      ['yes', 1],
      ['station', 2],
      ['forty-one', 3],
      ['41', 2],
    ] as const),
    ...([
      ['the', 1],
      ["don't", 1],
      ['neighbour', 2],
      ['agreed', 2],
      ['tables', 2],
    ] as const),
  ])('%s: %i syllables', (word, count) => {
    expect(syllables(word)).toBe(count);
  });

  test('says what to do with texts that are too hard or too choppy', () => {
    const hard =
      'Institutional considerations necessitate comprehensive administrative evaluation.';
    expect(gradeMessage([hard], PORTRAITS_GRADE, 'It')).toMatch(/shorter sentences/);
    expect(gradeMessage(['Go. Sit. Eat.'], PORTRAITS_GRADE, 'It')).toMatch(/join/);
    expect(gradeMessage([''], PORTRAITS_GRADE, 'It')).toBeNull();
  });
});

describe('near duplicates', () => {
  const placed = (texts: readonly string[]) =>
    texts.map((text, place): PlacedText => ({
      where: { kind: 'portrait', id: `p${place}` },
      text,
    }));
  const pairs = (texts: readonly string[]) =>
    likenesses(placed(texts)).duplicates.map(({ where, other }) => [where.id, other.id]);

  test('share runs of three words, as in the worked example', () => {
    const [found] = likenesses(
      placed(['buy the red bike now', 'buy the red bike later']),
    ).duplicates;
    expect(found?.likeness).toBe(0.5);
  });

  test('are told of the later text, whatever the case and the marks', () => {
    expect(pairs(['Wash the old cart.', 'Sell it at noon.', 'wash the old cart!'])).toEqual([
      ['p2', 'p0'],
    ]);
  });

  test('stay below the threshold when only an opening is shared', () => {
    const texts = [
      'It matters to this person to sit by the sea and count the boats as they come home at dusk.',
      'It matters to this person that every tool hangs on its hook when the shop is swept at night.',
    ];
    const { duplicates, closest } = likenesses(placed(texts));
    expect(duplicates).toEqual([]);
    expect(closest[0]?.likeness).toBeGreaterThan(0);
    expect(closest[0]?.likeness).toBeLessThan(NEAR);
  });

  test('are one finding a copy, not one a pair', () => {
    expect(pairs(Array.from({ length: 50 }, () => 'Ring the bell at the gate.'))).toHaveLength(49);
  });

  test('are the same as looking at all pairs finds', () => {
    const text = fc
      .array(fc.constantFrom('go', 'to', 'the', 'sea', 'now'), { minLength: 3, maxLength: 9 })
      .map((list) => list.join(' '));
    const runs = (all: string) => {
      const list = all.split(' ');
      return new Set(list.slice(2).map((_, start) => list.slice(start, start + 3).join(' ')));
    };
    const like = (a: string, b: string) => {
      const [one, other] = [runs(a), runs(b)];
      const common = [...one].filter((run) => other.has(run)).length;
      return common / (one.size + other.size - common);
    };
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const kept: string[] = [];
        const wanted = texts.filter((one) => {
          const isNear = kept.some((other) => like(one, other) >= NEAR);
          if (!isNear) kept.push(one);
          return isNear;
        });
        expect(pairs(texts)).toHaveLength(wanted.length);
      }),
    );
  });
});

describe('a portrait', () => {
  const found = (text: string) =>
    portraitFindings({ id: 'p01', value: 'SE', text }).map(({ rule }) => rule);

  test('names no value, denies nothing, and has no sex', () => {
    expect(found('This person likes a locked door and a full shelf.')).toEqual([]);
    expect(found('This person wants safety.')).toEqual(['leak']);
    expect(found('This person does not like noise.')).toEqual(['negation']);
    expect(found('This person doesn’t like noise.')).toEqual(['negation']);
    expect(found('She wants her door locked.')).toEqual(['gender', 'gender']);
  });

  test('is easy to read by itself, and may be very short', () => {
    const asFirstWritten =
      'It matters to this person that the path they walk is one they picked out themselves, even when a ready-made one is on offer.';
    expect(found(asFirstWritten)).toEqual(['readability']);
    expect(found('Sing.')).toEqual([]);
  });
});

describe('the overlap of an action with its scenario', () => {
  const text = 'My aunt has a boat, and she wants to sell it.';

  test('is that of the worked example', () => {
    expect(overlapOf('Paint the boat with your aunt.', 'My aunt has a boat.')).toBe(2 / 3);
  });

  test('counts no grammar, and only the same form of a word', () => {
    expect(overlapOf('And she has it with you!', text)).toBeNull();
    expect(overlapOf('Let the aunts sail', text)).toBe(0);
    expect(overlapOf('SELL Aunt’s boat.', text)).toBe(1);
  });

  test('is meaned for each value over the scenarios that have a figure', () => {
    const S = 'Sail.';
    const ten = (BE: string): PerValue<string> => ({
      ...{ SD: S, ST: S, HE: S, AC: S, PO: S, SE: S, CO: S, TR: S, BE, UN: S },
    });
    const of = overlaps([
      { text, actions: ten('Sell the boat.') },
      { text, actions: ten('Sail with your aunt.') },
      { text, actions: ten('Do it.') },
    ]);
    expect(of).toEqual(VALUES.map((value) => (value === 'BE' ? 0.75 : 0)));
    expect(overlaps([])).toEqual(VALUES.map(() => null));
  });
});

describe('a scenario', () => {
  const text =
    'I am 33 and share a small furniture shop in the harbour with my cousin. Last week a man came in and asked us to paint forty chairs for his new hall. It would fill the whole of May, and we would have to send our other buyers away until June. My cousin wants to say yes today. How would you decide?';
  const action =
    'Walk to the hall, count the chairs, and paint one of them blue before the end of the week.';
  const actions = Object.fromEntries(VALUES.map((value) => [value, action]));
  const good: ScenarioDraft = { id: 'own-1', title: 'Forty chairs', text, actions };
  const rules = (draft: ScenarioDraft) => checkScenario(draft).map(({ rule }) => rule);

  test('that keeps every rule has no findings', () => {
    expect(checkScenario(good)).toEqual([]);
  });

  test('that is empty lacks a title, a text and ten actions, and nothing else', () => {
    const found = checkScenario({ id: 'own-1', title: ' ', text: '', actions: { SD: '  ' } });
    expect(found.map(({ rule }) => rule)).toEqual(Array.from({ length: 12 }, () => 'missing'));
    expect(found.map(({ message }) => message)).toContain(
      'There is no action for Power yet: write what to do.',
    );
  });

  test('may have a short text, a long one, and hard words told', () => {
    expect(rules({ ...good, text: 'I have a small shop. What now?' })).toContain('length');
    expect(rules({ ...good, text: `${text} ${text}` })).toEqual(['length']);
    const hard = `${many(40).replaceAll('word', 'institutional')}.`;
    expect(rules({ ...good, text: hard })).toEqual(['readability']);
  });

  test('has actions of like length', () => {
    const longer = `${action.slice(0, -1)} and then tell both of the men what you have seen.`;
    const [finding, ...more] = checkScenario({ ...good, actions: { ...actions, PO: longer } });
    expect(more).toEqual([]);
    expect(finding?.rule).toBe('lengths-alike');
    expect(finding?.message).toMatch(/Power has 30 words .* has 19; bring them within 8 words/);
  });

  test('has the place of a leak in its finding', () => {
    const leaking = action.replace('Walk', 'Help');
    const [finding] = checkScenario({ ...good, actions: { ...actions, TR: leaking } });
    expect(finding?.where).toEqual({ kind: 'action', id: 'own-1', value: 'TR' });
    expect(finding?.message).toBe(
      '“help” names Benevolence; show it by what is done, without the word.',
    );
  });
});

test('function words are single, simple and listed once', () => {
  expect(new Set(FUNCTION_WORDS).size).toBe(FUNCTION_WORDS.length);
  expect(FUNCTION_WORDS.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
  expect(FUNCTION_WORDS).toHaveLength(179);
});
