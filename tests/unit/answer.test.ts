// Rows of answers: what a schema lets in, which revision counts, and what the scores get.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  answerRowSchema,
  currentAnswers,
  toScores,
  type Answer,
  type AnswerRow,
} from '../../src/core/study/answer';
import { personQuestionnaire, personScenarios } from '../../src/core/study/presets';
import { ON_THE_PAGE, ON_THE_PAGE_OR_NONE, type Direction } from '../../src/core/study/trial';
import { VALUES } from '../../src/core/values';

const key = (number: number) => number.toString(16).padStart(64, '0');

function portraitRow(answer: Answer, direction: Direction = 'up', number = 1): AnswerRow {
  return {
    key: key(number),
    revision: 0,
    sitting: 'first',
    answerer: { kind: 'person', sitting: 'first' },
    question: {
      instrument: 'questionnaire',
      item: 'p01',
      value: 'SD',
      wording: 'portrait-1',
      direction,
    },
    answer,
    shownAt: 1_767_000_000_000,
    answeredAt: 1_767_000_004_200,
  };
}

function scenarioRow(answer: Answer, number = 2): AnswerRow {
  return {
    ...portraitRow(answer, 'up', number),
    question: {
      instrument: 'scenarios',
      scenario: 's01',
      question: 3,
      options: ['UN', 'SD', 'BE', 'PO'],
      wording: 'scenario-1',
      framing: 'act',
    },
  };
}

function labelRow(answer: Answer, number = 3): AnswerRow {
  return {
    ...portraitRow(answer, 'up', number),
    question: {
      instrument: 'labels',
      scenario: 's01',
      action: 'AC',
      options: ['AC', 'PO', 'SE', 'CO', 'TR', 'BE', 'UN', 'SD', 'ST', 'HE'],
      wording: 'label-1',
    },
  };
}

function soundnessRow(answer: Answer, direction: Direction = 'up', number = 4): AnswerRow {
  return {
    ...portraitRow(answer, 'up', number),
    question: {
      instrument: 'soundness',
      scenario: 's01',
      action: 'AC',
      wording: 'soundness-1',
      direction,
    },
  };
}

const distribution = (p: number[]): Answer => ({
  kind: 'distribution',
  p,
  compliance: 0.9,
  promptTokens: 80,
  evaluatedTokens: 12,
  engineMs: 20.5,
});

/** Scores of rows where just these trials were planned. */
const scores = (rows: readonly AnswerRow[]) => toScores(rows, rows);

const rated = (rating: number): Answer => ({ kind: 'rated', rating });
const chosen = (option: number): Answer => ({ kind: 'chosen', option });

describe('of several revisions the last counts', () => {
  const revision = (number: number, rating: number): AnswerRow => ({
    ...portraitRow(rated(rating)),
    revision: number,
  });

  test('whatever the order of the rows', () => {
    const rows = [revision(0, 2), revision(1, 5), revision(2, 3)];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 3 }), (shuffled) => {
        expect(currentAnswers(shuffled)).toEqual([revision(2, 3)]);
      }),
    );
  });

  test('of each trial by itself, in the order in which trials were first answered', () => {
    const other = portraitRow(rated(6), 'up', 9);
    expect(currentAnswers([revision(0, 2), other, revision(1, 5)])).toEqual([
      revision(1, 5),
      other,
    ]);
  });

  test('and only that one is scored', () => {
    const { ratings } = toScores([revision(0, 2)], [revision(1, 5), revision(0, 2)]);
    expect(ratings.map(({ p }) => p)).toEqual([[0, 0, 0, 0, 1, 0]]);
  });

  test('of nothing there is nothing', () => {
    expect(scores([])).toEqual({ ratings: [], choices: [] });
  });
});

describe('an answer that was taken back', () => {
  const first = portraitRow(rated(2));
  const taken: AnswerRow = { ...first, revision: 1, answer: { kind: 'withdrawn' } };

  test('is none: the question is open again', () => {
    expect(currentAnswers([first, taken])).toEqual([]);
    expect(toScores([first], [first, taken]).ratings.map(({ p }) => p)).toEqual([null]);
  });

  test('can be given anew', () => {
    const anew = { ...first, revision: 2, answer: rated(5) };
    expect(currentAnswers([anew, first, taken])).toEqual([anew]);
  });

  test('needs one that was given before', () => {
    expect(v.is(answerRowSchema, taken)).toBe(true);
    expect(v.is(answerRowSchema, { ...taken, revision: 0 })).toBe(false);
  });
});

