// The label check behind its page: which actions a reader is shown next, what counts of a model's
// answers, and the ratings as a file.
import { describe, expect, test } from 'vitest';
import type { Answer, AnswerRow } from '../../src/core/study/answer';
import { trialsOf } from '../../src/core/study/plan';
import { LABELS_PRESET } from '../../src/core/study/presets';
import type { Trial } from '../../src/core/study/trial';
import { randomFor } from '../../src/core/stats/random';
import { VALUES, type Value } from '../../src/core/values';
import { asCsv, ratingsFile } from '../../src/pages/library/labels/ratings-file';
import { namingsIn, soundnessByValue, wholeTrials } from '../../src/pages/library/labels/said';
import { drawStretch, stretchLength } from '../../src/pages/library/labels/stretch';
import { bankOf } from '../fixtures/bank';
import { modelSittings } from '../fixtures/sittings';

const bank = bankOf(60, 21, 21);
const ids = (bank.scenarios?.scenarios ?? []).map(({ id }) => id);
const random = (seed = 1) => randomFor(seed, 'asking');

/** The answers of some readers to all actions of some scenarios. */
const answersTo = (scenarios: readonly string[], readers: readonly string[]) =>
  scenarios.flatMap((scenario) =>
    readers.flatMap((rater) => VALUES.map((action) => ({ scenario, action, rater }))),
  );

describe('a stretch', () => {
  test('has the two scenarios of the first thirty that have the fewest answers', () => {
    const rest = ids.slice(0, 30).filter((id) => id !== 's007' && id !== 's019');
    const answers = [...answersTo(rest, ['anna', 'ben']), ...answersTo(['s007'], ['anna'])];
    expect(drawStretch(bank, answers, 'carl', random())).toEqual(['s019', 's007']);
    expect(stretchLength(bank, answers, 'carl')).toBe(20);
  });

  test('is drawn where several have as few, and never holds what the reader has met', () => {
    const drawn = new Set(
      Array.from({ length: 40 }, (_, seed) => drawStretch(bank, [], 'anna', random(seed))).flat(),
    );
    expect(drawn.size).toBeGreaterThan(10);
    expect([...drawn].every((id) => ids.indexOf(id) < 30)).toBe(true);
    const met = ids.slice(0, 28);
    const next = drawStretch(bank, answersTo(met, ['anna']), 'anna', random());
    expect(next.toSorted()).toEqual(['s029', 's030']);
  });

  test('goes on to the second thirty when all of the first has five readers', () => {
    const five = ['a', 'b', 'c', 'd', 'e'];
    const first = ids.slice(0, 30);
    const almost = answersTo(first, five).slice(1);
    expect(drawStretch(bank, almost, 'anna', random())).toContain('s001');
    const next = drawStretch(bank, answersTo(first, five), 'anna', random());
    expect(next.every((id) => ids.indexOf(id) >= 30)).toBe(true);
  });

  test('is shorter where a pack has less, and nothing where the reader has met it all', () => {
    const small = bankOf(1, 21, 21);
    expect(stretchLength(small, [], 'anna')).toBe(10);
    const all = answersTo(['s001'], ['anna']);
    expect(stretchLength(small, all, 'anna')).toBe(0);
    expect(drawStretch(small, all, 'anna', random())).toEqual([]);
  });
});

