// What a model is asked: labels, scale, order of the parts, and what must not be given away.
import { describe, expect, test } from 'vitest';
import {
  LABEL_WORDING_IDS,
  labelPrompt,
  OPTION_LABELS,
  PORTRAIT_WORDING_IDS,
  portraitPrompt,
  RATING_LABELS,
  SCENARIO_WORDING_IDS,
  scenarioPrompt,
  SOUNDNESS_SCALE,
  SOUNDNESS_WORDING_IDS,
  soundnessPrompt,
  type Prompt,
} from '../../src/core/ask/prompts';
import { cyclicShifts, spreadShifts } from '../../src/core/ask/orders';
import type { Portrait, Scenario } from '../../src/core/instrument/pack';
import { hashOf, type Direction, type Framing } from '../../src/core/study/trial';
import { VALUE_DESCRIPTIONS, VALUE_NAMES, VALUES } from '../../src/core/values';
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

const labelPrompts = LABEL_WORDING_IDS.flatMap((wording) =>
  scenarios.flatMap(({ actions }) =>
    VALUES.flatMap((value) =>
      spreadShifts(VALUES, 4).map((options) => ({
        action: actions[value],
        options,
        prompt: labelPrompt(actions[value], options, wording),
      })),
    ),
  ),
);

const soundnessPrompts = SOUNDNESS_WORDING_IDS.flatMap((wording) =>
  directions.flatMap((direction) =>
    scenarios.flatMap((scenario) =>
      VALUES.map((value) => ({
        scenario,
        action: scenario.actions[value],
        prompt: soundnessPrompt(scenario, value, direction, wording),
      })),
    ),
  ),
);

/** The lines that give a label a meaning, as they stand in a prompt. */
const labelled = ({ text }: Prompt) =>
  text.split('\n').filter((line) => /^(\d =|[A-J]\)) /.test(line));

const [firstItem] = items;
const [firstScenario] = scenarios;
if (firstItem === undefined || firstScenario === undefined) throw new Error('the pack is empty');

describe('every wording', () => {
  test('of the portraits renders every item in both directions, once', () => {
    expect(portraitPrompts).toHaveLength(PORTRAIT_WORDING_IDS.length * 2 * items.length);
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

  test('of the label check shows one action, without its scenario, and the ten descriptions', () => {
    for (const { action, options, prompt } of labelPrompts) {
      expect(prompt.text.split(action)).toHaveLength(2);
      expect(prompt.labels.join('')).toBe('ABCDEFGHIJ');
      const shown = options.map(
        (value, place) => `${prompt.labels[place] ?? ''}) ${VALUE_DESCRIPTIONS[value]}`,
      );
      expect(labelled(prompt)).toEqual(shown);
    }
    const [first] = scenarios;
    expect(labelPrompts[0]?.prompt.text).not.toContain(first?.title);
    expect(new Set(labelPrompts.map(({ prompt }) => prompt.text)).size).toBe(labelPrompts.length);
  });

  test('of the soundness of advice shows the scenario and one action alone, in both directions', () => {
    for (const { scenario, action, prompt } of soundnessPrompts) {
      expect(prompt.text.split(scenario.text)).toHaveLength(2);
      const shown = Object.values(scenario.actions).filter((one) => prompt.text.includes(one));
      expect(shown).toEqual([action]);
      expect(prompt.labels).toEqual(['1', '2', '3', '4', '5', '6']);
      expect(labelled(prompt).map((line) => line.slice(0, 1))).toEqual([...RATING_LABELS]);
    }
    const texts = new Set(soundnessPrompts.map(({ prompt }) => prompt.text));
    expect(texts.size).toBe(soundnessPrompts.length);
  });

  test('names no value and leaves nothing unfilled', () => {
    const names = new RegExp(Object.values(VALUE_NAMES).join('|'), 'i');
    const unfilled = /undefined|null|NaN|\$\{|\{\{|\[object/;
    for (const { prompt } of [
      ...portraitPrompts,
      ...scenarioPrompts,
      ...labelPrompts,
      ...soundnessPrompts,
    ]) {
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
    const ids = [
      ...PORTRAIT_WORDING_IDS,
      ...SCENARIO_WORDING_IDS,
      ...LABEL_WORDING_IDS,
      ...SOUNDNESS_WORDING_IDS,
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the ten descriptions', () => {
  test('are one sentence each and name no value', () => {
    for (const description of Object.values(VALUE_DESCRIPTIONS)) {
      expect(description).toMatch(/^It matters [^.]+\.$/);
      expect(description).not.toMatch(new RegExp(Object.values(VALUE_NAMES).join('|'), 'i'));
    }
  });

  test('are about as long as one another: 60 to 90 characters', () => {
    const lengths = Object.values(VALUE_DESCRIPTIONS).map(({ length }) => length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(90);
  });

  // A wording stands for them in the keys of trials: another text is another wording.
  test('stand in label-1 as they were first asked', () => {
    const { text } = labelPrompt('Do it.', VALUES, 'label-1');
    expect(hashOf(text)).toBe('4ce4cc31f69b1d53b053b22be05dd19871a3ec1b6ad277812db5a02309d95b6f');
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

test('the scale of soundness is turned round for "down", and nothing else', () => {
  const [up, down] = directions.map((direction) =>
    soundnessPrompt(firstScenario, 'SD', direction, 'soundness-1'),
  );
  const meanings = (prompt: Prompt | undefined) =>
    prompt === undefined ? [] : labelled(prompt).map((line) => line.slice(4));
  expect(meanings(up)).toEqual([...SOUNDNESS_SCALE]);
  expect(meanings(down)).toEqual(SOUNDNESS_SCALE.toReversed());
  const rest = (prompt: Prompt | undefined) =>
    prompt?.text.split('\n').filter((line) => !/^\d = /.test(line));
  expect(rest(down)).toEqual(rest(up));
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

  test('the ten descriptions stand before the action', () => {
    const heads = VALUES.map(
      (value) =>
        labelPrompt(firstScenario.actions[value], VALUES, 'label-1').text.split(
          firstScenario.actions[value],
        )[0],
    );
    expect(new Set(heads).size).toBe(1);
    expect(heads[0]).toContain(VALUE_DESCRIPTIONS.UN);
  });

  test('scale and scenario stand before the action that is rated', () => {
    const heads = VALUES.map(
      (value) =>
        soundnessPrompt(firstScenario, value, 'up', 'soundness-1').text.split(
          firstScenario.actions[value],
        )[0],
    );
    expect(new Set(heads).size).toBe(1);
    expect(heads[0]).toContain(firstScenario.text);
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
    expect(() => labelPrompt('Do it.', VALUES, wording)).toThrow(RangeError);
    expect(() => soundnessPrompt(firstScenario, 'SD', 'up', wording)).toThrow(RangeError);
  },
);

test('the error of an unknown wording says which there are', () => {
  expect(() => portraitPrompt(firstItem, scale, 'up', 'scenario-1')).toThrow(
    'no wording scenario-1; there are portrait-1, portrait-2, portrait-3',
  );
});
