// Starting a class with a set, and the set that a teacher's choices make.
import { READY_SETS, type ReadySets } from '../../content/ready-sets';
import type { ClassSet } from '../../core/exchange/class-set';
import { exposure } from '../../core/instrument/deal';
import type { Pack } from '../../core/instrument/pack';
import { store } from '../../store/store';
import { count } from '../../ui/format';
import { go } from '../../ui/route';
import { newId } from '../me/people';

export type Scenarios = ClassSet['scenarios'];

/** Stores a class with the set and goes to it. */
export async function startClass(set: ClassSet): Promise<void> {
  const id = newId();
  await store.addClass({ id, createdAt: Date.now(), set });
  go('classroom', 'class', id, 'give');
}

/** The ready set for an age, of 5, 10 or 15 scenarios. */
export function readyScenarios(age: ReadySets['id'], length: number): Scenarios {
  return READY_SETS.find(({ id }) => id === age)?.scenarios.slice(0, length) ?? [];
}

/** The chosen scenarios in the order of the pack, each with the question that people are asked. */
export function pickedScenarios(ids: ReadonlySet<string>, pack: Pack): Scenarios {
  return (pack.scenarios?.scenarios ?? [])
    .filter(({ id }) => ids.has(id))
    .map(({ id, personQuestion }) => ({ id, question: personQuestion }));
}

/** How evenly picked scenarios offer the ten values, in a sentence. */
export function evenness(scenarios: Scenarios, pack: Pack): string {
  const questions = scenarios.flatMap(({ id, question }) => {
    const found = pack.scenarios?.scenarios.find((one) => one.id === id)?.questions[question];
    return found === undefined ? [] : [found];
  });
  const { offered } = exposure(questions);
  const [fewest, most] = [Math.min(...offered), Math.max(...offered)];
  if (fewest === most) return `Every value is offered ${count(most, 'time')}.`;
  return `The values are offered ${fewest} to ${most} times: votes are as good as ever, but the circle of the class is less even.`;
}
