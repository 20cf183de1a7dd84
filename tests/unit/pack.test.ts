// The built-in pack against what docs/measurement.md, sections 2 and 3, asks of it, and what the
// reader of packs refuses.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentPack } from '../../src/content/pack';
import data from '../../src/content/packs/axia-1.0.0.json';
import { dealOf, exposure, type Form } from '../../src/core/instrument/deal';
import { readPack, type PackProblem, type Scenario } from '../../src/core/instrument/pack';
import { VALUE_NAMES, VALUES } from '../../src/core/values';
import keys from '../fixtures/instrument-keys.json';

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

  test('has 21 portraits with as many for each value as the PVQ-21', () => {
    const counts = VALUES.map((code) => items.filter(({ value }) => value === code).length);
    const { key } = keys.instruments['pvq-21'];
    expect(counts).toEqual(VALUES.map((code) => key[code].length));
    expect(items).toHaveLength(21);
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

  test.each<Form>(['A', 'B'])(
    'offers a person each value six times and each pair twice in form %s',
    (form) => {
      const asked = scenarios
        .filter((scenario) => scenario.form === form)
        .map(({ questions, personQuestion }) => questions[personQuestion] ?? []);
      const { offered, met } = exposure(asked);
      expect(asked).toHaveLength(15);
      expect(offered).toEqual(VALUES.map(() => 6));
      expect(met).toEqual(VALUES.map((one) => VALUES.map((other) => (one === other ? 0 : 2))));
    },
  );
});

type Path = readonly (string | number)[];

/** The data with another part at a path; `undefined` leaves the part out. */
function replaced(whole: unknown, [step, ...rest]: Path, part: unknown): unknown {
  if (step === undefined) return part;
  if (Array.isArray(whole)) {
    return whole.map((member: unknown, place) =>
      place === step ? replaced(member, rest, part) : member,
    );
  }
  const members: [string, unknown][] = Object.entries(whole ?? {});
  const old = members.find(([name]) => name === step)?.[1];
  const others = members.filter(([name]) => name !== step);
  const next = replaced(old, rest, part);
  return Object.fromEntries(next === undefined ? others : [...others, [String(step), next]]);
}

function problems(damaged: unknown): PackProblem[] {
  const reading = readPack(damaged);
  return reading.ok ? [] : reading.problems;
}

const FIRST = ['scenarios', 'scenarios', 0] as const;

describe('a damaged pack is refused with the path and what stands there', () => {
  test.each<[string, Path, unknown, string, string | RegExp]>([
    [
      'an action is missing',
      [...FIRST, 'actions', 'TR'],
      undefined,
      'nothing',
      /TR|string|undefined/,
    ],
    ['an action is empty', [...FIRST, 'actions', 'TR'], '  ', '""', /length/],
    ['an action is no text', [...FIRST, 'actions', 'SD'], 7, '7', /string/],
    [
      'a question has one value twice',
      [...FIRST, 'questions', 2],
      ['SD', 'ST', 'SD', 'BE'],
      '["SD","ST","SD","BE"]',
      'four different values',
    ],
    [
      'a question has three values',
      [...FIRST, 'questions', 4],
      ['SD', 'ST', 'BE'],
      '["SD","ST","BE"]',
      'a question offers four values',
    ],
    ['a question names an unknown value', [...FIRST, 'questions', 0, 1], 'XX', '"XX"', /SD/],
    ['a question names a value in full', [...FIRST, 'questions', 0, 1], 'Power', '"Power"', /PO/],
    ['a portrait has an unknown value', ['questionnaire', 'items', 3, 'value'], 'sd', '"sd"', /SD/],
    ['an unknown value has an action', [...FIRST, 'actions', 'XX'], 'Go.', '"XX"', /never|key|XX/i],
    ['the person gets a sixth question', [...FIRST, 'personQuestion'], 5, '5', /4/],
    ['there is a form C', [...FIRST, 'form'], 'C', '"C"', /"A"/],
    ['an area is unknown', [...FIRST, 'area'], 'love', '"love"', /work/],
    ['an id has a slash', [...FIRST, 'id'], 'a/b', '"a/b"', /an id of a-z/],
    ['the version is a number', ['version'], 1, '1', /string/],
    ['the version is short', ['version'], '1.0', '"1.0"', 'a version like 1.0.0'],
    ['the language is a name', ['language'], 'English!', '"English!"', 'a language tag'],
    ['the format is another', ['format'], 'axia-backup', '"axia-backup"', /axia-pack/],
    ['the format is newer', ['formatVersion'], 2, '2', /1/],
    ['the scale has a hole', ['questionnaire', 'scale', 5], '', '""', /length/],
    ['the questionnaire is left out', ['questionnaire'], undefined, 'nothing', /./],
    ['a member is unknown', ['script'], 'alert(1)', '"script"', /never|key|script/i],
    [
      'a relabelling names a value twice',
      ['scenarios', 'relabelling', 0],
      ['SD', 'SD', 'HE', 'AC', 'PO', 'SE', 'CO', 'TR', 'BE', 'UN'],
      '["SD","SD","HE","AC","PO","SE","CO","TR","BE","UN"]',
      'each of the ten values once',
    ],
  ])('%s', (_, path, part, found, message) => {
    const [problem, ...more] = problems(replaced(data, path, part));
    expect(problem?.path).toBe(path.join('.'));
    expect(problem?.found).toBe(found);
    expect(problem?.message).toMatch(message);
    expect(more).toEqual([]);
  });

  test('a text is too long, and only its beginning is shown', () => {
    const [problem] = problems(replaced(data, [...FIRST, 'text'], 'long '.repeat(300).trim()));
    expect(problem?.path).toBe('scenarios.scenarios.0.text');
    expect(problem?.found).toMatch(/^"long long .{0,80}…$/);
    expect(problem?.message).toContain('1200');
  });

  test('one id stands twice', () => {
    const [problem] = problems(replaced(data, [...FIRST, 'id'], 's02'));
    expect(problem?.path).toBe('scenarios.scenarios');
    expect(problem?.message).toBe('every scenario id once');
    const [portrait] = problems(replaced(data, ['questionnaire', 'items', 0, 'id'], 'p02'));
    expect(portrait?.message).toBe('every item id once');
  });

  test('a value has no portrait', () => {
    const without = items.filter(({ value }) => value !== 'HE');
    const [problem] = problems(replaced(data, ['questionnaire', 'items'], without));
    expect(problem?.path).toBe('questionnaire.items');
    expect(problem?.message).toBe('at least one item for each of the ten values');
  });

  test('several things are wrong, and each is said', () => {
    const twice = replaced(replaced(data, ['version'], 'x'), [...FIRST, 'form'], 'Z');
    expect(problems(twice).map(({ path }) => path)).toEqual([
      'version',
      'scenarios.scenarios.0.form',
    ]);
  });

  test.each([null, undefined, 'a pack', 7, true, []])('it is no object: %j', (damaged) => {
    const [problem] = problems(damaged);
    expect(problem?.path).not.toBe('');
    expect(problem?.message).not.toBe('');
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

test('markup is text like any other', () => {
  const markup = '<img src=x onerror=alert(1)> & <b>bold</b> {@html x} ${y}';
  const reading = readPack(replaced(data, [...FIRST, 'title'], markup));
  expect(reading.ok && reading.pack.scenarios?.scenarios[0]?.title).toBe(markup);
});

test('either instrument may be absent, said by null', () => {
  expect(readPack(replaced(data, ['questionnaire'], null)).ok).toBe(true);
  expect(readPack(replaced(data, ['scenarios'], null)).ok).toBe(true);
});
