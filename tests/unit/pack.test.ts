// The built-in pack against what docs/measurement.md, sections 2 and 3, asks of it, and what the
// reader of packs refuses.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentPack } from '../../src/content/pack';
import data from '../../src/content/packs/axia-1.1.0.json';
import { dealOf, exposure } from '../../src/core/instrument/deal';
import { exportPack, readPack, type Scenario } from '../../src/core/instrument/pack';
import type { PackProblem } from '../../src/core/instrument/pack-problems';
import { VALUE_NAMES, VALUES } from '../../src/core/values';
import keys from '../fixtures/instrument-keys.json';
import { replaced, type Path } from '../fixtures/packs';

const pack = await currentPack();
const items = pack.questionnaire?.items ?? [];
const scenarios: readonly Scenario[] = pack.scenarios?.scenarios ?? [];

const words = (text: string) => text.split(/\s+/).length;
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
const actions = scenarios.flatMap((scenario) => VALUES.map((value) => scenario.actions[value]));

describe('the built-in pack', () => {
  test('reads, and reading changes nothing', () => {
    const before = structuredClone(data);
    expect(readPack(data)).toEqual({ ok: true, pack: data });
    expect(data).toEqual(before);
    expect(pack).toEqual(data);
  });

  test('begins with 21 portraits with as many for each value as the PVQ-21', () => {
    const short = items.slice(0, pack.questionnaire?.shortForm ?? 0);
    const counts = VALUES.map((code) => short.filter(({ value }) => value === code).length);
    const { key } = keys.instruments['pvq-21'];
    expect(counts).toEqual(VALUES.map((code) => key[code].length));
    expect(short).toHaveLength(21);
  });

  test('spreads the portraits of a value', () => {
    const neighbours = items.filter((item, place) => item.value === items[place + 1]?.value);
    expect(neighbours).toEqual([]);
  });

  test('each form has three scenarios of each area in each thirty', () => {
    for (const form of ['A', 'B']) {
      for (const area of ['work', 'money', 'study', 'family', 'conduct']) {
        const found = scenarios.filter((one) => one.form === form && one.area === area);
        expect(found).toHaveLength((3 * scenarios.length) / 30);
      }
    }
  });

  test('has 30 scenarios or more, six in each area for each thirty', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(30);
    for (const area of ['work', 'money', 'study', 'family', 'conduct'] as const) {
      expect(scenarios.filter((scenario) => scenario.area === area)).toHaveLength(
        scenarios.length / 5,
      );
    }
  });

  test('has scenarios of 40 to 110 words that ask', () => {
    for (const { text } of scenarios) {
      expect(words(text)).toBeGreaterThanOrEqual(40);
      expect(words(text)).toBeLessThanOrEqual(110);
      expect(text).toMatch(/\?$/);
    }
  });

  test('has actions of 12 to 30 words, all different', () => {
    for (const action of actions) {
      expect(words(action)).toBeGreaterThanOrEqual(12);
      expect(words(action)).toBeLessThanOrEqual(30);
    }
    expect(new Set(actions).size).toBe(10 * scenarios.length);
  });

  test.each(VALUES)('has actions for %s as long as all others, within 10 %%', (value) => {
    const all = mean(actions.map(words));
    const own = mean(scenarios.map((scenario) => words(scenario.actions[value])));
    expect(own / all).toBeGreaterThan(0.9);
    expect(own / all).toBeLessThan(1.1);
  });
});

describe('no text gives its value away', () => {
  // Names of the ten values, and the words that Schwartz (1992) lists for them, as stems.
  const stems = [
    ...['self-direct', 'independen', 'autonom', 'freedom', 'creativ'],
    ...['stimulat', 'excit', 'adventur', 'thrill', 'novelty'],
    ...['hedonis', 'pleasur', 'enjoy', 'indulg'],
    ...['achiev', 'success', 'ambitio', 'capab'],
    ...['power', 'wealth', 'authorit', 'dominan', 'prestig', 'status'],
    ...['secur', 'safe', 'stabl'],
    ...['conform', 'obey', 'obedien', 'polite', 'disciplin'],
    ...['tradition', 'custom', 'devout', 'humble'],
    ...['benevol', 'helpful', 'kind', 'loyal', 'forgiv'],
    ...['universal', 'equal', 'justice', 'toleran', 'broad-mind', 'environment'],
  ];
  const telling = new RegExp(`\\b(${stems.join('|')})`, 'i');

  test('and the list knows every name', () => {
    for (const name of Object.values(VALUE_NAMES)) expect(name).toMatch(telling);
  });

  test.each(scenarios.map(({ id, actions: ten }) => [id, Object.values(ten)] as const))(
    'in the actions of %s',
    (_, ten) => {
      for (const action of ten) expect(action).not.toMatch(telling);
    },
  );

  test('in the portraits', () => {
    for (const { text } of items) expect(text).not.toMatch(telling);
  });

  test('and no portrait says who the person is', () => {
    for (const { text } of items)
      expect(text).not.toMatch(/\b(he|she|his|her|hers|him|man|woman)\b/i);
  });
});

