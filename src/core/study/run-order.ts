// The order in which a run asks the trials of a study. A run that is broken off should leave every part of the
// study about equally far: not all portraits and no scenario, nor one condition without the one it is paired
// with. So the sittings take turns: next comes the one of which the smallest share has been taken. A turn is a
// block of neighbours that share the beginning of their prompt, which an engine then evaluates once: all orders
// and questions of a scenario, or all portraits under one wording and direction. Within a sitting nothing is
// moved; the scenarios of a pack are dealt so that values and pairs are balanced over any first ones.
//
// Example: 2 blocks of portraits and 4 of scenarios, all of one size, are asked P S S P S S.
import { groupBy } from '../score/group-by';
import type { Draw, Question } from './trial';

interface Ordered {
  sitting: string;
  question: Question;
  draw?: Draw;
}

/** The same for neighbours that are asked in one turn. */
function blockOf({ question, draw }: Ordered): string {
  const about =
    question.instrument === 'questionnaire'
      ? `${question.wording} ${question.direction}`
      : question.scenario;
  return `${about} ${draw?.repeat ?? 0}`;
}

/** Cuts a list before each member that is in another block than the one before it. */
function blocksOf<T extends Ordered>(trials: readonly T[]): T[][] {
  const blocks: T[][] = [];
  for (const trial of trials) {
    const last = blocks.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && blockOf(first) === blockOf(trial)) {
      last.push(trial);
    } else blocks.push([trial]);
  }
  return blocks;
}

interface Queue<T> {
  blocks: readonly T[][];
  next: number;
  taken: number;
  all: number;
}

/** The queue with blocks left of which the smallest share is taken; of several the first. */
function nextOf<T>(queues: readonly Queue<T>[]): Queue<T> | undefined {
  const left = queues.filter(({ blocks, next }) => next < blocks.length);
  return left.reduce<Queue<T> | undefined>(
    (least, one) =>
      least === undefined || one.taken / one.all < least.taken / least.all ? one : least,
    undefined,
  );
}

/** The same trials, with the sittings taking turns. */
export function balancedOrder<T extends Ordered>(trials: readonly T[]): T[] {
  const sittings = [...groupBy(trials, ({ sitting }) => sitting).values()];
  const queues = sittings.map((own): Queue<T> => ({
    blocks: blocksOf(own),
    next: 0,
    taken: 0,
    all: own.length,
  }));
  const ordered: T[] = [];
  for (let queue = nextOf(queues); queue !== undefined; queue = nextOf(queues)) {
    const block = queue.blocks[queue.next] ?? [];
    ordered.push(...block);
    queue.next += 1;
    queue.taken += block.length;
  }
  return ordered;
}