describe('of a model', () => {
  const small = bankOf(1, 21, 21);
  const trials = modelSittings(LABELS_PRESET).flatMap((sitting) =>
    trialsOf({ ...sitting, pack: { id: small.id, version: small.version } }, small),
  );
  const optionsOf = ({ question }: Trial) => ('options' in question ? question.options : []);
  const rowOf = (trial: Trial, weightOf: (value: Value) => number): AnswerRow => {
    const { key, question, answerer } = trial;
    if (question.instrument !== 'labels') throw new TypeError('no question of the label check');
    const weights = optionsOf(trial).map(weightOf);
    const total = weights.reduce((sum, one) => sum + one, 0);
    const answer: Answer = {
      kind: 'distribution',
      p: weights.map((one) => one / total),
      compliance: 1,
      promptTokens: 1,
      evaluatedTokens: 1,
      engineMs: 1,
    };
    const stored = { ...question, options: [...question.options] };
    return {
      key,
      revision: 0,
      sitting: 's',
      answerer,
      question: stored,
      answer,
      shownAt: 0,
      answeredAt: 1,
    };
  };
  const actionIn = ({ question }: Trial) => ('action' in question ? question.action : null);

  test('the most probable value is the one named, and a tie is counted and left out', () => {
    const rows = trials.map((trial) =>
      rowOf(trial, (value) =>
        value === 'TR' || (actionIn(trial) === 'SD' && value === 'CO') ? 4 : 1,
      ),
    );
    const { namings, ties } = namingsIn([{ rater: 'model-1', trials, rows, open: null }]);
    expect(ties).toBe(1);
    expect(namings.map(({ action }) => action)).toEqual(VALUES.slice(1));
    expect(new Set(namings.map(({ named }) => named))).toEqual(new Set(['TR']));
  });

  test('an action counts only when it is answered in every order', () => {
    const [first] = trials;
    const rows = trials.filter((one) => one !== first).map((trial) => rowOf(trial, () => 1));
    const whole = wholeTrials(trials, rows);
    expect(whole).toHaveLength(trials.length - 4);
    expect(new Set(whole.map(actionIn))).toEqual(new Set(VALUES.slice(1)));
  });
});

test('soundness is the mean of all ratings of a value, with how many there are', () => {
  const rated = (action: Value, rating: number) => ({
    scenario: 's001',
    action,
    rater: 'anna',
    p: [],
    rating,
  });
  const rows = soundnessByValue([rated('HE', 2), rated('HE', 5), rated('UN', 6)]);
  expect(rows.filter(({ ratings }) => ratings > 0)).toEqual([
    { value: 'HE', ratings: 2, mean: 3.5 },
    { value: 'UN', ratings: 1, mean: 6 },
  ]);
  expect(rows.find(({ value }) => value === 'SD')).toEqual({ value: 'SD', ratings: 0, mean: null });
});

describe('the ratings as a file', () => {
  const [scenario] = bank.scenarios?.scenarios ?? [];
  if (scenario === undefined || bank.scenarios === null) throw new Error('no scenario');
  const written = {
    ...scenario,
    actions: { ...scenario.actions, SD: '=1+1', ST: 'Say "no", and go.', HE: '-5', AC: '@x' },
  };
  const pack = { ...bank, scenarios: { ...bank.scenarios, scenarios: [written] } };
  const ratings = (['SD', 'ST', 'HE', 'AC'] as const).flatMap((action) =>
    ['zoe-id', 'anna-id'].map((rater) => ({
      scenario: scenario.id,
      action,
      rater,
      named: 'TR' as const,
    })),
  );
  const file = ratingsFile(pack, 'labels', 'people', ratings, ({ named }) => named);

  test('names raters by numbers in the order of their ids, one row a rating', () => {
    expect(file.ratings.map(({ rater }) => rater)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect(JSON.stringify(file)).not.toMatch(/anna|zoe/);
    expect(asCsv(file)).not.toMatch(/anna|zoe/);
  });

  test('has no cell that a spreadsheet would run as a formula', () => {
    const lines = asCsv(file).split('\r\n');
    expect(lines.slice(0, 5)).toEqual([
      'pack,version,asked,raters,rater,scenario,written_for,answer,action',
      "axia,1.0.0,labels,people,1,s001,SD,TR,'=1+1",
      'axia,1.0.0,labels,people,1,s001,ST,TR,"Say ""no"", and go."',
      "axia,1.0.0,labels,people,1,s001,HE,TR,'-5",
      "axia,1.0.0,labels,people,1,s001,AC,TR,'@x",
    ]);
    expect(lines).toHaveLength(10);
  });
});
