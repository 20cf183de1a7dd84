// Told to pick a value and told to hold it (docs/measurement.md, section 6): what is asked.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { HOLD_WORDING_IDS, SELECT_WORDING_IDS, steeredPrompt } from '../../src/core/ask/prompts';
import { answerRowSchema } from '../../src/core/study/answer';
import { sittingSchema } from '../../src/core/study/plan';
import { SHORT_PRESET, STEERED_PRESET } from '../../src/core/study/presets';
import { questionsOf } from '../../src/core/study/questions';
import { VALUE_DESCRIPTIONS, VALUE_NAMES, VALUES } from '../../src/core/values';
import { plannedTrials, promptOf } from '../../src/run/runner';
import { givesProfile } from '../../src/run/studies';
import { modelSittings, pack } from '../fixtures/sittings';
import { counts, scenariosIn, steeredIn } from '../fixtures/trials';

const trials = plannedTrials(modelSittings(STEERED_PRESET), pack);
const asked = steeredIn(trials);
const select = asked.filter(({ condition }) => condition === 'select');
const hold = asked.filter(({ condition }) => condition === 'hold');

describe('the plan', () => {
  test('asks one question of each of the 120 scenarios, in four orders, under each condition', () => {
    expect(select).toHaveLength(480);
    expect(hold).toHaveLength(480);
    expect(new Set(select.map(({ scenario }) => scenario)).size).toBe(120);
    expect(new Set(trials.map(({ key }) => key)).size).toBe(trials.length);
  });

  test('differs between the conditions in nothing but what is asked', () => {
    const without = (list: typeof asked) =>
      list.map(({ scenario, question, options, target }) => ({
        scenario,
        question,
        options,
        target,
      }));
    expect(without(hold)).toEqual(without(select));
  });

  test('has a neutral baseline of the same questions, which other studies share', () => {
    const neutral = scenariosIn(trials);
    const same = ({ scenario, question, options }: (typeof asked | typeof neutral)[number]) =>
      [scenario, String(question), ...options].join(' ');
    expect(neutral.map(same)).toEqual(select.map(same));
    const short = new Set(plannedTrials(modelSittings(SHORT_PRESET), pack).map(({ key }) => key));
    expect(trials.filter(({ key }) => short.has(key))).toHaveLength(60);
  });

  test('aims at a value that is offered, at each of the ten equally often up to one', () => {
    for (const { options, target } of asked) expect(options).toContain(target);
    const times = VALUES.map((value) => counts(select, ({ target }) => target).get(value) ?? 0);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(4);
    expect(times.reduce((sum, one) => sum + one, 0)).toBe(480);
  });

  test('uses each wording for a third of the scenarios', () => {
    for (const list of [select, hold]) {
      expect([...counts(list, ({ wording }) => wording).values()]).toEqual([160, 160, 160]);
    }
  });

  test('asks of the first thirty what it asks of them as part of the bank', () => {
    const plan = {
      instrument: 'steered',
      condition: 'hold',
      thirties: 1,
      wordings: HOLD_WORDING_IDS,
    } as const;
    expect(questionsOf(plan, 1, pack)).toEqual(hold.slice(0, 120));
  });

  test('gives no profile, though it holds neutral answers', () => {
    expect(givesProfile('steered')).toBe(false);
    expect(givesProfile('short')).toBe(true);
  });
});

describe('the prompts', () => {
  const scenario = pack.scenarios?.scenarios[0];
  if (scenario === undefined) throw new Error('the pack has no scenario');
  const options = scenario.questions[0] ?? [];
  const [target = 'SD'] = options;

  test.each([
    ...SELECT_WORDING_IDS.map((wording) => ['select', wording] as const),
    ...HOLD_WORDING_IDS.map((wording) => ['hold', wording] as const),
  ])('%s, %s: name and describe the value, and end with the options', (condition, wording) => {
    const { text, labels } = steeredPrompt(scenario, options, condition, target, wording);
    expect(text).toContain(VALUE_NAMES[target]);
    expect(text).toContain(VALUE_DESCRIPTIONS[target]);
    expect(text.indexOf(scenario.text)).toBeLessThan(text.indexOf(VALUE_NAMES[target]));
    expect(text.endsWith(`D) ${scenario.actions[options[3] ?? 'SD']}`)).toBe(true);
    expect(labels).toEqual(['A', 'B', 'C', 'D']);
  });

  test('there are three for each condition, and none serves the other', () => {
    expect(SELECT_WORDING_IDS).toHaveLength(3);
    expect(HOLD_WORDING_IDS).toHaveLength(3);
    expect(() => steeredPrompt(scenario, options, 'hold', target, 'select-1')).toThrow(
      'no wording select-1',
    );
  });

  test('differ between the conditions for the same question', () => {
    const [first] = trials;
    const other = trials.find(
      ({ question }) => question.instrument === 'steered' && question.condition === 'hold',
    );
    if (first === undefined || other === undefined) throw new Error('nothing is asked');
    expect(promptOf(first.question, pack).text).not.toBe(promptOf(other.question, pack).text);
  });
});

describe('what is stored', () => {
  const [sitting] = modelSittings(STEERED_PRESET);

  test('a sitting states the condition under which its plan asks', () => {
    expect(v.is(sittingSchema, sitting)).toBe(true);
    expect(v.is(sittingSchema, { ...sitting, condition: 'neutral' })).toBe(false);
    expect(v.is(sittingSchema, { ...sitting, condition: 'hold' })).toBe(false);
  });

  test('a row whose target was not offered is refused', () => {
    const [question] = select;
    if (question === undefined) throw new Error('nothing is asked');
    const row = {
      key: 'a'.repeat(64),
      revision: 0,
      sitting: 'one',
      answerer: sitting?.answerer,
      question,
      answer: {
        kind: 'distribution',
        p: [0.1, 0.2, 0.3, 0.4],
        compliance: null,
        promptTokens: 1,
        evaluatedTokens: 1,
        engineMs: 1,
      },
      shownAt: 1,
      answeredAt: 2,
    };
    const absent = VALUES.find((value) => !question.options.includes(value));
    expect(v.is(answerRowSchema, row)).toBe(true);
    expect(v.is(answerRowSchema, { ...row, question: { ...question, target: absent } })).toBe(
      false,
    );
  });
});
