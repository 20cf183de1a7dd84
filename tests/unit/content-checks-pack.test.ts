// The checks of a whole pack: naming the value, the deal, the numbers of our own bank, the report.
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import data from '../../src/content/packs/axia-1.1.0.json';
import { ownBankFindings } from '../../src/core/instrument/check/bank';
import {
  classifierFigures,
  classifierFindings,
  READ_SCENARIOS,
  type ClassifierFigures,
} from '../../src/core/instrument/check/classifier';
import { meetingFindings, modelMeetings } from '../../src/core/instrument/check/meetings';
import { checkPack } from '../../src/core/instrument/check/pack';
import { reportAsMarkdown } from '../../src/core/instrument/check/report';
import { dealOf } from '../../src/core/instrument/deal';
import { readPack, type Pack, type Scenario } from '../../src/core/instrument/pack';
import { randomFor } from '../../src/core/stats/random';
import { VALUES, type PerValue, type Value } from '../../src/core/values';
import keys from '../fixtures/instrument-keys.json';

function own(): Pack {
  const reading = readPack(data);
  if (!reading.ok) throw new Error('the built-in pack does not read');
  return reading.pack;
}

type Bank = NonNullable<Pack['scenarios']>;

/** Our own pack with another bank. */
function withBank(change: (bank: Bank) => Bank): Pack {
  const pack = own();
  return { ...pack, scenarios: pack.scenarios === null ? null : change(pack.scenarios) };
}

const SCENARIOS = 12;
const random = randomFor(7, 'asking');
const filler = () =>
  Array.from({ length: 12 }, () => ['walk', 'paint', 'chair', 'door'][random.below(4)]).join(' ');

/** Scenarios whose actions are of random words, with a sign of the value before them. */
const scenariosWith = (sign: (value: Value, place: number) => string, count = SCENARIOS) =>
  Array.from({ length: count }, (_, place) => ({
    actions: Object.fromEntries(
      VALUES.map((value) => [value, `${sign(value, place)} ${filler()}`]),
    ) as PerValue<string>,
  }));

const GRAMMAR = ['the', 'a', 'you', 'them', 'with', 'for', 'and', 'or', 'who', 'until'];
const wordOf = (value: Value) => GRAMMAR[VALUES.indexOf(value)] ?? '';

describe('naming the value from the phrasing', () => {
  test('works where each value has a function word of its own', () => {
    const figures = classifierFigures(scenariosWith(wordOf));
    expect(figures?.phrasing.accuracy).toBe(1);
    expect(figures?.phrasing.recall).toEqual(VALUES.map(() => 1));
    expect(figures?.telling.map((columns) => columns[0])).toEqual(GRAMMAR);
  });

  test('does not read what an action is about', () => {
    const content = [
      'roof',
      'bell',
      'cart',
      'lamp',
      'rope',
      'shed',
      'pond',
      'kite',
      'drum',
      'wall',
    ];
    const figures = classifierFigures(
      scenariosWith((value) => content[VALUES.indexOf(value)] ?? ''),
    );
    expect(figures?.phrasing.accuracy).toBeLessThan(0.3);
    expect(figures?.allWords).toBe(1);
  });

  test('is told from a scenario that was left out, never from itself', () => {
    // Every action has a word that no other scenario has.
    const signs = Array.from({ length: SCENARIOS }, () => filler());
    const figures = classifierFigures(
      scenariosWith((value, place) => `${String(signs[place])} ${value.toLowerCase()}${place}`),
    );
    expect(figures?.allWords).toBeLessThan(0.3);
  });

  test('from length alone works where each value has a length of its own', () => {
    const figures = classifierFigures(
      scenariosWith((value) => 'word '.repeat(30 * VALUES.indexOf(value))),
    );
    // Lines over length are highest at its ends: the shortest and the longest are named always.
    expect([0, 9].map((place) => figures?.length.recall[place])).toEqual([1, 1]);
    expect(figures?.length.accuracy).toBeGreaterThan(figures?.length.permutation95 ?? 1);
  });

  test('gives the same figures again, and none for too few scenarios', () => {
    const scenarios = scenariosWith(wordOf);
    expect(classifierFigures(scenarios)).toEqual(classifierFigures(scenarios));
    expect(classifierFigures(scenarios.slice(1))).toBeNull();
  });

  test('is a finding above 20 % from phrasing and 13 % from length, in a bank of 120', () => {
    const figuresWith = (
      phrasing: number,
      length: number,
      limited: boolean,
    ): ClassifierFigures => ({
      ...{ scenarios: READ_SCENARIOS, limited, telling: [], allWords: 0.9 },
      phrasing: { accuracy: phrasing, recall: [], permutation95: 0.12 },
      length: { accuracy: length, recall: [], permutation95: 0.12 },
    });
    const messages = (figures: ClassifierFigures) =>
      classifierFindings('p', figures).map(({ message }) => message);
    expect(messages(figuresWith(0.2, 0.13, true))).toEqual([]);
    expect(messages(figuresWith(0.201, 0.131, true))).toEqual([
      expect.stringMatching(/function words and length .* 20\.1 % .* at most 20\.0 %/),
      expect.stringMatching(/From length .* 13\.1 % .* at most 13\.0 %/),
    ]);
    expect(messages(figuresWith(0.9, 0.9, false))).toEqual([]);
  });
});