describe('“none of these”', () => {
  const none: Answer = { kind: 'none' };
  const row = scenarioRow(none);
  const offered: AnswerRow = {
    ...row,
    question: { ...row.question, wording: ON_THE_PAGE_OR_NONE },
  };

  test('is an answer that is counted and not scored', () => {
    expect(currentAnswers([offered])).toEqual([offered]);
    expect(scores([offered])).toEqual({ ratings: [], choices: [] });
  });

  test('can be given to a scenario that offers it, and to nothing else', () => {
    expect(v.is(answerRowSchema, offered)).toBe(true);
    for (const other of [row, portraitRow(none), labelRow(none), soundnessRow(none)]) {
      expect(v.is(answerRowSchema, other)).toBe(false);
    }
  });

  test('is offered by the scenarios that a person is asked from now on, and not by portraits', () => {
    expect(personScenarios('A', 1).wordings).toEqual([ON_THE_PAGE_OR_NONE]);
    expect(personQuestionnaire('short').wordings).toEqual([ON_THE_PAGE]);
  });
});

describe('what the scores get', () => {
  test.each([1, 2, 3, 4, 5, 6])('rating %i of a person as one of six', (rating) => {
    const [first] = scores([portraitRow(rated(rating))]).ratings;
    expect(first?.p?.length).toBe(6);
    expect(first?.p?.indexOf(1)).toBe(rating - 1);
    expect(first?.p?.reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  test.each([0, 1, 2, 3])('option %i of a person as one of four, in the order shown', (option) => {
    const [first] = scores([scenarioRow(chosen(option))]).choices;
    expect(first?.p.length).toBe(4);
    expect(first?.p.indexOf(1)).toBe(option);
    expect(first?.offered).toEqual(['UN', 'SD', 'BE', 'PO']);
  });

  test('a scale that was shown turned round is turned back', () => {
    const p = [0.05, 0.1, 0.15, 0.2, 0.2, 0.3];
    const scored = (direction: Direction, answer: Answer) =>
      scores([portraitRow(answer, direction)]).ratings[0]?.p;
    expect(scored('up', distribution(p))).toEqual([0.05, 0.1, 0.15, 0.2, 0.2, 0.3]);
    expect(scored('down', distribution(p))).toEqual([0.3, 0.2, 0.2, 0.15, 0.1, 0.05]);
    // Shown downwards 1 means "very much like me", which is 6.
    expect(scored('down', rated(1))).toEqual([0, 0, 0, 0, 0, 1]);
    expect(p).toEqual([0.05, 0.1, 0.15, 0.2, 0.2, 0.3]);
  });

  test('a model’s distribution over options as it is', () => {
    const { ratings, choices } = scores([scenarioRow(distribution([0.4, 0.3, 0.2, 0.1]))]);
    expect(ratings).toEqual([]);
    expect(choices).toEqual([
      {
        scenario: 's01',
        question: 3,
        wording: 'scenario-1',
        offered: ['UN', 'SD', 'BE', 'PO'],
        p: [0.4, 0.3, 0.2, 0.1],
      },
    ]);
  });

  test('portraits as ratings and scenarios as choices', () => {
    const { ratings, choices } = scores([scenarioRow(chosen(0)), portraitRow(rated(3), 'down')]);
    expect(choices).toHaveLength(1);
    expect(ratings).toEqual([
      {
        item: 'p01',
        value: 'SD',
        wording: 'portrait-1',
        direction: 'down',
        p: [0, 0, 0, 1, 0, 0],
      },
    ]);
  });
});

test('what is said of actions is in no score', () => {
  const rows = [labelRow(chosen(0)), soundnessRow(rated(6)), scenarioRow(chosen(1))];
  const { ratings, choices } = scores(rows);
  expect(ratings).toEqual([]);
  expect(choices.map(({ question }) => question)).toEqual([3]);
});

describe('what was planned and not answered', () => {
  const portrait = portraitRow(rated(3), 'down', 4);
  const scenario = scenarioRow(chosen(1), 5);
  const trials = [portrait, scenario];

  test('counts as a missing rating and as no choice', () => {
    const { ratings, choices } = toScores(trials, []);
    expect(ratings.map(({ item, p }) => [item, p])).toEqual([['p01', null]]);
    expect(choices).toEqual([]);
  });

  test('is told apart by its key: answers to other trials count for nothing', () => {
    const { ratings, choices } = toScores(trials, [portraitRow(rated(6), 'up', 6), scenario]);
    expect(ratings.map(({ p }) => p)).toEqual([null]);
    expect(choices).toHaveLength(1);
  });
});

describe('the schema of a row', () => {
  const good: readonly AnswerRow[] = [
    portraitRow(rated(1)),
    portraitRow(rated(6), 'down'),
    portraitRow(distribution([0.5, 0.5, 0, 0, 0, 0])),
    scenarioRow(chosen(0)),
    scenarioRow(chosen(3)),
    scenarioRow(distribution([0.25, 0.25, 0.25, 0.25])),
    labelRow(chosen(0)),
    labelRow(chosen(9)),
    labelRow(distribution([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])),
    soundnessRow(rated(1)),
    soundnessRow(distribution([0, 0, 0, 0.5, 0.5, 0]), 'down'),
    portraitRow({
      kind: 'distribution',
      p: [1, 0, 0, 0, 0, 0],
      compliance: null,
      promptTokens: 0,
      evaluatedTokens: null,
      engineMs: 0,
    }),
  ];

  test.each(good)('reads $answer as it is', (row) => {
    expect(v.parse(answerRowSchema, JSON.parse(JSON.stringify(row)))).toEqual(row);
  });

  test('reads probabilities that sum to 1 up to rounding', () => {
    const six = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(six, (weights) => {
        const sum = weights.reduce((total, one) => total + one, 0);
        const p = weights.map((one) => one / sum);
        expect(v.is(answerRowSchema, portraitRow(distribution(p)))).toBe(true);
      }),
    );
  });

  test.each([
    ['below 1', [0.5, 0.4, 0, 0, 0, 0]],
    ['above 1', [0.5, 0.6, 0, 0, 0, 0]],
    ['to 1 with a negative one', [1.1, -0.1, 0, 0, 0, 0]],
    ['to no number', [NaN, 1, 0, 0, 0, 0]],
    ['to 1 over five labels', [0.2, 0.2, 0.2, 0.2, 0.2]],
    ['to 1 over four labels', [0.25, 0.25, 0.25, 0.25]],
    ['to 1 over one label', [1]],
  ])('refuses probabilities of six ratings that sum %s', (_, p) => {
    expect(v.is(answerRowSchema, portraitRow(distribution(p)))).toBe(false);
  });

  test.each([0, 7, 2.5, -1, NaN])('refuses the rating %d', (rating) => {
    expect(v.is(answerRowSchema, portraitRow(rated(rating)))).toBe(false);
  });

  test.each([4, -1, 0.5])('refuses the option %d', (option) => {
    expect(v.is(answerRowSchema, scenarioRow(chosen(option)))).toBe(false);
  });

  test.each([10, -1, 0.5])('refuses the option %d of ten values', (option) => {
    expect(v.is(answerRowSchema, labelRow(chosen(option)))).toBe(false);
  });

  test('refuses an answer of another kind than its question', () => {
    for (const row of [
      labelRow(rated(2)),
      labelRow(distribution([0.25, 0.25, 0.25, 0.25])),
      soundnessRow(chosen(2)),
      scenarioRow(rated(2)),
      portraitRow(chosen(2)),
      scenarioRow(distribution([1, 0, 0, 0, 0, 0])),
    ]) {
      const result = v.safeParse(answerRowSchema, row);
      expect(result.issues?.map(({ message }) => message)).toEqual([
        'an answer that fits its question',
      ]);
    }
  });

  const label = labelRow(chosen(0));
  test.each([
    ['nine values', { ...label, question: { ...label.question, options: VALUES.slice(1) } }],
    [
      'a value twice',
      { ...label, question: { ...label.question, options: [...VALUES.slice(1), 'UN'] } },
    ],
    ['no action', { ...label, question: { ...label.question, action: undefined } }],
    ['an unknown value as action', { ...label, question: { ...label.question, action: 'XX' } }],
  ])('refuses a question of the label check with %s', (_, damaged) => {
    expect(v.is(answerRowSchema, label)).toBe(true);
    expect(v.is(answerRowSchema, damaged)).toBe(false);
  });

  const row = scenarioRow(chosen(0));
  test.each([
    ['a key that is no hash', { ...row, key: 'abc' }],
    ['a key in capitals', { ...row, key: 'A'.repeat(64) }],
    ['a negative revision', { ...row, revision: -1 }],
    ['a broken revision', { ...row, revision: 0.5 }],
    ['no sitting', { ...row, sitting: '' }],
    ['a time before 1970', { ...row, shownAt: -1 }],
    ['a further member', { ...row, note: 'hello' }],
    ['a further member of the answer', { ...row, answer: { ...row.answer, text: 'B' } }],
    [
      'five options',
      { ...row, question: { ...row.question, options: ['UN', 'SD', 'BE', 'PO', 'HE'] } },
    ],
    [
      'one value twice',
      { ...row, question: { ...row.question, options: ['UN', 'SD', 'BE', 'UN'] } },
    ],
    [
      'an unknown value',
      { ...row, question: { ...row.question, options: ['UN', 'SD', 'BE', 'XX'] } },
    ],
    ['a sixth question', { ...row, question: { ...row.question, question: 5 } }],
    ['an unknown instrument', { ...row, question: { ...row.question, instrument: 'horoscope' } }],
    ['an unknown framing', { ...row, question: { ...row.question, framing: 'dream' } }],
    ['an unknown kind of answer', { ...row, answer: { kind: 'sung', option: 0 } }],
    ['nothing', null],
    ['a list', [row]],
  ])('refuses %s', (_, damaged) => {
    expect(v.is(answerRowSchema, row)).toBe(true);
    expect(v.is(answerRowSchema, damaged)).toBe(false);
  });
});
