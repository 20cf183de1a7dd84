// A reading of the Findings page: the verdict on each of the four claims as its card gives it, or that there
// is nothing here yet to put it to; and what is on this machine.
//
// Example: on a fresh machine, "Whether models choose alike can't be told here yet.", and so for each claim.
import type { Findings } from '../compare/findings/findings';
import { count } from './format';
import { sayModelsAlike } from './models-alike';
import { ownVerdict } from './own-against-others';
import { sayPeopleAgainstModels } from './people-against-models';
import { OF_MODELS, OF_PEOPLE, saySayingAndDoing } from './saying-and-doing';
import { sayHold } from './select-hold';
import type { Sentences } from './sentences';

export interface FindingsToSay {
  here: Findings;
  models: number;
  people: number;
}

const verdictOf = ({ plain }: Sentences) => plain.slice(0, 1);

function whetherOwn({ sayingOfModels, sayingOfPeople }: Findings): string | null {
  const control = sayingOfModels?.control ?? sayingOfPeople?.control ?? null;
  if (control === null) return null;
  return ownVerdict(control.residual) === 'own'
    ? 'What one says goes with its own choices more than with those of the others.'
    : "Whether what one says goes with its own choices more than with those of the others can't be told.";
}

/** The verdicts in the order of the cards, and the figures behind them. */
export function sayFindings({ here, models, people }: FindingsToSay): Sentences {
  const alike = here.alike === null ? null : sayModelsAlike(here.alike);
  const differ = here.people === null ? null : sayPeopleAgainstModels(here.people);
  const own = whetherOwn(here);
  const held = here.steered.flatMap(({ model, pooled }) =>
    pooled === null ? [] : [{ model, said: sayHold(pooled) }],
  );
  return {
    plain: [
      `On this machine are answers of ${count(models, 'model')} and ${count(people, 'person', 'people')}.`,
      ...(alike === null
        ? ["Whether models choose alike can't be told here yet."]
        : verdictOf(alike)),
      ...(differ === null
        ? ["Whether people differ more than models can't be told here yet."]
        : verdictOf(differ)),
      own ?? "Whether what one says goes with its own choices can't be told here yet.",
      ...(held.length === 0
        ? ["Whether models do worse when told to hold a value can't be told here yet."]
        : held
            .slice(0, 1)
            .flatMap(({ model, said }) =>
              verdictOf(said).map((sentence) => `${model}: ${sentence}`),
            )),
      'The study made these claims of ten other models, which are beside them here.',
    ],
    figures: [
      ...(alike?.figures ?? []),
      ...(differ?.figures ?? []),
      ...(here.sayingOfModels === null
        ? []
        : saySayingAndDoing(here.sayingOfModels, OF_MODELS).figures),
      ...(here.sayingOfPeople === null
        ? []
        : saySayingAndDoing(here.sayingOfPeople, OF_PEOPLE).figures),
      ...held.flatMap(({ model, said }) => said.figures.map((figure) => `${model}. ${figure}`)),
    ],
  };
}
