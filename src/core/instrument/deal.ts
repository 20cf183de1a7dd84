// The balanced deal: which four actions of a scenario meet in a question.
//
// The 15 blocks of a balanced incomplete block design with ten values, four to a block, every value
// in six blocks and every pair in two. Two copies of the design are cut into six groups of five in
// which every value stands exactly twice and no pair meets twice. Scenarios are dealt in sixes: the
// scenario at place i of the bank gets group i mod 6. Relabelling the ten values by a permutation,
// one for every thirty scenarios, keeps all of this. See docs/measurement.md, "The deal".
//
// People answer one question a scenario, and their forms are balanced over whole thirties alone: in a
// thirty the person's questions are the 15 blocks twice, and the two are parted between the forms. So
// each form has 15 scenarios of every thirty, and its first 15, 30 or 60 (one, two or four thirties)
// offer every value 6, 12 or 24 times and let every pair meet 2, 4 or 8 times, however the thirties
// are relabelled. The forms share no scenario.
import { VALUES, type Value } from '../values';

/** The six groups; digits are places on the circle before relabelling. */
export const GROUPS_OF_BLOCKS: readonly (readonly string[])[] = [
  ['1245', '0236', '0479', '3589', '1678'],
  ['0236', '1347', '0158', '4569', '2789'],
  ['1347', '0248', '1269', '0567', '3589'],
  ['0248', '0139', '2357', '1678', '4569'],
  ['0139', '1245', '3468', '2789', '0567'],
  ['0158', '0479', '1269', '2357', '3468'],
];

const GROUP_COUNT = GROUPS_OF_BLOCKS.length;
const BLOCKS_A_GROUP = 5;
const CYCLE = GROUP_COUNT * BLOCKS_A_GROUP;

export type Form = 'A' | 'B';

export interface Deal {
  /** Five questions, each four values in circular order of the unrelabelled block. */
  questions: Value[][];
  /** The question, 0 to 4, that a person is asked. */
  personQuestion: number;
  form: Form;
}

/** The group that asks a block in form A. Each block stands in exactly two groups g < h. */
function groupOfFormA(g: number, h: number): number {
  const step = (h - g + GROUP_COUNT) % GROUP_COUNT;
  return step === 1 || step === 2 || h - g === 3 ? g : h;
}

function groupsWith(block: string): [number, number] {
  const found = GROUPS_OF_BLOCKS.flatMap((group, index) => (group.includes(block) ? [index] : []));
  const [g, h, ...more] = found;
  if (g === undefined || h === undefined || more.length > 0) {
    throw new Error(`block ${block} stands in ${String(found.length)} groups instead of two`);
  }
  return [g, h];
}

/**
 * The deal of the scenario at `index` of a bank (0, 1, 2 …).
 *
 * In each thirty scenarios every group comes five times, each time another of its five blocks is the
 * person's, so that a person's questions are the 15 blocks twice: once in form A and once in form B.
 *
 * @param relabel for this thirty, the value that each of the ten digits stands for.
 * @throws RangeError if `relabel` is not a permutation of the ten values.
 */
export function dealOf(index: number, relabel: readonly Value[] = VALUES): Deal {
  if (new Set(relabel).size !== VALUES.length || relabel.length !== VALUES.length) {
    throw new RangeError(
      `a relabelling names each of the ten values once, not ${relabel.join(' ')}`,
    );
  }
  const within = index % CYCLE;
  const groupIndex = within % GROUP_COUNT;
  const group = GROUPS_OF_BLOCKS[groupIndex];
  const personQuestion = Math.floor(within / GROUP_COUNT);
  const personBlock = group?.[personQuestion];
  if (group === undefined || personBlock === undefined) {
    throw new RangeError(`a bank has places 0, 1, 2 …, not ${String(index)}`);
  }
  const questions = group.map((block) =>
    Array.from(block, Number).flatMap((digit) => relabel[digit] ?? []),
  );
  const form: Form = groupOfFormA(...groupsWith(personBlock)) === groupIndex ? 'A' : 'B';
  return { questions, personQuestion, form };
}

/** How often each value was offered (ten counts) and each pair met (10 × 10, symmetric). */
export function exposure(questions: readonly (readonly Value[])[]): {
  offered: number[];
  met: number[][];
} {
  const offered = VALUES.map(() => 0);
  const met = VALUES.map(() => VALUES.map(() => 0));
  for (const question of questions) {
    const places = question.map((value) => VALUES.indexOf(value));
    for (const i of places) {
      offered[i] = (offered[i] ?? 0) + 1;
      for (const j of places) {
        const row = met[i];
        if (i !== j && row !== undefined) row[j] = (row[j] ?? 0) + 1;
      }
    }
  }
  return { offered, met };
}