describe('the deal of a pack', () => {
  test('is even when it follows the design', () => {
    const scenarios = own().scenarios?.scenarios ?? [];
    const found = modelMeetings(scenarios.slice(0, 30));
    expect([found.fewest, found.most]).toEqual([20, 20]);
    expect(meetingFindings('p', found)).toEqual([]);
  });

  test('is a finding when some pairs meet far more often than others', () => {
    const scenarios = (own().scenarios?.scenarios ?? []).slice(0, 6);
    const uneven = scenarios.map((scenario) => ({
      ...scenario,
      questions: scenario.questions.map((): Value[] => ['SD', 'ST', 'HE', 'AC']),
    }));
    expect(meetingFindings('p', modelMeetings(uneven)).map(({ message }) => message)).toEqual([
      'Self-direction and Stimulation meet in 30 questions, Self-direction and Power in 0; deal the actions so that pairs differ by at most 2.',
    ]);
  });
});

describe('our own bank', () => {
  const messages = (pack: Pack) => ownBankFindings(pack).map(({ message }) => message);
  const keyed = (key: PerValue<number[]>) =>
    VALUES.flatMap((value) => key[value].map((item) => ({ item, value })))
      .sort((a, b) => a.item - b.item)
      .map(({ value }) => value);

  /** The portraits of the built-in pack, with these values in this order. */
  function withValues(pack: Pack, values: readonly Value[]): Pack {
    const { questionnaire } = pack;
    const first = questionnaire?.items[0];
    if (questionnaire === null || first === undefined) throw new Error('no portraits');
    const items = values.map((value, place) => ({ ...first, id: `p${place}`, value }));
    return { ...pack, questionnaire: { ...questionnaire, shortForm: 21, items } };
  }

  /** The order of PVQ-21, then what PVQ-40 has beside it. */
  const short = keyed(keys.instruments['pvq-21'].key);
  const rest = VALUES.flatMap((value) =>
    keys.instruments['pvq-40'].key[value]
      .slice(short.filter((other) => other === value).length)
      .map(() => value),
  );
  const areas = ['work', 'money', 'study', 'family', 'conduct'] as const;
  const whole = withValues(
    withBank((bank) => {
      const [first] = bank.scenarios;
      if (first === undefined) throw new Error('no scenarios');
      return {
        ...bank,
        relabelling: [0, 1, 2, 3].map(() => [...VALUES].reverse()),
        scenarios: Array.from({ length: 120 }, (_, place) => ({
          ...{ ...first, ...dealOf(place, [...VALUES].reverse()) },
          ...{ id: `s${place}`, area: areas[place % 5] ?? 'work' },
        })),
      };
    }),
    [...short, ...rest],
  );
  const withScenarios = (change: (all: Scenario[]) => Scenario[]): Pack => ({
    ...whole,
    scenarios: whole.scenarios && {
      ...whole.scenarios,
      scenarios: change(whole.scenarios.scenarios),
    },
  });

  test('may have the numbers of PVQ-40 and PVQ-21, 120 scenarios and the deal', () => {
    expect(messages(whole)).toEqual([]);
  });

  test('is told of a portrait too few, and of one that is late for the short form', () => {
    const order = [...short, ...rest];
    expect(messages(withValues(whole, order.slice(0, -1)))).toEqual([
      'Portraits of Universalism among all: 5 instead of 6.',
    ]);
    expect(messages(withValues(whole, order.toReversed())).join('\n')).toMatch(/the first 21/);
  });

  test('is told of a scenario too few', () => {
    expect(messages(withScenarios((all) => all.slice(0, -1)))).toEqual([
      'Scenarios: 119 instead of 120.',
      'Scenarios of the area conduct among all: 23 instead of 24.',
    ]);
  });

  test('is told of areas that the first thirty do not share alike', () => {
    const swapped = withScenarios((all) =>
      all.map((scenario, place) =>
        place === 0 || place === 31
          ? { ...scenario, area: place === 0 ? 'money' : 'work' }
          : scenario,
      ),
    );
    expect(messages(swapped)).toEqual([
      'Scenarios of the area work among the first 30: 5 instead of 6.',
      'Scenarios of the area money among the first 30: 7 instead of 6.',
    ]);
  });

  test('is told of a question that was changed by hand', () => {
    const changed = withScenarios((all) =>
      all.map((scenario, place) => (place === 3 ? { ...scenario, personQuestion: 4 } : scenario)),
    );
    expect(ownBankFindings(changed)).toEqual([
      {
        where: { kind: 'scenario', id: 's3' },
        rule: 'deal',
        message: 'The questions are not those that the deal gives to place 4; deal the bank again.',
      },
    ]);
  });
});

