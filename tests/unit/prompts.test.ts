// What a model is asked: labels, scale, order of the parts, and what must not be given away.
import { describe, expect, test } from 'vitest';
import {
  OPTION_LABELS,
  PORTRAIT_WORDING_IDS,
  portraitPrompt,
  RATING_LABELS,
  SCENARIO_WORDING_IDS,
  scenarioPrompt,
  type Prompt,
} from '../../src/core/ask/prompts';
import { cyclicShifts } from '../../src/core/ask/orders';
import type { Portrait, Scenario } from '../../src/core/instrument/pack';
import type { Direction, Framing } from '../../src/core/study/trial';
import { VALUE_NAMES } from '../../src/core/values';
import { pack } from '../fixtures/sittings';

const items: readonly Portrait[] = pack.questionnaire?.items ?? [];
const scale: readonly string[] = pack.questionnaire?.scale ?? [];
const scenarios: readonly Scenario[] = pack.scenarios?.scenarios ?? [];
const directions: readonly Direction[] = ['up', 'down'];
const framings: readonly Framing[] = ['advise', 'act'];

const portraitPrompts = PORTRAIT_WORDING_IDS.flatMap((wording) =>
  directions.flatMap((direction) =>
    items.map((item) => ({ item, prompt: portraitPrompt(item, scale, direction, wording) })),
  ),
);

const scenarioPrompts = SCENARIO_WORDING_IDS.flatMap((wording) =>
  framings.flatMap((framing) =>
    scenarios.flatMap((scenario) =>
      scenario.questions.flatMap((offered) =>
        cyclicShifts(offered).map((options) => ({
          scenario,
          options,
          prompt: scenarioPrompt(scenario, options, framing, wording),
        })),
      ),
    ),
  ),
);

/** The lines that give a label a meaning, as they stand in a prompt. */
const labelled = ({ text }: Prompt) =>
  text.split('\n').filter((line) => /^(\d =|[A-D]\)) /.test(line));

const [firstItem] = items;
const [firstScenario] = scenarios;
if (firstItem === undefined || firstScenario === undefined) throw new Error('the pack is empty');