describe('the stored deal', () => {
  test('is that of deal.ts for the place in the bank', () => {
    const stored = scenarios.map(({ questions, personQuestion, form }) => ({
      questions,
      personQuestion,
      form,
    }));
    const dealt = scenarios.map((_, place) =>
      dealOf(place, pack.scenarios?.relabelling[Math.floor(place / 30)]),
    );
    expect(stored).toEqual(dealt);
  });

  test('has a relabelling for each thirty scenarios', () => {
    expect(pack.scenarios?.relabelling).toHaveLength(Math.ceil(scenarios.length / 30));
  });

  const forms = [1, 2, 4].flatMap((thirties) =>
    (['A', 'B'] as const).map((form) => ({ form, thirties, length: 15 * thirties })),
  );

  test.each(forms)(
    'in form $form of $length offers each value and each pair equally often',
    ({ form, thirties, length }) => {
      const asked = scenarios
        .slice(0, 30 * thirties)
        .filter((scenario) => scenario.form === form)
        .map(({ questions, personQuestion }) => questions[personQuestion] ?? []);
      const { offered, met } = exposure(asked);
      expect(asked).toHaveLength(length);
      expect(offered).toEqual(VALUES.map(() => 6 * thirties));
      expect(met).toEqual(
        VALUES.map((one) => VALUES.map((other) => (one === other ? 0 : 2 * thirties))),
      );
    },
  );
});

function problems(damaged: unknown): PackProblem[] {
  const reading = readPack(damaged);
  return reading.ok ? [] : reading.problems;
}

const FIRST = ['scenarios', 'scenarios', 0] as const;
const SHORT_FORM = ['questionnaire', 'shortForm'] as const;

