// Ranked values, brackets and the scale of the dots.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayAnswering } from '../../src/core/say/answering';
import { apartFrom } from '../../src/core/say/ranking';
import { profile } from '../../src/core/score/profile';
import { runs } from '../../src/ui/brackets';
import { dotScale, position, ranking } from '../../src/ui/ranking';
import { ITEMS_OF_21, ratingsOf } from '../fixtures/stats/answers';

const ORDER = [0, 1, 2, 3, 4];

describe('brackets', () => {
  test('join all ranks where nothing is told apart', () => {
    expect(runs(ORDER, [])).toEqual([{ from: 0, to: 4, lane: 0 }]);
  });

  test('are maximal runs; those that overlap lie in lanes of their own', () => {
    expect(
      runs(ORDER, [
        [0, 3],
        [0, 4],
        [1, 4],
      ]),
    ).toEqual([
      { from: 0, to: 2, lane: 0 },
      { from: 1, to: 3, lane: 1 },
      { from: 2, to: 4, lane: 2 },
    ]);
  });

  test('leave out a rank that is told apart from its neighbours', () => {
    expect(
      runs(
        [4, 3, 2],
        [
          [4, 3],
          [2, 4],
        ],
      ),
    ).toEqual([{ from: 1, to: 2, lane: 0 }]);
  });

  test('never hold a pair that is told apart, and never share a lane while they overlap', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (toldApart) => {
        const order = Array.from({ length: 10 }, (_, place) => place);
        const found = runs(order, toldApart);
        for (const { from, to, lane } of found) {
          for (const [a, b] of toldApart) {
            if (a !== b) expect([a, b].every((place) => place >= from && place <= to)).toBe(false);
          }
          const others = found.filter((other) => other.from !== from && other.lane === lane);
          expect(others.some((other) => other.from <= to && other.to >= from)).toBe(false);
        }
      }),
    );
  });
});

describe('the pairs told apart', () => {
  test('are listed from the top, so that what brackets hide is said', () => {
    // 0 and 3 share no bracket, and are not told apart either.
    expect(runs([0, 1, 2, 3], [[0, 2]]).some(({ from, to }) => from === 0 && to === 3)).toBe(false);
    expect(apartFrom([0, 1, 2, 3], [[0, 2]])).toEqual([{ place: 0, others: [2] }]);
    expect(
      apartFrom(
        [4, 3, 2],
        [
          [2, 4],
          [4, 3],
        ],
      ),
    ).toEqual([{ place: 4, others: [3, 2] }]);
  });
});

describe('a ranking by the questionnaire alone', () => {
  const ranked = (rating: (item: number) => number) =>
    ranking(
      profile(
        {
          kind: 'person',
          ratings: ratingsOf(
            ITEMS_OF_21.map((items) => Array.from({ length: items }, (_, item) => rating(item))),
          ),
          choices: [],
        },
        1,
      ),
    );

  test('exists where the questionnaire counts, and not where it is invalid', () => {
    expect(ranked((item) => 3 + item)?.measure).toBe('stated');
    expect(ranked(() => 4)).toBeNull();
  });
});

describe('how a model answers', () => {
  const model = {
    orders: 4,
    consistency: 0.43,
    unsteady: 0,
    judged: 60,
    placeBias: [0.6, 0, -0.1, -0.5],
    logByPlace: [-1.6, -1.6, -1.6, -1.6],
    entropy: 1,
    floorHits: 0,
    leftOut: 0,
  };

  test('is said plainly: what it keeps beside chance, and which place it favours', () => {
    expect(sayAnswering(model).plain).toEqual([
      'The same option came out on top in all four orders in 43\u202f% of questions; chance is 1.6\u202f%.',
      'It favours the first place: an option there is about 3.0 times as probable as an equal one in the last place. Averaging over the orders takes this out.',
    ]);
  });

  test('says that orders are missing, that no place is favoured, and how often the floor was hit', () => {
    expect(sayAnswering({ ...model, orders: 1, consistency: null }).plain).toEqual([
      expect.stringContaining('in only 1 order, so the scores keep some of it'),
    ]);
    expect(
      sayAnswering({ ...model, placeBias: [0.02, 0, 0, -0.02], floorHits: 2 }).plain.slice(1),
    ).toEqual([
      'It favours no place among the options.',
      '2 probabilities of single answers were below one in a million and counted as one in a million.',
    ]);
  });
});

describe('the scale of the dots', () => {
  test('has round ticks and holds every interval', () => {
    const scale = dotScale([{ value: 1.7, low: -0.4, high: 2.6 }], 0);
    expect(scale.ticks).toEqual([-1, 0, 1, 2, 3]);
    expect(position(scale, -1)).toBe(0);
    expect(position(scale, 3)).toBe(100);
  });

  test('exists for a flat profile', () => {
    expect(dotScale([{ value: 0, low: null, high: null }], 0).ticks).toEqual([-1, 0, 1]);
  });
});
