// Simulated answers to scenarios, as rows the way a sitting stores them.
import type { ChoiceAnswer } from '../../../src/core/score/types';
import type { Random } from '../../../src/core/stats/random';
import { shuffle } from '../../../src/core/stats/shuffle';
import { at } from '../../../src/core/stats/array';
import { VALUES } from '../../../src/core/values';
import type { Asked } from './deals';
import {
  normals,
  pick,
  probabilities,
  type Respondent,
} from '../../../src/core/simulate/respondent';

const valuesAt = (order: readonly number[]) => order.flatMap((value) => VALUES[value] ?? []);

function row({ scenario, question }: Asked, order: readonly number[], p: number[]): ChoiceAnswer {
  return { scenario, question, wording: 'a', offered: valuesAt(order), p };
}

/** A person's choices: one question a scenario, its options in a drawn order. */
export function personChoices(
  respondent: Respondent,
  questions: readonly Asked[],
  random: Random,
): ChoiceAnswer[] {
  return questions.map((asked) => {
    const order = shuffle(asked.values, random);
    const effects = normals(VALUES.length, respondent.actions, random);
    const p = probabilities(respondent, order, (value) => at(effects, value));
    const chosen = pick(p, random.uniform());
    return row(
      asked,
      order,
      p.map((_, option) => (option === chosen ? 1 : 0)),
    );
  });
}

/** A model's distributions: all cyclic shifts of every question; a scenario's actions keep their effects. */
export function modelChoices(
  respondent: Respondent,
  questions: readonly Asked[],
  random: Random,
): ChoiceAnswer[] {
  const effects = new Map<string, number[]>();
  return questions.flatMap((asked) => {
    const known = effects.get(asked.scenario);
    const own = known ?? normals(VALUES.length, respondent.actions, random);
    effects.set(asked.scenario, own);
    return asked.values.map((_, shift) => {
      const order = [...asked.values.slice(shift), ...asked.values.slice(0, shift)];
      return row(
        asked,
        order,
        probabilities(respondent, order, (value) => at(own, value)),
      );
    });
  });
}
