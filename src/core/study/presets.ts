// The plans that the pages offer: what a person is asked, and what a model is asked in a study.
import {
  HOLD_WORDING_IDS,
  LABEL_WORDING_IDS,
  PORTRAIT_WORDING_IDS,
  SCENARIO_WORDING_IDS,
  SELECT_WORDING_IDS,
  SOUNDNESS_WORDING_IDS,
} from '../ask/prompts';
import type { Form } from '../instrument/deal';
import type {
  FurtherPlan,
  LabelsPlan,
  Plan,
  QuestionnairePlan,
  ScenarioPlan,
  Scope,
  SoundnessPlan,
  Thirties,
} from './plan';
import type { PresetId } from './records';
import { ON_THE_PAGE, ON_THE_PAGE_OR_NONE } from './trial';

/** How a person is asked the portraits: as written, in one direction. */
export function personQuestionnaire(items: 'short' | 'all'): QuestionnairePlan {
  return { instrument: 'questionnaire', items, wordings: [ON_THE_PAGE], directions: ['up'] };
}

/** A person's scenarios: one question of each of a form, "which would you do?" or none, one order. */
export function personScenarios(form: Form, thirties: Thirties): ScenarioPlan {
  return {
    instrument: 'scenarios',
    form,
    thirties,
    questions: 'person',
    orders: 'drawn',
    framing: 'act',
    wordings: [ON_THE_PAGE_OR_NONE],
  };
}

/** Ten more scenarios of a person's, which lengthen a sitting with a form. */
export function personFurther(after: string, asked: FurtherPlan['asked']): FurtherPlan {
  return {
    instrument: 'further',
    after,
    asked,
    framing: 'act',
    wordings: [ON_THE_PAGE_OR_NONE],
  };
}

/** A person says of each action of some scenarios which value it shows most. */
export function personLabels(scope: Scope): LabelsPlan {
  return { instrument: 'labels', scope, orders: 'drawn', wordings: [ON_THE_PAGE] };
}

/** A person rates how sound each action of some scenarios is. */
export function personSoundness(scope: Scope): SoundnessPlan {
  return {
    instrument: 'soundness',
    scope,
    orders: 'drawn',
    directions: ['up'],
    wordings: [ON_THE_PAGE],
  };
}

export interface Preset {
  id: PresetId;
  plans: readonly Plan[];
}

function modelPortraits(items: 'short' | 'all', wordings: string[]): QuestionnairePlan {
  return { instrument: 'questionnaire', items, wordings, directions: ['up', 'down'] };
}

function modelScenarios(
  form: Form | 'all',
  thirties: Thirties,
  questions: 'person' | 'five',
): ScenarioPlan {
  return {
    instrument: 'scenarios',
    form,
    thirties,
    questions,
    orders: 'shifts',
    framing: 'act',
    wordings: SCENARIO_WORDING_IDS.slice(0, 1),
  };
}

/** The same questions as a person, each in four orders; one wording, both scale directions. */
export const SHORT_PRESET: Preset = {
  id: 'short',
  plans: [
    modelPortraits('short', PORTRAIT_WORDING_IDS.slice(0, 1)),
    modelScenarios('A', 1, 'person'),
  ],
};

/** The first thirty scenarios, five questions each in four orders; three wordings of the portraits. */
export const FULL_PRESET: Preset = {
  id: 'full',
  plans: [modelPortraits('short', PORTRAIT_WORDING_IDS), modelScenarios('all', 1, 'five')],
};

/** The same of all portraits and of the whole bank. */
export const BANK_PRESET: Preset = {
  id: 'bank',
  plans: [modelPortraits('all', PORTRAIT_WORDING_IDS), modelScenarios('all', 'all', 'five')],
};

/**
 * One question of every scenario three times: told to pick a value, told to hold it, and told nothing.
 * A further scenario tells more of the difference than a further question of the same one does.
 */
export const STEERED_PRESET: Preset = {
  id: 'steered',
  plans: [
    { instrument: 'steered', condition: 'select', thirties: 'all', wordings: SELECT_WORDING_IDS },
    { instrument: 'steered', condition: 'hold', thirties: 'all', wordings: HOLD_WORDING_IDS },
    modelScenarios('all', 'all', 'person'),
  ],
};

/** So many scenarios in ten orders cost what thirty cost in four: 1,200 questions. */
export const LABELLED_SCENARIOS = 12;

/** Which value each action of the first twelve scenarios shows most, in all ten shifts of the values. */
export const LABELS_PRESET: Preset = {
  id: 'labels',
  plans: [
    {
      instrument: 'labels',
      scope: { first: LABELLED_SCENARIOS },
      orders: 'all-shifts',
      wordings: LABEL_WORDING_IDS.slice(0, 1),
    },
  ],
};

/** How sound each action of the first thirty scenarios is, in both scale directions. */
export const SOUNDNESS_PRESET: Preset = {
  id: 'soundness',
  plans: [
    {
      instrument: 'soundness',
      scope: { thirties: 1 },
      orders: 'pack',
      directions: ['up', 'down'],
      wordings: SOUNDNESS_WORDING_IDS.slice(0, 1),
    },
  ],
};

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  short: SHORT_PRESET,
  full: FULL_PRESET,
  bank: BANK_PRESET,
  steered: STEERED_PRESET,
  labels: LABELS_PRESET,
  soundness: SOUNDNESS_PRESET,
};
