// All portraits in one prompt, and personas: conditions of their own, with wordings and keys of their own.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  ALL_IN_ONE_WORDING_IDS,
  ANCHORED_PORTRAIT_WORDING_IDS,
  ANCHORED_SCENARIO_WORDING_IDS,
  PORTRAIT_WORDING_IDS,
  RATING_LABELS,
  SCENARIO_WORDING_IDS,
} from '../../src/core/ask/prompts';
import { readList } from '../../src/core/ask/read-text';
import type { WriteRequest } from '../../src/core/engine/api';
import { answerRowSchema } from '../../src/core/study/answer';
import { allTrials, besideCounts, trialCounts } from '../../src/core/study/design-counts';
import { studiesOf, type Design } from '../../src/core/study/design';
import { sittingSchema } from '../../src/core/study/plan';
import { READY } from '../../src/core/study/ready-designs';
import { personaIn } from '../../src/core/study/trial';
import { writtenScores } from '../../src/core/study/written-scores';
import { VALUE_DESCRIPTIONS, VALUES } from '../../src/core/values';
import { plannedTrials, promptOf, runTrials, type Asker } from '../../src/run/runner';
import type { GivenAnswer } from '../../src/store/store';
import { modelSittings, pack } from '../fixtures/sittings';

const ratings = (text: string, portraits = 4) =>
  readList(text, portraits, RATING_LABELS).map((one) =>
    one.label === null ? one.why : one.label + 1,
  );

describe('a list of ratings', () => {
  test.each([
    ['1: 4\n2: 6\n3: 1\n4: 2', [4, 6, 1, 2]],
    ['1. 4\n2. 6\n3. 1\n4. 2', [4, 6, 1, 2]],
    ['(1) 4\n(2) 6\n(3) 1\n(4) 2', [4, 6, 1, 2]],
    ['1) 4, 2) 6, 3) 1, 4) 2', [4, 6, 1, 2]],
    ['1 - 4\n2 - 6\n3 - 1\n4 - 2', [4, 6, 1, 2]],
    ['{"1": 4, "2": 6, "3": 1, "4": 2}', [4, 6, 1, 2]],
    ['Here is my list:\n\n1: **4**\n2: **6**\n3: **1**\n4: **2**', [4, 6, 1, 2]],
    ['1. They like change. : 4\n2. They keep rules - 6\n3: 1\n4: 2', [4, 6, 1, 2]],
    ['4 6 1 2', [4, 6, 1, 2]],
    ['4\n6\n1\n2\n', [4, 6, 1, 2]],
    ['3: 1\n1: 4\n4: 2\n2: 6', [4, 6, 1, 2]],
    ['1: 4\n2: 6', [4, 6, 'none', 'none']],
    ['1: 4\n1: 5\n2: 6\n3: 7\n4: 2', ['several', 6, 'none', 2]],
    ['4 6 1', ['none', 'none', 'none', 'none']],
    ['They are all like me.', ['none', 'none', 'none', 'none']],
    ['I cannot rate people.', ['refused', 'refused', 'refused', 'refused']],
  ])('in %j', (text, expected) => {
    expect(ratings(text)).toEqual(expected);
  });
});

const beside = (...kinds: Design['beside']): Design => ({ ...READY.quick, beside: kinds });

