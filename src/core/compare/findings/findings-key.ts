// The key under which findings are kept: the SHA-256 of everything that determines them. Somebody who
// answers, a model that answers more, or a seed: each gives another key, so that what is kept is never old.
import { identityOf } from '../../score/profile-key';
import { packChoices, type PackedChoices } from '../../score/packed';
import type { Choices } from '../../score/questions';
import type { HoldStudy, TargetAnswer } from '../../score/select-hold';
import { hashOf } from '../../study/trial';
import type { FindingsInput } from './findings';

/** The number of the method. Raise it with any change that changes a figure. */
const METHOD = 1;

const packed = (choices: Choices): PackedChoices =>
  'scenarios' in choices ? choices : packChoices(choices);

const targeted = (answers: readonly TargetAnswer[]) => ({
  ...identityOf(packChoices(answers)),
  targets: answers.map(({ target }) => target).join(),
});

const steeredIdentity = ({ model, select, hold, neutral }: HoldStudy) => ({
  model,
  select: targeted(select),
  hold: targeted(hold),
  neutral: identityOf(packChoices(neutral)),
});

export function findingsKey({ models, people, steered }: FindingsInput, seed: number): string {
  return hashOf({
    findings: METHOD,
    seed,
    models: models.map(({ family, profile, choices }) => ({
      family,
      profile: hashOf(profile),
      choices: identityOf(packed(choices)),
    })),
    people: people.map(({ profile, choices }) => ({
      profile: hashOf(profile),
      choices: identityOf(packed(choices)),
    })),
    steered: steered.map(steeredIdentity),
  });
}
