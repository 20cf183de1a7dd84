// How often the values of a pack meet in its questions, and whether the deal is even.
import { VALUE_NAMES, VALUES } from '../../values';
import { exposure, type Form } from '../deal';
import type { Scenario } from '../pack';
import type { Finding } from './finding';

export interface Meetings {
  questions: number;
  /** How often each value is offered, in circular order. */
  offered: number[];
  /** How often each pair meets: 10 × 10, symmetric, 0 on the diagonal. */
  met: number[][];
  fewest: number;
  most: number;
}

function meetings(questions: readonly Scenario['questions'][number][]): Meetings {
  const { offered, met } = exposure(questions);
  const pairs = met.flatMap((row, i) => row.slice(i + 1));
  return {
    ...{ questions: questions.length, offered, met },
    ...{ fewest: Math.min(...pairs), most: Math.max(...pairs) },
  };
}

/** Of all five questions of every scenario: what a model is asked. */
export function modelMeetings(scenarios: readonly Scenario[]): Meetings {
  return meetings(scenarios.flatMap(({ questions }) => questions));
}

/** Of the one question a scenario that a person is asked in a form. */
export function formMeetings(scenarios: readonly Scenario[], form: Form): Meetings {
  const asked = scenarios.filter((scenario) => scenario.form === form);
  return meetings(
    asked.flatMap(({ questions, personQuestion }) => {
      const question = questions[personQuestion];
      return question === undefined ? [] : [question];
    }),
  );
}

/** Pairs may meet this many times more often than others: what a balanced deal keeps. */
const UNEVEN = 2;

/** A finding where the model's questions are dealt unevenly. */
export function meetingFindings(pack: string, { met, fewest, most }: Meetings): Finding[] {
  if (most - fewest <= UNEVEN) return [];
  const pairThat = (count: number) => {
    const i = met.findIndex((row, place) => row.slice(place + 1).includes(count));
    const j = met[i]?.indexOf(count, i + 1) ?? -1;
    const name = (place: number) => VALUE_NAMES[VALUES[place] ?? 'SD'];
    return `${name(i)} and ${name(j)}`;
  };
  return [
    {
      where: { kind: 'pack', id: pack },
      rule: 'deal',
      message: `${pairThat(most)} meet in ${most} questions, ${pairThat(fewest)} in ${fewest}; deal the actions so that pairs differ by at most ${UNEVEN}.`,
    },
  ];
}
