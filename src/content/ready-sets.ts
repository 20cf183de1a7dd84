// Class sets that are ready to use, for two ages, of 5, 10 and 15 scenarios of the built-in bank; the
// shorter ones are the beginnings of the longer.
//
// How they were chosen. First the scenarios, by reading: for 12 to 15 what happens at school, at home,
// among friends and in a first job, without loans and leases; from 16 on also what comes with
// leaving school. Then the questions, by a search over the five that the deal has of each scenario
// (core/instrument/deal.ts): in every five scenarios, one of each area of life, all ten values stand exactly
// twice and no two meet twice. So 5, 10 and 15 scenarios offer each value 2, 4 and 6 times, and shares and
// rates mean the same for all. Of such fives, three were taken in which over 15 scenarios every two values
// meet at least once and at most three times (a person's form of 15: exactly twice).
import type { ClassSet } from '../core/exchange/class-set';

type Choice = ClassSet['scenarios'];

export interface ReadySets {
  id: 'younger' | 'older';
  /** For whom, as a label. */
  name: string;
  /** Fifteen questions; the first five and ten are sets of their own. */
  scenarios: Choice;
}

/** "s36.0" is question 0 of scenario s36. */
function choice(references: string): Choice {
  return references.split(' ').map((reference) => {
    const [id = '', question = ''] = reference.split('.');
    return { id, question: Number(question) };
  });
}

export const READY_LENGTHS = [5, 10, 15] as const;

export const READY_SETS: readonly ReadySets[] = [
  {
    id: 'younger',
    name: '12 to 15 years',
    scenarios: choice(
      // Apprentice weeks, pocket money, school subjects, a quarrel of sisters, the last match.
      's36.0 s65.0 s18.3 s09.2 s32.0 ' +
        // Showing somebody new the work, a broken phone, a teacher who moves, a shared room, a photograph.
        's117.3 s95.0 s39.4 s77.4 s72.2 ' +
        // A holiday job, a jar of fines, a class trip, a guest from abroad, a kitchen for twelve.
        's61.2 s120.2 s99.1 s38.3 s10.1',
    ),
  },
  {
    id: 'older',
    name: '16 years and older',
    scenarios: choice(
      // A trial day, a first flat, an apprenticeship or a college, a couple in two cities, two promises.
      's71.4 s90.4 s13.4 s68.4 s116.3 ' +
        // Four days or five, a broken phone, a final piece, a friend who left, one name on a prize.
        's53.2 s95.4 s74.0 s29.4 s15.0 ' +
        // An hour on the radio, weekend work, a year in between, an allotment, a casting vote.
        's23.3 s82.2 s94.0 s85.2 s20.2',
    ),
  },
];