describe('a damaged pack is refused with the place, what stands there, and what to do', () => {
  test.each<[string, Path, unknown, string, string, RegExp]>([
    [
      'an action is missing',
      [...FIRST, 'actions', 'TR'],
      undefined,
      'nothing',
      'scenario s01, action for Tradition',
      /^It is missing\. Add it\.$/,
    ],
    [
      'an action is empty',
      [...FIRST, 'actions', 'TR'],
      '  ',
      '""',
      'scenario s01, action for Tradition',
      /^It is empty\. Write a text\.$/,
    ],
    [
      'an action is no text',
      [...FIRST, 'actions', 'SD'],
      7,
      '7',
      'scenario s01, action for Self-direction',
      /has to be a text/,
    ],
    [
      'a question has one value twice',
      [...FIRST, 'questions', 2],
      ['SD', 'ST', 'SD', 'BE'],
      '["SD","ST","SD","BE"]',
      'scenario s01, question 3',
      /stands there twice.* four different values/,
    ],
    [
      'a question has three values',
      [...FIRST, 'questions', 4],
      ['SD', 'ST', 'BE'],
      '["SD","ST","BE"]',
      'scenario s01, question 5',
      /offers four values/,
    ],
    [
      'a question names an unknown value',
      [...FIRST, 'questions', 0, 1],
      'XX',
      '"XX"',
      'scenario s01, question 1',
      /one of SD, ST, HE/,
    ],
    [
      'a question names a value in full',
      [...FIRST, 'questions', 0, 1],
      'Power',
      '"Power"',
      'scenario s01, question 1',
      /PO/,
    ],
    [
      'a portrait has an unknown value',
      ['questionnaire', 'items', 3, 'value'],
      'sd',
      '"sd"',
      'portrait p04, its value',
      /one of SD/,
    ],
    [
      'an unknown value has an action',
      [...FIRST, 'actions', 'XX'],
      'Go.',
      '"XX"',
      'scenario s01, action for XX',
      /no value with this code\. The ten are SD/,
    ],
    [
      'the person gets a sixth question',
      [...FIRST, 'personQuestion'],
      5,
      '5',
      'scenario s01, its number of the person’s question (personQuestion)',
      /4 or less/,
    ],
    [
      'the person’s question is a half',
      [...FIRST, 'personQuestion'],
      0.5,
      '0.5',
      'scenario s01, its number of the person’s question (personQuestion)',
      /whole number/,
    ],
    ['there is a form C', [...FIRST, 'form'], 'C', '"C"', 'scenario s01, its form', /A, B/],
    ['an area is unknown', [...FIRST, 'area'], 'love', '"love"', 'scenario s01, its area', /work/],
    [
      'an id has a slash',
      [...FIRST, 'id'],
      'a/b',
      '"a/b"',
      'scenario a/b, its id',
      /1 to 40 of a–z/,
    ],
    [
      'an id is missing',
      [...FIRST, 'id'],
      undefined,
      'nothing',
      'scenario number 1, its id',
      /Add it/,
    ],
    ['the version is a number', ['version'], 1, '1', 'the pack, its version', /has to be a text/],
    ['the version is short', ['version'], '1.0', '"1.0"', 'the pack, its version', /like 1\.0\.0/],
    ['the version has noughts', ['version'], '01.0.0', '"01.0.0"', 'the pack, its version', /like/],
    [
      'the language is a name',
      ['language'],
      'English!',
      '"English!"',
      'the pack, its language',
      /en/,
    ],
    [
      'the original has no version',
      ['translationOf'],
      { id: 'axia' },
      'nothing',
      'the pack, its original (translationOf) version',
      /missing/,
    ],
    [
      'the format is another',
      ['format'],
      'axia-backup',
      '"axia-backup"',
      'the pack, its format',
      /axia-pack/,
    ],
    ['the format is newer', ['formatVersion'], 2, '2', 'the pack, its format version', /be 1\./],
    [
      'the scale has a hole',
      ['questionnaire', 'scale', 5],
      '',
      '""',
      'the questionnaire, answer 6 of its scale',
      /empty/,
    ],
    [
      'the questionnaire is left out',
      ['questionnaire'],
      undefined,
      'nothing',
      'the pack, its questionnaire',
      /missing/,
    ],
    [
      'the scenarios are a text',
      ['scenarios'],
      'none',
      '"none"',
      'the pack, its scenarios',
      /object/,
    ],
    [
      'a member is unknown',
      ['script'],
      'alert(1)',
      '"script"',
      'the pack, its script',
      /does not know this member/,
    ],
    [
      'a relabelling names a value twice',
      ['scenarios', 'relabelling', 0],
      ['SD', 'SD', 'HE', 'AC', 'PO', 'SE', 'CO', 'TR', 'BE', 'UN'],
      '["SD","SD","HE","AC","PO","SE","CO","TR","BE","UN"]',
      'the set of scenarios, its relabelling',
      /each of the ten values once/,
    ],
    [
      'a relabelling is missing: three for four thirties',
      ['scenarios', 'relabelling'],
      pack.scenarios?.relabelling.slice(0, 3),
      'a list of 3',
      'the set of scenarios, its relabelling',
      /one list for each thirty scenarios.*: 4 for 120, not 3\.$/,
    ],
    [
      'the short form is as long as all',
      SHORT_FORM,
      40,
      '40',
      'the questionnaire, its short form',
      /not shorter than all portraits.*smaller, or null/,
    ],
    [
      'it is empty',
      [],
      { ...data, questionnaire: null, scenarios: null },
      'an object',
      'the whole file',
      /empty/,
    ],
  ])('%s', (_, path, part, found, where, message) => {
    const [problem, ...more] = problems(replaced(data, path, part));
    expect(problem?.where).toBe(where);
    expect(problem?.found).toBe(found);
    expect(problem?.message).toMatch(message);
    expect(more).toEqual([]);
    if (path.length > 0) expect(problem?.path.startsWith(path.join('.'))).toBe(true);
  });

  test.each([
    ['a tag', 'Ring <b>at once</b>.', 'markup'],
    ['a tag with an attribute', 'See <img src=x onerror=alert(1)>.', 'markup'],
    ['a comment', 'Ring <!-- not now --> at once.', 'markup'],
    ['a character reference', 'Ring Tom &amp; Ann.', 'markup'],
    ['a numbered character reference', 'Ring Tom&#8217;s aunt.', 'markup'],
    ['a line break', 'Ring.\nThen wait.', 'line break'],
    ['a control character', 'Ring\u0000 now.', 'control character'],
    ['half a character', 'Ring \ud83d now.', 'control character'],
    ['a sign that turns writing over', 'Ring \u202Ewon\u202C.', 'invisible signs'],
    ['hidden tag characters', 'Ring\u{e0052}\u{e0049} now.', 'invisible signs'],
  ])('there is %s in a text', (_, text, what) => {
    const [problem, ...more] = problems(replaced(data, [...FIRST, 'actions', 'PO'], text));
    expect(problem?.where).toBe('scenario s01, action for Power');
    expect(problem?.message).toContain(what);
    expect(more).toEqual([]);
  });

  test.each([
    'If a < b and c > d, take 5 < 6.',
    'Sign 3<4 as it is',
    'I <3 this',
    'Buy at M&S; pay with R&D money.',
    'Ring Zoë’s 👩‍👩‍👧 at “Ñandú”; שלום, 你好',
  ])('but not for what only looks like it: %s', (text) => {
    const reading = readPack(replaced(data, [...FIRST, 'actions', 'PO'], text));
    expect(reading.ok && reading.pack.scenarios?.scenarios[0]?.actions.PO).toBe(text);
  });

  test('a text of a megabyte is told by its size, with its beginning alone', () => {
    const [problem, ...more] = problems(
      replaced(data, [...FIRST, 'text'], 'long '.repeat(209_715)),
    );
    expect(problem?.path).toBe('scenarios.scenarios.0.text');
    expect(problem?.where).toBe('scenario s01, its text');
    expect(problem?.found).toMatch(/^"long long .{0,80}…$/);
    expect(problem?.message).toBe(
      'It is too long: 1,048,574 characters, and at most 1,200 fit. Shorten it.',
    );
    expect(more).toEqual([]);
  });

  test('one id stands twice, and it is told which', () => {
    const [problem] = problems(replaced(data, [...FIRST, 'id'], 's02'));
    expect(problem?.where).toBe('the set of scenarios, its scenarios');
    expect(problem?.message).toBe('Two have the id s02. Give each an id of its own.');
    const [portrait] = problems(replaced(data, ['questionnaire', 'items', 0, 'id'], 'p02'));
    expect(portrait?.where).toBe('the questionnaire, its items');
    expect(portrait?.message).toContain('the id p02');
  });

  test('a value has no portrait, and it is told which', () => {
    const without = items.filter(({ value }) => value !== 'HE');
    const [problem] = problems(
      replaced(replaced(data, ['questionnaire', 'items'], without), SHORT_FORM, null),
    );
    expect(problem?.path).toBe('questionnaire.items');
    expect(problem?.message).toBe('There is no portrait for Hedonism (HE). Add one for each.');
  });

  test('the short form has no portrait for a value, and it is told which', () => {
    const ones = items.map((item, place) => (place < 10 ? { ...item, value: 'SD' } : item));
    const short = replaced(replaced(data, ['questionnaire', 'items'], ones), SHORT_FORM, 10);
    const [problem, ...more] = problems(short);
    expect(problem?.where).toBe('the questionnaire, its short form');
    expect(problem?.found).toBe('10');
    expect(problem?.message).toMatch(/^The short form has no portrait for Stim.*first 10\.$/);
    expect(more).toEqual([]);
  });

  test.each<[string, Path, string]>([
    ['the file', [], 'the whole file'],
    ['the scenarios', ['scenarios'], 'the pack, its scenarios'],
    ['the actions', [...FIRST, 'actions'], 'scenario s01, its actions'],
  ])('%s are a list, which is said once', (_, path, where) => {
    const message = 'It has to be an object, in braces { }, not a list.';
    expect(problems(replaced(data, path, ['one', 'two']))).toEqual([
      { path: path.join('.') || '(whole file)', where, found: '["one","two"]', message },
    ]);
  });

  test('several things are wrong, and each is said', () => {
    const twice = replaced(replaced(data, ['version'], 'x'), [...FIRST, 'form'], 'Z');
    expect(problems(twice).map(({ path }) => path)).toEqual([
      'version',
      'scenarios.scenarios.0.form',
    ]);
  });

  test('very much is wrong: the first twenty are told, and how many more there are', () => {
    const wrong = scenarios.map((scenario) => ({ ...scenario, form: 'C' }));
    const many = Array.from({ length: 5 }, () => wrong).flat();
    const reading = readPack(replaced(data, ['scenarios', 'scenarios'], many));
    expect(reading).toMatchObject({ ok: false, more: many.length - 20 });
    expect(!reading.ok && reading.problems).toHaveLength(20);
  });

  test.each([10_000, 3_000_000])('a list of %i scenarios is counted and not read', (length) => {
    const scenario = scenarios[0];
    const many = new Array<unknown>(length).fill({ ...scenario, form: 'C' });
    const [problem, ...more] = problems(replaced(data, ['scenarios', 'scenarios'], many));
    expect(problem?.where).toBe('the set of scenarios, its scenarios');
    expect(problem?.found).toBe(`a list of ${length.toLocaleString('en')}`);
    expect(problem?.message).toMatch(/ entries, and at most 5,000 fit\. .*several packs/);
    expect(more).toEqual([]);
  });

  test('so is a list of millions in one question', () => {
    const many = new Array<unknown>(3_000_000).fill(7);
    const reading = problems(replaced(data, [...FIRST, 'questions', 0], many));
    expect(reading.map(({ message }) => message)).toEqual(['A question offers four values.']);
  });

  test.each([null, undefined, 'a pack', 7, true])('it is no object: %j', (damaged) => {
    const [problem] = problems(damaged);
    expect(problem?.where).toBe('the whole file');
    expect(problem?.message).toMatch(/^It has to be an object, in braces/);
    expect(readPack(damaged).ok).toBe(false);
  });

  test('it is anything at all, and reading never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (damaged) => {
        const [problem] = problems(damaged);
        expect(problem?.path).toBeTruthy();
      }),
    );
  });

  test('and the data that was read stays as it was', () => {
    const damaged = replaced(data, [...FIRST, 'actions', 'TR'], '  spaces  ');
    const before = structuredClone(damaged);
    readPack(damaged);
    expect(damaged).toEqual(before);
  });
});

