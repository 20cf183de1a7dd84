// The Library's search, its addresses and sentences, and texts that are shown as they are written.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { modelMeetings } from '../../src/core/instrument/check/meetings';
import type { Scenario } from '../../src/core/instrument/pack';
import { VALUES } from '../../src/core/values';
import { packAt, packHref, readChoice, STEP, type Choice } from '../../src/pages/library/address';
import Marked from '../../src/pages/library/Marked.svelte';
import { meetingsSentence } from '../../src/pages/library/meetings';
import ScenarioText from '../../src/pages/library/ScenarioText.svelte';
import { excerpt, found, pieces, wordsOf } from '../../src/pages/library/search';
import { languageName } from '../../src/pages/library/words';
import { parseRoute } from '../../src/ui/route';
import { pack } from '../fixtures/sittings';

const scenarios = pack.scenarios?.scenarios ?? [];
const [first] = scenarios;
if (first === undefined) throw new Error('the built-in pack has no scenarios');

const everything = { area: null, form: null, search: '' } as const;
const withText = (text: string): Scenario => ({ ...first, text });

test('a search finds what has every word, in titles, texts and actions, whatever the case', () => {
  const [word = ''] = wordsOf(first.actions.TR);
  const search = `${first.title.toUpperCase()}  ${word}`;
  expect(found(scenarios, { ...everything, search })).toEqual([first]);
  expect(found(scenarios, { ...everything, search: `${search} qqqq` })).toEqual([]);
  expect(found(scenarios, { ...everything, search: ' ' })).toEqual(scenarios);
});

test('a search stays within the area and the form that are chosen', () => {
  const both = { area: first.area, form: first.form, search: '' };
  const left = found(scenarios, both);
  expect(left).toContain(first);
  expect(left.every(({ area, form }) => area === first.area && form === first.form)).toBe(true);
});

test('signs that mean something in patterns are looked for as signs', () => {
  const one = withText('Is it 5 $ (or 6.50)? C++ [now] \\ ^ a|b {2} *');
  for (const search of ['5 $', '(or', '6.50)?', 'c++', '[now]', '\\', '^', 'a|b', '{2}', '*']) {
    expect(found([one], { ...everything, search }), search).toEqual([one]);
    const words = wordsOf(search);
    expect(
      pieces(one.text, words).some(({ isHit }) => isHit),
      search,
    ).toBe(true);
  }
  expect(found([one], { ...everything, search: '6x50' })).toEqual([]);
});

test('pieces put together are the text, also where lower case is longer than the text', () => {
  for (const text of ['İstanbul, İ', 'Straße', 'a𝒳b 🏠 house', '']) {
    const cut = pieces(text, ['i', 'house', 'ß']);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
  }
});

test('an excerpt begins a little before the first hit and says whose action it is from', () => {
  const far = withText(`${'word '.repeat(100)}needle at last`);
  const { value, text } = excerpt(far, ['needle']);
  expect(value).toBeNull();
  expect(text).toMatch(/^… (word )+needle at last$/);
  expect(text.length).toBeLessThan(100);
  const acted = { ...first, actions: { ...first.actions, PO: 'Ask for the needle first.' } };
  expect(excerpt(acted, ['needle'])).toEqual({ value: 'PO', text: 'Ask for the needle first.' });
});

test('an address holds a choice, and leaves out what is as on a first visit', () => {
  const choice: Choice = {
    view: 'values',
    value: 'UN',
    area: 'money',
    form: 'B',
    search: 'a & b? 100 % + #',
    shown: 150,
  };
  const ref = { id: 'axia', version: '1.0.0' };
  expect(packHref(ref)).toBe('#/library/axia/1.0.0');
  const { parts, query } = parseRoute(packHref(ref, choice, 'scenario', 's01'));
  expect(parts).toEqual(['library', 'axia', '1.0.0', 'scenario', 's01']);
  expect(readChoice(query)).toEqual(choice);
  expect(() => packHref(ref, { search: 'half \ud83c' })).not.toThrow();
});

test('what an address says wrongly is as on a first visit', () => {
  const wrong = { view: 'x', value: 'XX', area: 'space', form: 'C', shown: '-1' };
  expect(readChoice(wrong)).toEqual(readChoice({}));
  expect(readChoice({ shown: '1e9999' }).shown).toBe(STEP);
  expect(packAt(['labels'])).toBeNull();
  expect(packAt(['write', 'new'])).toBeNull();
  expect(packAt(['labels', '1.0.0'])).toEqual({ id: 'labels', version: '1.0.0' });
});

test('an even deal and an uneven one are told apart in a sentence', () => {
  const six = modelMeetings(scenarios.slice(0, 6));
  expect(meetingsSentence(six)).toBe(
    'Every value is offered 12 times, and every pair meets 4 times.',
  );
  expect(meetingsSentence(modelMeetings(scenarios.slice(0, 1)))).toBe(
    'Every value is offered 2 times, and a pair meets between 0 and 1 times.',
  );
});

test('languages are named, and a tag that no browser knows stays a tag', () => {
  expect(languageName('de-CH')).toBe('German (Switzerland)');
  expect(languageName('zz')).toBe('zz');
  expect(languageName('de-ab-cd')).toBe('de-ab-cd');
});

test('markup in a text is shown as text, also where it is searched for', async () => {
  const hostile = '<img src=x onerror="alert(1)"><b>bold</b>';
  const actions = { ...first.actions };
  for (const value of VALUES) actions[value] = hostile;
  const text = await render(ScenarioText, { pack, scenario: { ...first, text: hostile, actions } });
  expect(text.container.querySelector('img, b')).toBeNull();
  expect(text.container.textContent).toContain(hostile);
  const marked = await render(Marked, { text: hostile, words: ['<b>', 'img'] });
  expect(marked.container.querySelector('img, b')).toBeNull();
  expect(marked.container.textContent).toBe(hostile);
  expect(marked.container.querySelectorAll('mark')).toHaveLength(2);
});