describe('the report of a pack', () => {
  const few = withBank((bank) => ({ ...bank, scenarios: bank.scenarios.slice(0, 6) }));

  test('gathers the findings of portraits, scenarios and the whole', () => {
    const broken: Pack = {
      ...few,
      questionnaire: few.questionnaire && {
        ...few.questionnaire,
        items: few.questionnaire.items.map((item, place) =>
          place === 1 ? { ...item, text: 'This person does not like to lose power.' } : item,
        ),
      },
      scenarios: few.scenarios && {
        ...few.scenarios,
        scenarios: few.scenarios.scenarios.map((scenario, place, all) => {
          if (place === 1) return { ...scenario, text: all[0]?.text ?? '' };
          const ST = place === 2 ? 'Buy a thrill.' : `${scenario.actions.ST} ${filler()}`;
          return { ...scenario, actions: { ...scenario.actions, ST } };
        }),
      },
    };
    const rules = new Set(checkPack(broken).findings.map(({ rule }) => rule));
    expect([...rules]).toEqual(
      expect.arrayContaining([
        ...['leak', 'negation', 'length', 'lengths-alike', 'mean-length', 'near-duplicate'],
      ]),
    );
  });

  test('leaves rules for English words out for another language', () => {
    const leaking = { ...few, language: 'de' };
    const report = checkPack({
      ...leaking,
      scenarios: leaking.scenarios && {
        ...leaking.scenarios,
        scenarios: leaking.scenarios.scenarios.map((scenario) => ({ ...scenario, text: 'Kurz.' })),
      },
    });
    expect(report.english).toBe(false);
    const rules = report.findings.map(({ rule }) => rule);
    expect(rules).toContain('near-duplicate');
    expect(rules).not.toContain('length');
    expect(reportAsMarkdown(report)).toContain('the pack is in another language');
  });

  test('is a Markdown page in the form that the formatter keeps', async () => {
    const page = reportAsMarkdown(checkPack({ ...few, title: 'Stars * and <b>' }));
    expect(await format(page, { parser: 'markdown', printWidth: 100 })).toBe(page);
    expect(page).toContain('| Portraits |');
  });

  test('does without portraits or scenarios', () => {
    expect(checkPack({ ...few, questionnaire: null }).portraits).toBeNull();
    const { scenarios, findings } = checkPack({ ...few, scenarios: null });
    expect(scenarios).toBeNull();
    expect(findings.every(({ where }) => where.kind !== 'scenario')).toBe(true);
  });
});
