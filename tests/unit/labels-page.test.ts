// The label check behind its page: which actions a reader is shown next, what counts of a model's
// answers, and the ratings as a file.
import { describe, expect, test } from 'vitest';
import type { Answer, AnswerRow } from '../../src/core/study/answer';
import { labelAnswers } from '../../src/core/study/content-answers';
import { trialsOf, type LabelsPlan } from '../../src/core/study/plan';
import { LABELS_PRESET } from '../../src/core/study/presets';
import type { Trial } from '../../src/core/study/trial';
import { randomFor } from '../../src/core/stats/random';
import { VALUES, type Value } from '../../src/core/values';
import { alphaInterval, soundnessByValue } from '../../src/pages/library/labels/figures';
import { asCsv, ratingsFile } from '../../src/pages/library/labels/ratings-file';
import { inFewOrders, namingsIn, saidBy, wholeTrials } from '../../src/pages/library/labels/said';
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
  const trialsIn = (orders: LabelsPlan['orders']) =>
    modelSittings(LABELS_PRESET).flatMap((sitting) => {
      if (sitting.plan.instrument !== 'labels') return [];
      const plan = { ...sitting.plan, orders };
      return trialsOf({ ...sitting, plan, pack: { id: small.id, version: small.version } }, small);
    });
  const trials = trialsIn('all-shifts');
  const first = trialsIn('shifts');
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

  test('a model that only favours a place names nothing in ten orders, and four values in four', () => {
    // What stands first is three times as probable as anything else.
    const saidTo = (list: readonly Trial[]) => {
      const rows = list.map((trial) =>
        rowOf(trial, (value) => (value === optionsOf(trial)[0] ? 3 : 1)),
      );
      return [{ rater: 'model-1', trials: list, rows, open: null }];
    };
    const namedIn = (list: readonly Trial[]) =>
      saidTo(list)
        .flatMap(({ rater, trials: own, rows }) => labelAnswers(rater, own, rows))
        .map(({ named }) =>
          typeof named === 'string'
            ? [named]
            : VALUES.filter((_, place) => Number(named[place]) > Math.min(...named) + 1e-9),
        );
    expect(namedIn(first)).toEqual(VALUES.map(() => ['SD', 'AC', 'SE', 'BE']));
    expect(namedIn(trials)).toEqual(VALUES.map(() => []));
    expect(namingsIn(saidTo(trials))).toEqual({ namings: [], ties: 10 });
    expect(inFewOrders(saidTo(first))).toBe(10);
    expect(inFewOrders(saidTo(trials))).toBe(0);
  });

  test('an action counts only when it is answered in every order', () => {
    const [left] = trials;
    const rows = trials.filter((one) => one !== left).map((trial) => rowOf(trial, () => 1));
    const whole = wholeTrials([trials], rows);
    expect(whole).toHaveLength(trials.length - 10);
    expect(new Set(whole.map(actionIn))).toEqual(new Set(VALUES.slice(1)));
  });

  test('of two studies the ten orders count once all are answered, and the four until then', () => {
    const rows = [...first, ...trials].map((trial) => rowOf(trial, () => 1));
    const both = wholeTrials([first, trials], rows);
    expect(both).toHaveLength(trials.length);
    expect(new Set(both.map(({ key }) => key)).size).toBe(trials.length);
    const early = first.map((trial) => rowOf(trial, () => 1));
    expect(wholeTrials([first, trials], early)).toHaveLength(first.length);
  });

  test('the baseline is shown alone, and never among the other models', () => {
    const said = (rater: string) => ({ rater, trials: [], rows: [], open: null });
    const found = {
      people: [said('anna')],
      models: [
        { ...said('trained'), name: 'A model', baseline: false },
        { ...said('untrained'), name: 'Untrained baseline', baseline: true },
      ],
    };
    const ratersOf = (raters: string) => saidBy(found, raters).map(({ rater }) => rater);
    expect(ratersOf('people')).toEqual(['anna']);
    expect(ratersOf('models')).toEqual(['trained']);
    expect(ratersOf('untrained')).toEqual(['untrained']);
    expect(ratersOf('nobody')).toEqual([]);
  });
});

test('soundness is the mean of all ratings of a value, with its interval over actions', () => {
  const rated = (action: Value, rating: number, scenario = 's001') => ({
    scenario,
    action,
    rater: 'anna',
    p: [],
    rating,
  });
  const rows = soundnessByValue([
    ...[rated('HE', 2), rated('HE', 3, 's002'), rated('HE', 4, 's003')],
    ...[rated('UN', 6), rated('UN', 5)],
  ]);
  // Mean 3, s = 1, standard error 1/√3, t(2) = 4.303: from .516 to 5.484, and the scale begins at 1.
  const [hedonism, universalism] = rows.filter(({ ratings }) => ratings > 0);
  expect(hedonism).toMatchObject({ value: 'HE', ratings: 3, actions: 3, mean: 3 });
  expect(hedonism?.range?.low).toBe(1);
  expect(hedonism?.range?.high).toBeCloseTo(5.484, 2);
  expect(universalism).toEqual({ value: 'UN', ratings: 2, actions: 1, mean: 5.5, range: null });
  expect(rows[0]).toEqual({ value: 'SD', ratings: 0, actions: 0, mean: null, range: null });
});

test('α has an interval over the actions that two have read, up to 1, and none where none differ', () => {
  const pair = (scenario: string, ...named: Value[]) =>
    named.map((one, rater) => ({
      ...{ scenario, action: 'SD' as const, rater: `r${rater}`, named: one },
    }));
  const agreed = [...pair('s1', 'SD', 'SD'), ...pair('s2', 'UN', 'UN'), ...pair('s3', 'SD', 'SD')];
  expect(alphaInterval([...agreed, ...pair('s4', 'UN', 'UN')])).toBeNull();
  const range = alphaInterval([...agreed, ...pair('s4', 'SD', 'UN'), ...pair('s5', 'UN', 'UN')]);
  expect(range?.low).toBeLessThan(0.6);
  expect(range?.high).toBe(1);
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
