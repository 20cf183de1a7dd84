// Profiles as a table, one row a study of a model, ten columns a figure (docs/measurement.md, sections 2
// and 3). Columns are never renamed: scripts read them.
import type { Estimate, Profile } from '../score/types';
import type { ModelRespondent, Study } from '../study/records';
import { VALUES, type Value } from '../values';
import type { Column as ColumnOf } from './columns';

export interface ProfileTableRow {
  study: Study;
  model: ModelRespondent;
  /** The value of the persona that answered; null where the model answered as itself. */
  persona: Value | null;
  /** Whether the answers were probabilities or were written. */
  sampling: 'distribution' | 'text';
  profile: Profile;
}

type Column = ColumnOf<ProfileTableRow>;

/** One column a value. */
function ten(
  name: string,
  means: string,
  of: (profile: Profile, place: number) => number | null | undefined,
): Column[] {
  return VALUES.map((value, place) => ({
    name: `${name}_${value}`,
    means: `${value}: ${means}`,
    of: ({ profile }) => of(profile, place) ?? null,
  }));
}

/** Three columns a value: the estimate and the ends of its 95 % interval. */
function tenEstimates(
  name: string,
  means: string,
  of: (profile: Profile, place: number) => Estimate | null | undefined,
): Column[] {
  return [
    ...ten(name, means, (profile, place) => of(profile, place)?.value),
    ...ten(
      `${name}_low`,
      `lower end of the 95 % interval of ${name}`,
      (profile, place) => of(profile, place)?.low,
    ),
    ...ten(
      `${name}_high`,
      `upper end of the 95 % interval of ${name}`,
      (profile, place) => of(profile, place)?.high,
    ),
  ];
}

export const PROFILE_COLUMNS: readonly Column[] = [
  { name: 'study', means: 'id of the study', of: ({ study }) => study.id },
  { name: 'model', means: 'name of the model', of: ({ model }) => model.name },
  {
    name: 'revision',
    means: 'SHA-256 of the file of the model; for MLC over its parts',
    of: ({ model }) => model.revision,
  },
  {
    name: 'items_answered',
    means: 'portraits answered',
    of: ({ profile }) => profile.stated?.answered ?? null,
  },
  {
    name: 'validity',
    means: 'valid, marked or invalid, of the questionnaire',
    of: ({ profile }) => profile.stated?.validity.state ?? null,
  },
  {
    name: 'mrat',
    means: 'mean over all answered portraits, 1 to 6',
    of: ({ profile }) => profile.stated?.mrat ?? null,
  },
  ...ten('stated_raw', 'mean of its portraits, 1 to 6', ({ stated }, place) => stated?.raw[place]),
  ...tenEstimates(
    'stated',
    'mean of its portraits less mrat',
    ({ stated }, place) => stated?.centred[place],
  ),
  {
    name: 'scenarios',
    means: 'scenarios answered',
    of: ({ profile }) => profile.enacted?.scenarios ?? null,
  },
  {
    name: 'questions',
    means: 'scenario questions answered, orders and wordings not counted',
    of: ({ profile }) => profile.enacted?.questions ?? null,
  },
  {
    name: 'consistency',
    means: 'share of questions, 0 to 1, whose first option is the same in all orders',
    of: ({ profile }) => profile.enacted?.model?.consistency ?? null,
  },
  ...tenEstimates(
    'share',
    'percent of the choices; the ten sum to 100',
    ({ enacted }, place) => enacted?.share?.[place],
  ),
  ...tenEstimates(
    'rate',
    'probability of being chosen where it was offered, 0 to 1; chance 0.25',
    ({ enacted }, place) => enacted?.rate?.[place],
  ),
  ...tenEstimates(
    'worth',
    'worth in logits; the ten sum to 0',
    ({ enacted }, place) => enacted?.worth?.[place],
  ),
  {
    name: 'notes',
    means: 'what is withheld or left out, and why',
    of: ({ profile }) => profile.notes.join(' '),
  },
  {
    name: 'persona',
    means: 'value of the persona that answered; empty where the model answered as itself',
    of: ({ persona }) => persona,
  },
  {
    name: 'sampling',
    means: 'distribution (probabilities of the labels) or text (written answers that were read)',
    of: ({ sampling }) => sampling,
  },
];
