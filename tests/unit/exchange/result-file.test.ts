// A result file says what was answered and no more; what is not exactly one is refused whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInPacks } from '../../../src/content/pack';
import {
  answersIn,
  misfit,
  packsNamed,
  readResultFile,
  writeResultFile,
  type ResultFile,
} from '../../../src/core/exchange/result-file';

const packs = await builtInPacks();
const pack = packs.find(({ version }) => version === '1.1.0');
if (pack === undefined) throw new Error('pack 1.1.0 is built in');
const { items = [] } = pack.questionnaire ?? {};
const { scenarios: bank = [] } = pack.scenarios ?? {};
const named = { id: pack.id, version: pack.version };

const file: ResultFile = {
  format: 'axia-result',
  formatVersion: 1,
  name: 'Ada',
  questionnaires: [
    {
      pack: named,
      items: items.slice(0, 21).map(({ id, value }, place) => ({
        item: id,
        value,
        rating: place === 3 ? null : 1 + (place % 6),
      })),
    },
  ],
  scenarios: [
    {
      pack: named,
      framing: 'act',
      questions: bank.slice(0, 15).map(({ id, questions, personQuestion }, place) => ({
        scenario: id,
        question: personQuestion,
        options: (questions[personQuestion] ?? []).toReversed(),
        chosen: place === 2 ? null : place % 4,
      })),
    },
  ],
};

/** The same file with one thing changed, as text. */
function changed(change: (copy: Record<string, unknown>) => void): string {
  const copy: unknown = JSON.parse(writeResultFile(file));
  if (typeof copy !== 'object' || copy === null) throw new Error('a file is an object');
  const members: Record<string, unknown> = { ...copy };
  change(members);
  return JSON.stringify(members);
}

const reasonOf = (text: string) => {
  const reading = readResultFile(text);
  return reading.ok ? 'read' : reading.reason;
};

describe('what is written', () => {
  test('is read again as it was, and fits the pack it names', () => {
    const reading = readResultFile(writeResultFile(file));
    expect(reading).toEqual({ ok: true, file });
    expect(packsNamed(file)).toEqual([named]);
    expect(misfit(file, [pack])).toBeNull();
  });

  test('holds no id, no time and no name that is not wanted', () => {
    const text = writeResultFile({ ...file, name: null });
    expect(text).not.toContain('Ada');
    const members = [...text.matchAll(/"(\w+)":/g)].map(([, name]) => name);
    expect(new Set(members)).toEqual(
      new Set([
        ...['format', 'formatVersion', 'name', 'questionnaires', 'scenarios', 'pack', 'id'],
        ...['version', 'items', 'item', 'value', 'rating'],
        ...['framing', 'questions', 'scenario', 'question', 'options', 'chosen'],
      ]),
    );
  });

  test('is scored as the answers it came from: what was not rated is open, none of these no choice', () => {
    const { kind, ratings, choices } = answersIn(file);
    expect(kind).toBe('person');
    expect(ratings).toHaveLength(21);
    expect(ratings[3]?.p).toBeNull();
    expect(ratings[0]?.p).toEqual([1, 0, 0, 0, 0, 0]);
    expect(choices).toHaveLength(14);
    expect(choices[0]?.scenario).toBe(`${pack.id} ${pack.version} ${bank[0]?.id ?? ''}`);
    expect(choices[1]?.p).toEqual([0, 1, 0, 0]);
  });
});

describe('what is refused whole', () => {
  test('text that is no JSON, no result, of a newer form, or too large', () => {
    expect(reasonOf('')).toBe('not-json');
    expect(reasonOf('{"format":"axia-backup"}')).toBe('not-a-result');
    expect(reasonOf('null')).toBe('not-a-result');
    expect(reasonOf('{"format":"axia-result","formatVersion":2}')).toBe('newer');
    expect(reasonOf(' '.repeat(1_000_001))).toBe('too-large');
  });

  test.each([
    ['a member too many', (copy: Record<string, unknown>) => (copy['extra'] = 1)],
    ['a member too few', (copy: Record<string, unknown>) => delete copy['name']],
    ['markup in the name', (copy: Record<string, unknown>) => (copy['name'] = '<b>Ada</b>')],
    [
      'a name that turns the writing',
      (copy: Record<string, unknown>) => (copy['name'] = 'A\u202Eda'),
    ],
    [
      'no answers',
      (copy: Record<string, unknown>) => {
        copy['questionnaires'] = [];
        copy['scenarios'] = [];
      },
    ],
    [
      'a rating of 7',
      (copy: Record<string, unknown>) => {
        copy['questionnaires'] = [
          { pack: named, items: [{ item: 'p01', value: 'SD', rating: 7 }] },
        ];
      },
    ],
    [
      'an item twice',
      (copy: Record<string, unknown>) => {
        const item = { item: 'p01', value: 'SD', rating: 1 };
        copy['questionnaires'] = [{ pack: named, items: [item, item] }];
      },
    ],
    [
      'an option that is not there',
      (copy: Record<string, unknown>) => {
        const question = {
          scenario: 's01',
          question: 0,
          options: ['SD', 'ST', 'HE', 'AC'],
          chosen: 4,
        };
        copy['scenarios'] = [{ pack: named, framing: 'act', questions: [question] }];
      },
    ],
    [
      'a value twice among the options',
      (copy: Record<string, unknown>) => {
        const question = {
          scenario: 's01',
          question: 0,
          options: ['SD', 'SD', 'HE', 'AC'],
          chosen: 0,
        };
        copy['scenarios'] = [{ pack: named, framing: 'act', questions: [question] }];
      },
    ],
    [
      'another framing',
      (copy: Record<string, unknown>) => {
        copy['scenarios'] = [{ ...file.scenarios[0], framing: 'advise' }];
      },
    ],
  ])('%s', (_, change) => {
    expect(reasonOf(changed(change))).toBe('damaged');
  });

  test('whatever else somebody sends, nothing is thrown and nothing read', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readResultFile(text).ok).toBe(false);
      }),
    );
  });

  test('questions that the pack does not have, or has otherwise', () => {
    const [part] = file.questionnaires;
    const [asked] = file.scenarios;
    if (part === undefined || asked === undefined) throw new Error('the file has both halves');
    expect(misfit(file, [])).toContain('portrait');
    const first = part.items.slice(0, 1).map((item) => ({
      ...item,
      value: item.value === 'PO' ? ('SD' as const) : ('PO' as const),
    }));
    expect(misfit({ ...file, questionnaires: [{ ...part, items: first }] }, [pack])).toContain(
      'portrait',
    );
    const moved = asked.questions.slice(0, 1).map((one) => ({
      ...one,
      question: (one.question + 1) % 5,
    }));
    expect(misfit({ ...file, scenarios: [{ ...asked, questions: moved }] }, [pack])).toContain(
      'scenario',
    );
  });
});
