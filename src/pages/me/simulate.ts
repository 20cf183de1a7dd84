// Fills sittings with the answers of a simulated person, whose worths are known, for development and
// teaching. It is stored as anybody's sittings are, with its worths, so that it is told wherever it is shown.
import type { Pack } from '../../core/instrument/pack';
import { isSimulated, simulatedAnswer } from '../../core/simulate/person';
import { drawRespondent, PERSON, type Respondent } from '../../core/simulate/respondent';
import { randomFor } from '../../core/stats/random';
import { trialsOf } from '../../core/study/plan';
import { fittingName, type PersonRespondent } from '../../core/study/records';
import { store, type GivenAnswer } from '../../store/store';
import type { Both } from './lengths';
import { newId, newSitting } from './people';

/** How far the worths of a simulated person lie apart: standard deviations in logits. */
export const SPREADS = [
  { deviation: 0.5, words: 'a little' },
  { deviation: 1, words: 'clearly' },
  { deviation: 1.5, words: 'strongly' },
] as const;

/** The simulated person that a seed draws. */
export function drawnPerson(deviation: number, seed: number): Respondent {
  return drawRespondent(deviation, PERSON, randomFor(seed, 'simulating'));
}

/** Stores a simulated person with both parts answered, all or nothing; returns its id. */
export async function addSimulated(
  name: string,
  person: Respondent,
  { portraits, scenarios }: Both,
  pack: Pack,
  seed: number,
): Promise<string> {
  const now = Date.now();
  const respondent: PersonRespondent = {
    kind: 'person',
    id: newId(),
    name: fittingName(name),
    createdAt: now,
    simulated: [...person.worths],
  };
  const random = randomFor(seed, 'answers');
  const sittings = [portraits, scenarios].map(({ plan }) =>
    newSitting(respondent.id, pack, plan, seed),
  );
  const answers = sittings.flatMap((sitting) =>
    trialsOf(sitting, pack).flatMap((trial): GivenAnswer[] =>
      isSimulated(trial.question)
        ? [
            {
              trial,
              sitting: sitting.id,
              answer: simulatedAnswer(person, trial.question, random),
              shownAt: now,
              answeredAt: now,
            },
          ]
        : [],
    ),
  );
  await store.addAnswered(respondent, sittings, answers);
  return respondent.id;
}
