// Verdicts on people and models are judged by simulated ones whose worths are known.
import { describe, expect, test } from 'vitest';
import { peopleAgainstModels } from '../../../../src/core/compare/findings/people-against-models';
import { sayPeopleAgainstModels } from '../../../../src/core/say/people-against-models';
import { questionsOf } from '../../../../src/core/score/questions';
import {
  actionEffects,
  drawnWorths,
  modelChoices,
  personChoices,
} from '../../../fixtures/simulated';

/** Thousands of fits each: a yardstick of drawn sittings is costly. */
const SLOW = 60_000;

const effects = actionEffects(30, 0.3, 3);
const common = drawnWorths(1.5, 1);
const seeds = [11, 12, 13, 14, 15];
const model = (worths: readonly number[]) => questionsOf(modelChoices(worths, effects));
const person = (worths: readonly number[], seed: number) =>
  questionsOf(personChoices(worths, effects, seed));

describe('people beside models', () => {
  const samePeople = seeds.map((seed) => person(common, seed));
  const differing = seeds.map((seed) => person(drawnWorths(1.5, seed), seed));
  const models = seeds.map(() => model(common));

  test(
    'who have the worths of the models differ no more than they do',
    () => {
      const found = peopleAgainstModels(samePeople, models, 1);
      if (found === null) throw new Error('a comparison was expected');
      expect(found.questions).toBe(30);
      expect(found.moreDifferent).toBeNull();
      expect(sayPeopleAgainstModels(found).plain[0]).toBe(
        "Whether people differ more from one another than models do can't be told.",
      );
      expect(found.people.r.value).toBeLessThan(0.95);
      expect(Math.abs(found.people.r.value - found.models.r.value)).toBeLessThan(0.2);
    },
    SLOW,
  );

  test(
    'who each have worths of their own differ more',
    () => {
      const found = peopleAgainstModels(differing, models, 1);
      if (found === null) throw new Error('a comparison was expected');
      expect(found.moreDifferent).toBe('people');
      expect(sayPeopleAgainstModels(found).plain[0]).toBe(
        'People differ more from one another than models do.',
      );
      expect(found.people.r.value).toBeLessThan(0.4);
    },
    SLOW,
  );

  test(
    'who have the same worths differ less than models with worths of their own',
    () => {
      const apart = seeds.map((seed) => model(drawnWorths(1.5, seed)));
      const found = peopleAgainstModels(samePeople, apart, 1);
      if (found === null) throw new Error('a comparison was expected');
      expect(sayPeopleAgainstModels(found).plain[0]).toBe(
        'Models differ more from one another than people do.',
      );
    },
    SLOW,
  );

  test(
    'get no verdict where there are too few of either',
    () => {
      const few = peopleAgainstModels(differing.slice(0, 3), models.slice(0, 2), 1);
      expect(few?.moreDifferent).toBeNull();
      expect(few?.people.note).toContain('5 are needed');
      expect(peopleAgainstModels(differing.slice(0, 1), models, 1)).toBeNull();
      expect(peopleAgainstModels(differing, [], 1)).toBeNull();
    },
    SLOW,
  );
});