describe('a valid pack', () => {
  test('may have one instrument alone, the other said to be null', () => {
    expect(readPack(replaced(data, ['questionnaire'], null)).ok).toBe(true);
    expect(readPack(replaced(data, ['scenarios'], null)).ok).toBe(true);
  });

  test('may have no short form, areas beyond the five, and be a translation', () => {
    const changed = replaced(
      replaced(replaced(data, SHORT_FORM, null), [...FIRST, 'area'], 'other'),
      ['translationOf'],
      { id: 'axia', version: '1.0.0' },
    );
    expect(readPack(changed)).toEqual({ ok: true, pack: changed });
  });

  test('may offer the values unevenly: the exposure is told where the pack is shown', () => {
    const same = Array.from({ length: 5 }, () => ['SD', 'ST', 'HE', 'AC']);
    expect(readPack(replaced(data, [...FIRST, 'questions'], same)).ok).toBe(true);
  });
});

describe('the file of a pack', () => {
  const reread = (text: string) => {
    const reading = readPack(JSON.parse(text));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return reading.pack;
  };

  test('of the built-in pack is the committed file, byte for byte', () => {
    const path = new URL('../../src/content/packs/axia-1.1.0.json', import.meta.url);
    expect(exportPack(pack)).toBe(readFileSync(path, 'utf8'));
  });

  test('gives the same pack, and that the same file', () => {
    const spaced = replaced(data, [...FIRST, 'title'], '  Spaces before and after  ');
    // `replaced` puts what it changes last: the order of members in a file decides nothing.
    const first = reread(JSON.stringify(spaced));
    const text = exportPack(first);
    expect(reread(text)).toEqual(first);
    expect(exportPack(reread(text))).toBe(text);
    expect(text).toMatch(/^\{\n {2}"format": "axia-pack",\n[^]*\}\n$/);
  });

  test('says the same whatever the order of members in memory', () => {
    const turned = Object.fromEntries(Object.entries(pack).toReversed()) as typeof pack;
    expect(Object.keys(turned)).not.toEqual(Object.keys(pack));
    expect(exportPack(turned)).toBe(exportPack(pack));
  });
});
