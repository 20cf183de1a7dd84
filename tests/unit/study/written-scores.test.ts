// Written answers as the scores take them: each text that names an answer is one choice, orders and repeats
// are averaged as choices, and what could not be read is counted.
import { describe, expect, test } from 'vitest';
import { profile } from '../../../src/core/score/profile';
import { seedOf } from '../../../src/core/study/seed';
import { toScores, type AnswerRow } from '../../../src/core/study/answer';
import type { QuestionnairePlan, ScenarioPlan } from '../../../src/core/study/plan';
import type { Trial } from '../../../src/core/study/trial';
import { isWritten, textCounts, writtenScores } from '../../../src/core/study/written-scores';
import { VALUES, type Value } from '../../../src/core/values';
import { plannedTrials } from '../../../src/run/runner';
import { modelSittings, pack } from '../../fixtures/sittings';

function trialsOf(plan: QuestionnairePlan | ScenarioPlan, repeats: number): Trial[] {
  const writing = { temperature: 1, maxTokens: 64, repeats };
  return plannedTrials(modelSittings({ id: 'full', plans: [{ ...plan, writing }] }), pack);
}

/** A text that names the label at a place; null for one that names none. */
function row(trial: Trial, label: number | null): AnswerRow {
  const { key, question, answerer, draw } = trial;
  if (draw === undefined) throw new Error('a text is drawn');
  const drawn = { text: '…', ...draw, seed: seedOf(key, question, draw), reader: 1, engineMs: 5 };
  return {
    key,
    revision: 0,
    sitting: 's',
    answerer,
    question: 'options' in question ? { ...question, options: [...question.options] } : question,
    answer:
      label === null
        ? { kind: 'unread', why: 'none', ...drawn }
        : { kind: 'written', label, by: 'label', ...drawn },
    shownAt: 1,
    answeredAt: 2,
  };
}

const scenarios: ScenarioPlan = {
  instrument: 'scenarios',
  form: 'all',
  ids: ['s01'],
  questions: 'person',
  orders: 'shifts',
  framing: 'act',
  wordings: ['scenario-1'],
};

const optionsOf = ({ question }: Pick<Trial, 'question'>): readonly Value[] =>
  'options' in question ? question.options : [];

describe('a scenario question in four orders, drawn twice', () => {
  const trials = trialsOf(scenarios, 2);
  const [wanted = 'SD', other = 'SD'] = trials.slice(0, 1).flatMap(optionsOf);
  const naming = (value: Value) => (trial: Trial) => row(trial, optionsOf(trial).indexOf(value));

  test('is one row, with the part of the texts that named each option', () => {
    expect(trials).toHaveLength(8);
    // Seven of eight name the one, one names the other: .875 and .125.
    const rows = [...trials.slice(0, 7).map(naming(wanted)), ...trials.slice(7).map(naming(other))];
    const { choices, leftOut } = writtenScores(trials, rows);
    expect(choices).toHaveLength(1);
    expect(leftOut).toBe(0);
    const [choice] = choices;
    const p = new Map(choice?.offered.map((value, place) => [value, choice.p[place]]));
    expect(p.get(wanted)).toBeCloseTo(0.875, 12);
    expect(p.get(other)).toBeCloseTo(0.125, 12);
  });

  test('counts the draws that were read of an order where another could not be', () => {
    // The order of the last trial keeps one draw: its part is 1, as of the others.
    const rows = [
      ...trials.slice(0, 7).map(naming(wanted)),
      ...trials.slice(7).map((t) => row(t, null)),
    ];
    const { choices } = writtenScores(trials, rows);
    expect(Math.max(...(choices[0]?.p ?? []))).toBeCloseTo(1, 12);
  });

  test('is left out where an order has no draw that was read, for its places are not balanced', () => {
    const isLost = (place: number) => place === 3 || place === 7;
    const rows = trials.map((trial, place) =>
      isLost(place) ? row(trial, null) : naming(wanted)(trial),
    );
    expect(writtenScores(trials, rows)).toEqual({ ratings: [], choices: [], leftOut: 1 });
    expect(writtenScores(trials, [])).toEqual({ ratings: [], choices: [], leftOut: 1 });
  });

  test('gives no profile of what is not written', () => {
    const plain = plannedTrials(modelSittings({ id: 'full', plans: [scenarios] }), pack);
    expect(isWritten(plain)).toBe(false);
    expect(isWritten(trials)).toBe(true);
    const keys = new Set(plain.map(({ key }) => key));
    expect(trials.some(({ key }) => keys.has(key))).toBe(false);
    // What was written is no answer to the same question by probabilities.
    expect(toScores(plain, trials.map(naming(wanted))).choices).toEqual([]);
  });
});

test('a liking for the first place alone gives every option a quarter', () => {
  const trials = trialsOf({ ...scenarios, questions: 'five' }, 1);
  const { choices } = writtenScores(
    trials,
    trials.map((trial) => row(trial, 0)),
  );
  expect(choices).toHaveLength(5);
  for (const { p } of choices) expect(p).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('ratings are turned up and averaged over directions and repeats; a direction without any is no answer', () => {
  const trials = trialsOf(
    {
      instrument: 'questionnaire',
      items: 'short',
      wordings: ['portrait-1'],
      directions: ['up', 'down'],
    },
    2,
  );
  const [item] = trials.flatMap(({ question }) => ('item' in question ? [question.item] : []));
  const own = trials.filter(({ question }) => 'item' in question && question.item === item);
  // Ratings as shown 6, 1 (turned: 6), 5, 2 (turned: 5): half at 6, half at 5.
  const rows = own.map((trial, place) => row(trial, [5, 0, 4, 1][place] ?? 0));
  const [first, second] = writtenScores(trials, rows).ratings;
  expect(first).toMatchObject({ item, direction: 'up', p: [0, 0, 0, 0, 0.5, 0.5] });
  expect(second?.p).toBeNull();
  const oneWay = rows.filter(
    ({ question }) => 'direction' in question && question.direction === 'up',
  );
  expect(writtenScores(trials, oneWay).ratings[0]?.p).toBeNull();
});

test('texts are counted by what became of them', () => {
  const trials = trialsOf(scenarios, 1);
  const rows = trials.map((trial, place) => row(trial, place === 0 ? null : 1));
  expect(textCounts(rows)).toEqual({ read: 3, refused: 0, several: 0, none: 1 });
});

test('a profile of written answers says so, sums its shares to 100 and has no figures on places', () => {
  const trials = trialsOf(
    {
      instrument: 'scenarios',
      form: 'all',
      thirties: 1,
      questions: 'five',
      orders: 'shifts',
      framing: 'act',
      wordings: ['scenario-1'],
    },
    1,
  );
  const rows = trials.map((trial) => {
    const options = optionsOf(trial);
    const best = options.reduce((one, value) =>
      VALUES.indexOf(value) > VALUES.indexOf(one) ? value : one,
    );
    return row(trial, options.indexOf(best));
  });
  const { ratings, choices } = writtenScores(trials, rows);
  const { enacted, notes } = profile({ kind: 'model', answers: 'written', ratings, choices }, 1);
  expect(enacted?.model).toBeNull();
  expect(enacted?.share?.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(100, 9);
  // Universalism is the last of the ten: it is chosen whenever it is offered, Self-direction never.
  expect(enacted?.rate?.[9]?.value).toBeCloseTo(1, 12);
  expect(enacted?.rate?.[0]?.value).toBeCloseTo(0, 12);
  expect(notes.some((note) => note.startsWith('The answers were written'))).toBe(true);
});
