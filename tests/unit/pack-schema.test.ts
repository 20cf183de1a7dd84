// docs/pack.schema.json: it is current, and says the same as what Axia reads packs with.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SCHEMA_FILE, schemaText } from '../../scripts/pack-schema.mjs';
import data from '../../src/content/packs/axia-1.1.0.json';
import { packSchema, readPack } from '../../src/core/instrument/pack';
import { satisfies } from '../fixtures/json-schema';
import { ownPack, replaced, type Path } from '../fixtures/packs';

const text = readFileSync(SCHEMA_FILE, 'utf8');
const schema: unknown = JSON.parse(text);

test('the file is what npm run pack:schema writes', async () => {
  expect(text).toBe(await schemaText(packSchema));
});

const FIRST = ['scenarios', 'scenarios', 0] as const;
const ITEMS = ['questionnaire', 'items'] as const;

/** Packs by what is told of them. */
const GOOD: [string, unknown][] = [
  ['the built-in pack', data],
  ['a pack of scenarios alone', ownPack()],
  ['a pack of portraits alone', { ...data, scenarios: null }],
  ['a translation', { ...data, language: 'de-CH', translationOf: { id: 'a', version: '1.0.0' } }],
  ['a pack without a short form', replaced(data, ['questionnaire', 'shortForm'], null)],
  ['a text with a mathematical sign', replaced(data, [...FIRST, 'title'], 'If 3 < 4 & 5 > 4')],
];

const BAD: [string, Path, unknown][] = [
  ['no format', ['format'], undefined],
  ['a newer format', ['formatVersion'], 2],
  ['an id of capitals', ['id'], 'Axia'],
  ['a short version', ['version'], '1.0'],
  ['a name for a language', ['language'], 'English!'],
  ['half an original', ['translationOf'], { id: 'axia' }],
  ['an empty text', ['citation'], ''],
  ['a text of spaces', ['source'], '   '],
  ['a title that is too long', ['title'], 'x'.repeat(121)],
  ['markup', [...FIRST, 'text'], 'Ring <b>at once</b>?'],
  ['a character reference', [...ITEMS, 0, 'text'], 'Tom &amp; Ann'],
  ['a line break', [...FIRST, 'actions', 'UN'], 'Ring.\nWait.'],
  ['a missing action', [...FIRST, 'actions', 'TR'], undefined],
  ['an unknown value', [...FIRST, 'actions', 'XX'], 'Ring.'],
  ['a doubled value', [...FIRST, 'questions', 1], ['SD', 'SD', 'HE', 'AC']],
  ['a question of five', [...FIRST, 'questions', 1], ['SD', 'ST', 'HE', 'AC', 'PO']],
  ['four questions', [...FIRST, 'questions'], [['SD', 'ST', 'HE', 'AC']]],
  ['a sixth question', [...FIRST, 'personQuestion'], 5],
  ['half a question', [...FIRST, 'personQuestion'], 0.5],
  ['a form C', [...FIRST, 'form'], 'C'],
  ['an unknown area', [...FIRST, 'area'], 'love'],
  ['a short relabelling', ['scenarios', 'relabelling', 0], ['SD']],
  ['no scenarios', ['scenarios', 'scenarios'], []],
  [
    '5,001 scenarios',
    ['scenarios', 'scenarios'],
    new Array(5001).fill(data.scenarios.scenarios[0]),
  ],
  ['a scale of five', ['questionnaire', 'scale'], ['a', 'b', 'c', 'd', 'e']],
  ['a scale of seven', ['questionnaire', 'scale'], ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  ['a short form of nine', ['questionnaire', 'shortForm'], 9],
  [
    'portraits without Power',
    ITEMS,
    data.questionnaire.items.filter(({ value }) => value !== 'PO'),
  ],
  ['an unknown member', ['script'], 'alert(1)'],
  ['nothing in it', [], { ...data, questionnaire: null, scenarios: null }],
  ['no object', [], ['a', 'b']],
];

describe('the JSON Schema and Axia agree', () => {
  test.each(GOOD)('on %s', (_, pack) => {
    expect(readPack(pack)).toMatchObject({ ok: true });
    expect(satisfies(pack, schema)).toBe(true);
  });

  test.each(BAD)('on a pack with %s', (_, path, part) => {
    const pack = replaced(data, path, part);
    expect(readPack(pack).ok).toBe(false);
    expect(satisfies(pack, schema)).toBe(false);
  });
});
