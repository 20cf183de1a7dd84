import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../../src/core/score/questions';
import { enactedReliability, statedReliability } from '../../../src/core/score/reliability';
import { scoreChoices } from '../../../src/core/score/enacted';
import { scoreRatings } from '../../../src/core/score/stated';
import type { ChoiceAnswer, RatingAnswer } from '../../../src/core/score/types';
import { reliabilityInterval } from '../../../src/core/stats/posterior-reliability';
import { randomFor } from '../../../src/core/stats/random';
import { meanHalfR, spearmanBrown } from '../../../src/core/stats/split-half';
import {
  chose,
  ITEMS_OF_21,
  personQuestions,
  ratingsOf,
  valueAt,
} from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/expected.json';
import within from '../../fixtures/stats/within.json';

function statedOf(ratings: RatingAnswer[], seed = 1) {
  const { profile } = scoreRatings('person', ratings);
  if (profile === null) throw new Error('a profile was expected');
  return statedReliability(ratings, profile, seed);
}

function enactedOf(kind: 'person' | 'model', choices: readonly ChoiceAnswer[], seed = 1) {
  const profile = scoreChoices(kind, choices, seed);
  if (profile === null) throw new Error('a profile was expected');
  return enactedReliability(questionsOf(choices), profile, seed);
}

const modelRows = expected.model.rows.map(({ scenario, question, order, p }): ChoiceAnswer => ({
  scenario: `s${String(scenario).padStart(2, '0')}`,
  question,
  wording: 'a',
  offered: order.map(valueAt),
  p,
}));

/** 100 random cuts miss the mean over all by at most four of their standard errors. */
const slack = (sd: number) => (4 * sd) / Math.sqrt(100);

describe('Spearman–Brown', () => {
  test('gives the worked example, 1 for 1, and nothing for halves that oppose each other', () => {
    expect(spearmanBrown(0.5)).toBeCloseTo(2 / 3, 12);
    expect(spearmanBrown(1)).toBe(1);
    expect(spearmanBrown(0)).toBeNull();
    expect(spearmanBrown(-0.9)).toBeNull();
  });

  test('is not fed by flat halves: they count 0, and only flat ones give none', () => {
    const cuts = [true, false];
    const half = [1, 2, 3];
    const mixed = meanHalfR(() => (cuts.reverse()[0] === true ? [half, half] : [half, [2, 2, 2]]));
    expect(mixed).toBeCloseTo(0.5, 12);
    expect(meanHalfR(() => [half, [2, 2, 2]])).toBeNull();
  });
});

describe('the reliability of a stated profile', () => {
  const { ratings, meanR, sd } = within.statedHalves;

  test('has the mean half r of all cuts of the items, within the error of 100', () => {
    const found = statedOf(ratingsOf(ratings));
    expect(Math.abs((found.halfR ?? 0) - meanR)).toBeLessThan(slack(sd));
    expect(found.value).toBeCloseTo((2 * (found.halfR ?? 0)) / (1 + (found.halfR ?? 0)), 12);
    expect(found.low).toBeLessThan(found.value ?? 0);
    expect(found.high).toBeGreaterThan(found.value ?? 1);
    expect(found.reason).toBeNull();
  });

  test('is the same for the same seed', () => {
    expect(statedOf(ratingsOf(ratings), 4)).toEqual(statedOf(ratingsOf(ratings), 4));
    expect(statedOf(ratingsOf(ratings), 4)).not.toEqual(statedOf(ratingsOf(ratings), 5));
  });

  test('is withheld where a value has one answered item, by its name', () => {
    const short = ratings.map((own, place) => (place === 4 ? [own[0] ?? 1, null] : own));
    const found = statedOf(ratingsOf(short));
    expect([found.value, found.low, found.high]).toEqual([null, null, null]);
    expect(found.reason).toBe('No reliability: fewer than two answered items for Power.');
  });

  test('is withheld where halves oppose each other, with the r that shows it', () => {
    // Within each value one item high, one low: what one half puts up the other puts down.
    const torn = ITEMS_OF_21.map((items) => [1, 6, 3].slice(0, items));
    const found = statedOf(ratingsOf(torn));
    expect(found.halfR).toBeLessThan(0);
    expect(found.value).toBeNull();
    expect(found.reason).toContain('do not go together');
  });

  test('of the same rating throughout is withheld as flat', () => {
    const flat = statedOf(ratingsOf(ITEMS_OF_21.map((items) => [3, 3, 3].slice(0, items))));
    expect(flat).toMatchObject({ halfR: null, value: null, low: null });
    expect(flat.reason).toContain('flat');
  });
});