describe('every wording', () => {
  test('of the portraits renders every item in both directions, once', () => {
    expect(portraitPrompts).toHaveLength(PORTRAIT_WORDING_IDS.length * 2 * 21);
    for (const { item, prompt } of portraitPrompts) {
      expect(prompt.text.split(item.text)).toHaveLength(2);
      expect(prompt.labels).toEqual(['1', '2', '3', '4', '5', '6']);
      expect(labelled(prompt).map((line) => line.slice(0, 1))).toEqual([...RATING_LABELS]);
    }
    expect(new Set(portraitPrompts.map(({ prompt }) => prompt.text)).size).toBe(
      portraitPrompts.length,
    );
  });

  test('of the scenarios renders every question in every order, once', () => {
    for (const { scenario, options, prompt } of scenarioPrompts) {
      expect(prompt.text.split(scenario.text)).toHaveLength(2);
      expect(prompt.labels).toEqual(['A', 'B', 'C', 'D']);
      const shown = options.map(
        (value, place) => `${OPTION_LABELS[place] ?? ''}) ${scenario.actions[value]}`,
      );
      expect(labelled(prompt)).toEqual(shown);
    }
    expect(new Set(scenarioPrompts.map(({ prompt }) => prompt.text)).size).toBe(
      scenarioPrompts.length,
    );
  });

  test('names no value and leaves nothing unfilled', () => {
    const names = new RegExp(Object.values(VALUE_NAMES).join('|'), 'i');
    const unfilled = /undefined|null|NaN|\$\{|\{\{|\[object/;
    for (const { prompt } of [...portraitPrompts, ...scenarioPrompts]) {
      expect(prompt.text).not.toMatch(names);
      expect(prompt.text).not.toMatch(unfilled);
    }
  });

  test('names neither the test nor the theory', () => {
    const told =
      /\bvalues?\b|questionnaire|schwartz|\bPVQ\b|psycholog|personality|\btest\b|survey/i;
    for (const wording of PORTRAIT_WORDING_IDS) {
      const { text } = portraitPrompt({ ...firstItem, text: '' }, scale, 'up', wording);
      expect(text).not.toMatch(told);
    }
    for (const wording of SCENARIO_WORDING_IDS) {
      const { text } = scenarioPrompt({ ...firstScenario, text: '' }, [], 'act', wording);
      expect(text).not.toMatch(told);
    }
  });

  test('has an id and a text of its own', () => {
    expect(PORTRAIT_WORDING_IDS.length).toBeGreaterThanOrEqual(3);
    const ids = [...PORTRAIT_WORDING_IDS, ...SCENARIO_WORDING_IDS];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the scale', () => {
  test('goes up from "not like me at all" to "very much like me"', () => {
    const lines = labelled(portraitPrompt(firstItem, scale, 'up', 'portrait-1'));
    expect(lines).toEqual([
      '1 = not like me at all',
      '2 = not like me',
      '3 = a little like me',
      '4 = somewhat like me',
      '5 = like me',
      '6 = very much like me',
    ]);
  });

  test.each(PORTRAIT_WORDING_IDS)(
    'is turned round for "down" in %s, and nothing else',
    (wording) => {
      const up = portraitPrompt(firstItem, scale, 'up', wording);
      const down = portraitPrompt(firstItem, scale, 'down', wording);
      const meanings = (prompt: Prompt) => labelled(prompt).map((line) => line.slice(4));
      expect(meanings(down)).toEqual(meanings(up).toReversed());
      const rest = ({ text }: Prompt) => text.split('\n').filter((line) => !/^\d = /.test(line));
      expect(rest(down)).toEqual(rest(up));
    },
  );
});

describe('what is shared comes first', () => {
  test('options stand last, so that orders of one question share all before them', () => {
    for (const { scenario, options, prompt } of scenarioPrompts) {
      const shown = options.map(
        (value, place) => `${OPTION_LABELS[place] ?? ''}) ${scenario.actions[value]}`,
      );
      expect(prompt.text.endsWith(shown.join('\n'))).toBe(true);
    }
    for (const framing of framings) {
      const heads = cyclicShifts(firstScenario.questions[0] ?? []).map(
        (options) =>
          scenarioPrompt(firstScenario, options, framing, 'scenario-1').text.split('\nA) ')[0],
      );
      expect(heads).toHaveLength(4);
      expect(new Set(heads).size).toBe(1);
    }
  });

  test.each(PORTRAIT_WORDING_IDS)('portraits of %s share instructions and scale', (wording) => {
    const heads = items.map(
      (item) => portraitPrompt(item, scale, 'up', wording).text.split(item.text)[0],
    );
    expect(new Set(heads).size).toBe(1);
    expect(heads[0]).toContain('6 = very much like me');
  });
});

test('the framings ask different things of the same scenario', () => {
  const ask = (framing: Framing) =>
    scenarioPrompt(firstScenario, ['SD', 'ST', 'HE', 'AC'], framing, 'scenario-1').text;
  expect(ask('advise')).toContain('Which suggestion is the best advice?');
  expect(ask('act')).toContain('Which would you do in their place?');
});

test.each(['portrait-0', 'page', 'constructor', 'toString', ''])(
  'the unknown wording "%s" is refused',
  (wording) => {
    expect(() => portraitPrompt(firstItem, scale, 'up', wording)).toThrow(RangeError);
    expect(() => scenarioPrompt(firstScenario, ['SD'], 'act', wording)).toThrow(RangeError);
  },
);

test('the error of an unknown wording says which there are', () => {
  expect(() => portraitPrompt(firstItem, scale, 'up', 'scenario-1')).toThrow(
    'no wording scenario-1; there are portrait-1, portrait-2, portrait-3',
  );
});
