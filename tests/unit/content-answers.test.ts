// What raters said of actions: one row an action, people's choices and models' averaged distributions.
import { describe, expect, test } from 'vitest';
import type { Answer, AnswerRow } from '../../src/core/study/answer';
import { labelAnswers, soundnessAnswers } from '../../src/core/study/content-answers';
import { trialsOf, type Plan } from '../../src/core/study/plan';
import { LABELS_PRESET, personLabels, SOUNDNESS_PRESET } from '../../src/core/study/presets';
import type { Question, Trial } from '../../src/core/study/trial';
import { VALUES, type Value } from '../../src/core/values';
import { bankOf } from '../fixtures/bank';
import { modelSittings, personSitting } from '../fixtures/sittings';

const pack = bankOf(30, 21, 21);
const reference = { id: pack.id, version: pack.version };

const trialsWith = (plan: Plan, id: string): Trial[] =>
  trialsOf({ ...personSitting(plan.instrument, 7, id), plan, pack: reference }, pack);

function rowOf({ key, question, answerer }: Trial, answer: Answer, answeredAt = 1): AnswerRow {
  const stored = 'options' in question ? { ...question, options: [...question.options] } : question;
  return {
    key,
    revision: 0,
    sitting: 's',
    answerer,
    question: stored,
    answer,
    shownAt: 0,
    answeredAt,
  };
}

const distribution = (p: number[]): Answer => ({
  kind: 'distribution',
  p,
  compliance: 1,
  promptTokens: 1,
  evaluatedTokens: 1,
  engineMs: 1,
});

function optionsIn(question: Question): readonly Value[] {
  if (question.instrument !== 'labels') throw new TypeError('no question of the label check');
  return question.options;
}

/** The answer that names a value, wherever it stands. */
const naming = (question: Question, value: Value): Answer => ({
  kind: 'chosen',
  option: optionsIn(question).indexOf(value),
});

const modelTrials = (preset: typeof LABELS_PRESET) =>
  modelSittings(preset).flatMap((sitting) => trialsOf({ ...sitting, pack: reference }, pack));

describe('which value an action shows', () => {
  const plan = personLabels({ ids: ['s001', 's002'] });
  const trials = trialsWith(plan, 'first');

  test('is for a person the value that they named, whatever its place', () => {
    const rows = trials.map((trial) => rowOf(trial, naming(trial.question, 'TR')));
    const answers = labelAnswers('anna', trials, rows);
    expect(answers).toHaveLength(20);
    expect(new Set(answers.map(({ named }) => named))).toEqual(new Set(['TR']));
    const intended = answers.filter(({ scenario }) => scenario === 's002').map((one) => one.action);
    expect(intended.toSorted()).toEqual(VALUES.toSorted());
    expect(new Set(answers.map(({ rater }) => rater))).toEqual(new Set(['anna']));
  });

  test('is not there where nothing was answered, and the last revision counts', () => {
    const [first, second] = trials;
    if (first === undefined || second === undefined) throw new Error('the plan asks too little');
    const changed = { ...rowOf(first, naming(first.question, 'UN')), revision: 1 };
    const answers = labelAnswers('anna', trials, [
      changed,
      rowOf(first, naming(first.question, 'SD')),
    ]);
    expect(answers.map(({ named }) => named)).toEqual(['UN']);
  });

  test('is named once by a person who was asked in two sittings: the last answer', () => {
    const again = trialsWith(plan, 'second');
    const rows = [
      ...again.map((trial) => rowOf(trial, naming(trial.question, 'PO'), 20)),
      ...trials.map((trial) => rowOf(trial, naming(trial.question, 'HE'), 10)),
    ];
    const answers = labelAnswers('anna', [...again, ...trials], rows);
    expect(answers).toHaveLength(20);
    expect(new Set(answers.map(({ named }) => named))).toEqual(new Set(['PO']));
  });

  test('is for a model a distribution over the ten, place taken out', () => {
    // Content has weights 1 … 10 in circular order, place a weight of 3 on the first label. Averaged in
    // log space over all ten shifts the place multiplies every value by 3^(1/10), and so cancels.
    const all = modelTrials(LABELS_PRESET);
    const one = all.filter(
      ({ question }) =>
        question.instrument === 'labels' &&
        question.scenario === 's003' &&
        question.action === 'SE',
    );
    expect(one).toHaveLength(10);
    const rows = one.map((trial) => {
      const weights = optionsIn(trial.question).map(
        (value, place) => (VALUES.indexOf(value) + 1) * (place === 0 ? 3 : 1),
      );
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return rowOf(trial, distribution(weights.map((weight) => weight / total)));
    });
    const [answer, ...others] = labelAnswers('model-1', all, rows);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ scenario: 's003', action: 'SE', rater: 'model-1' });
    const total = VALUES.reduce((sum, _, place) => sum + place + 1, 0);
    const named = answer?.named;
    if (typeof named !== 'object') throw new TypeError('a model gives a distribution');
    named.forEach((p, place) => {
      expect(p).toBeCloseTo((place + 1) / total, 12);
    });
  });

  test('is not told by answers to other instruments', () => {
    const other = modelTrials(SOUNDNESS_PRESET);
    const rows = other.map((trial) => rowOf(trial, distribution([1, 0, 0, 0, 0, 0])));
    expect(labelAnswers('model-1', other, rows)).toEqual([]);
    expect(soundnessAnswers('model-1', trials, [])).toEqual([]);
  });
});

describe('how sound an action is', () => {
  const all = modelTrials(SOUNDNESS_PRESET);
  const of = (action: Value) =>
    all.filter(
      ({ question }) =>
        question.instrument === 'soundness' &&
        question.scenario === 's001' &&
        question.action === action,
    );

  test('is for a person the rating, 6 the high end', () => {
    const up = of('SD').filter(
      ({ question }) => question.instrument === 'soundness' && question.direction === 'up',
    );
    const rows = up.map((trial) => rowOf(trial, { kind: 'rated', rating: 5 }));
    expect(soundnessAnswers('anna', up, rows)).toEqual([
      { scenario: 's001', action: 'SD', rater: 'anna', p: [0, 0, 0, 0, 1, 0], rating: 5 },
    ]);
  });

  test('is for a model the mean over both directions, the scale turned back', () => {
    const p = [0.05, 0.1, 0.15, 0.2, 0.2, 0.3];
    const rows = of('UN').map((trial) => {
      const isUp = trial.question.instrument === 'soundness' && trial.question.direction === 'up';
      return rowOf(trial, distribution(isUp ? p : p.toReversed()));
    });
    expect(rows).toHaveLength(2);
    const [answer, ...others] = soundnessAnswers('model-1', all, rows);
    expect(others).toEqual([]);
    answer?.p.forEach((one, place) => {
      expect(one).toBeCloseTo(p[place] ?? 0, 12);
    });
    // .05 + 2 × .1 + 3 × .15 + 4 × .2 + 5 × .2 + 6 × .3
    expect(answer?.rating).toBeCloseTo(4.3, 12);
  });
});