describe('all portraits in one prompt', () => {
  const design: Design = { ...beside('all-in-one'), repeats: 2 };
  const [study] = studiesOf(design).filter((one) => one.beside === 'all-in-one');
  const plans = study?.plans ?? [];
  const sittings = modelSittings({ id: 'full', plans });
  const trials = plannedTrials(sittings, pack);

  test('has at least three wordings of its own', () => {
    expect(ALL_IN_ONE_WORDING_IDS.length).toBeGreaterThanOrEqual(3);
    expect(ALL_IN_ONE_WORDING_IDS.filter((id) => PORTRAIT_WORDING_IDS.includes(id))).toEqual([]);
  });

  test('is a trial for each portrait, direction and repeat, under a condition of its own', () => {
    expect(trials).toHaveLength(21 * 2 * 2);
    expect(new Set(trials.map(({ key }) => key)).size).toBe(trials.length);
    expect(sittings.map(({ condition }) => condition)).toEqual(['all-in-one']);
    expect(sittings.every((sitting) => v.is(sittingSchema, sitting))).toBe(true);
    expect(besideCounts(design, pack)).toEqual([{ beside: 'all-in-one', trials: 84 }]);
    expect(trialCounts(design, pack)).toMatchObject({ written: 84, texts: 0, lists: 4 });
  });

  test('cannot be planned without a text, for no label answers them all', () => {
    const [sitting] = sittings;
    const [plan] = plans;
    if (plan?.instrument !== 'questionnaire') throw new Error('it asks portraits');
    const { writing, ...silent } = plan;
    expect(writing).toBeDefined();
    expect(v.is(sittingSchema, { ...sitting, plan: silent })).toBe(false);
  });

  test('shows every portrait, numbered, in one prompt', () => {
    const texts = new Set(trials.map(({ question }) => promptOf(question, pack).text));
    expect(texts.size).toBe(2);
    const items = pack.questionnaire?.items.slice(0, 21) ?? [];
    for (const text of texts) {
      for (const [place, item] of items.entries())
        expect(text).toContain(`${place + 1}. ${item.text}`);
    }
  });

  test('is asked once for all portraits and stored as a row of each, which the scores take', async () => {
    const rows: GivenAnswer[] = [];
    const requests: WriteRequest[] = [];
    const asker: Asker = {
      ask: () => Promise.reject(new Error('a text is asked for')),
      write: (request) => {
        requests.push(request);
        const text = Array.from({ length: 21 }, (_, place) => `${place + 1}: ${1 + (place % 6)}`);
        return Promise.resolve({ ok: true, value: { text: text.join('\n') } });
      },
      revive: () => Promise.reject(new Error('nothing dies')),
    };
    const save = (given: GivenAnswer) => Promise.resolve(rows.push(given));
    const events = { onQuestion: () => undefined, onStored: () => undefined };
    const { signal } = new AbortController();
    // One was answered before: the same prompt is asked again for the others.
    const end = await runTrials(trials.slice(1), pack, asker, save, events, signal);
    expect(end).toEqual({ kind: 'finished', failed: [] });
    expect(requests).toHaveLength(4);
    expect(new Set(requests.map(({ seed }) => seed)).size).toBe(4);
    expect(rows).toHaveLength(trials.length - 1);
    const stored = rows.map(({ trial, sitting, answer, shownAt, answeredAt }) => ({
      key: trial.key,
      revision: 0,
      sitting,
      answerer: trial.answerer,
      question: trial.question,
      answer,
      shownAt,
      answeredAt,
    }));
    expect(stored.every((row) => v.is(answerRowSchema, row))).toBe(true);
    const read = v.parse(v.array(answerRowSchema), stored);
    const second = writtenScores(trials, read).ratings[1];
    // Shown 2 in both directions: turned, 2 and 5.
    expect(second?.p).toEqual([0, 0.5, 0, 0, 0.5, 0]);
  });
});

describe('personas', () => {
  const [study] = studiesOf(beside('anchored')).filter((one) => one.beside === 'anchored');
  const trials = plannedTrials(modelSittings({ id: 'full', plans: study?.plans ?? [] }), pack);

  test('are ten, and each is asked all that the model is asked as itself', () => {
    const own = allTrials(trialCounts(READY.quick, pack));
    expect(trials).toHaveLength(10 * own);
    expect(new Set(trials.map(({ key }) => key)).size).toBe(trials.length);
    expect(new Set(trials.map(({ question }) => personaIn(question)))).toEqual(new Set(VALUES));
  });

  test('have three wordings of their own of each question', () => {
    expect(ANCHORED_PORTRAIT_WORDING_IDS).toHaveLength(PORTRAIT_WORDING_IDS.length);
    expect(ANCHORED_SCENARIO_WORDING_IDS).toHaveLength(SCENARIO_WORDING_IDS.length);
    expect(ANCHORED_SCENARIO_WORDING_IDS.length).toBeGreaterThanOrEqual(3);
  });

  test('are told their value before the question, which is asked as of everybody', () => {
    for (const { question } of trials) {
      const persona = personaIn(question);
      if (persona === undefined) throw new Error('a persona is asked');
      const { text } = promptOf(question, pack);
      expect(text).toContain(VALUE_DESCRIPTIONS[persona]);
    }
    const [first] = trials;
    if (first?.question.instrument !== 'questionnaire') throw new Error('portraits come first');
    const { persona, ...neutral } = first.question;
    expect(persona).toBe('SD');
    const asked = promptOf({ ...neutral, wording: 'portrait-1' }, pack).text;
    expect(promptOf(first.question, pack).text.endsWith(`\n\n${asked}`)).toBe(true);
  });

  test('are kept under a condition of their own', () => {
    for (const sitting of modelSittings({ id: 'full', plans: study?.plans ?? [] })) {
      expect(sitting.condition).toBe('anchored');
      expect(v.is(sittingSchema, sitting)).toBe(true);
      expect(v.is(sittingSchema, { ...sitting, condition: 'neutral' })).toBe(false);
    }
  });
});