describe('the reliability of an enacted profile', () => {
  test('of a model has the mean half r of cuts of its scenarios fitted by scipy', () => {
    const { meanR, sd } = within.enactedHalves;
    const found = enactedOf('model', modelRows);
    expect(Math.abs((found.halfR ?? 0) - meanR)).toBeLessThan(slack(sd) * Math.SQRT2);
    expect(found.low).toBeLessThan(found.value ?? 0);
    expect(found.high).toBeLessThanOrEqual(1);
  });

  test('of a person who always chooses alike is high, of one who chooses by place is not', () => {
    const questions = personQuestions(30);
    const steady = enactedOf(
      'person',
      questions.map(({ scenario, offered }) => chose(scenario, offered, 0)),
    );
    expect(steady.value).toBeGreaterThan(0.8);
    const turning = enactedOf(
      'person',
      questions.map(({ scenario, offered }, index) => {
        const order = [...offered.slice(index % 4), ...offered.slice(0, index % 4)];
        return chose(scenario, order, 0);
      }),
    );
    expect(turning.value ?? 0).toBeLessThan(steady.value ?? 0);
  });

  test('of one scenario is withheld; of few there is one without interval', () => {
    const one = enactedOf('model', modelRows.slice(0, 4));
    expect(one.reason).toContain('two scenarios');
    const few = enactedOf(
      'model',
      modelRows.filter(({ scenario }) => scenario < 's06'),
    );
    expect(few.halfR).not.toBeNull();
    expect([few.low, few.high]).toEqual([null, null]);
  });
});

describe('the interval of a reliability', () => {
  test.each(within.reliabilityIntervals)(
    'agrees with nine contrasts on a finer grid in numpy ($df degrees of freedom)',
    ({ scores, covariance, df, low, high }) => {
      const found = reliabilityInterval({ scores, covariance }, df, randomFor(2, 'reliability'));
      expect(Math.abs((found?.low ?? 9) - low)).toBeLessThan(0.04);
      expect(Math.abs((found?.high ?? 9) - high)).toBeLessThan(0.04);
    },
  );

  test('does not see the level of a profile', () => {
    const [one] = within.reliabilityIntervals;
    if (one === undefined) throw new Error('a case was expected');
    const { scores, covariance } = one;
    const of = (level: number) =>
      reliabilityInterval(
        { scores: scores.map((score) => score + level), covariance },
        11,
        randomFor(2, 'reliability'),
      );
    expect(of(50)?.low).toBeCloseTo(of(0)?.low ?? NaN, 6);
  });

  test('gives the worked example', () => {
    const scores = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
    const of = (error: number) =>
      reliabilityInterval(
        {
          scores,
          covariance: scores.flatMap((_, i) => scores.map((__, j) => (i === j ? error ** 2 : 0))),
        },
        null,
        randomFor(2, 'reliability'),
      );
    expect(of(0.1)?.low).toBeGreaterThan(0.98);
    expect(of(1)?.low).toBeLessThan(0.1);
    expect(of(1)?.high).toBeGreaterThan(0.5);
  });

  test('does not exist without errors', () => {
    const none = { scores: [1, 2, 3], covariance: [0, 0, 0, 0, 0, 0, 0, 0, 0] };
    expect(reliabilityInterval(none, 11, randomFor(2, 'reliability'))).toBeNull();
  });
});
