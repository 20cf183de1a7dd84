// The study's four claims put to what is on this machine, each beside the published figures and with the
// control that says how far it can be believed (docs/measurement.md, sections 4, 6 and 7).
import { countedQuestions } from '../../score/counted-questions';
import type { Choices } from '../../score/questions';
import { selectAgainstHold, type HoldResult, type HoldStudy } from '../../score/select-hold';
import type { Profile, PublishedTables } from '../../score/types';
import { profileAgreement } from '../agreement';
import { circleStructure } from '../circle-structure';
import { publishedProfile } from '../published';
import { modelsAlike, type ModelsAlike, type OverPairs } from './models-alike';
import { peopleAgainstModels, type PeopleAgainstModels } from './people-against-models';
import {
  publishedSteering,
  type PublishedSteering,
  type SteeredTables,
} from './published-steering';
import { sayingAndDoing, type SayingAndDoing } from './saying-and-doing';

interface FindingModel {
  /** Models of one family are permuted among themselves. */
  family: string;
  profile: Profile;
  choices: Choices;
}

export interface FindingsInput {
  /** Each model once, under the neutral condition and one framing; without the untrained baseline. */
  models: readonly FindingModel[];
  people: readonly { profile: Profile; choices: Choices }[];
  /** The models that were told to pick and to hold values. */
  steered: readonly HoldStudy[];
}

export interface Findings {
  alike: ModelsAlike | null;
  people: PeopleAgainstModels | null;
  /** People and models apart, because their answers differ in kind. */
  sayingOfModels: SayingAndDoing | null;
  sayingOfPeople: SayingAndDoing | null;
  steered: HoldResult[];
}

/** What the four claims come to on this machine; null where there is too little for one. */
export function findings({ models, people, steered }: FindingsInput, seed: number): Findings {
  const ofModels = models.map(({ choices }) => countedQuestions('model', choices));
  const ofPeople = people.map(({ choices }) => countedQuestions('person', choices));
  return {
    alike: modelsAlike(ofModels, seed),
    people: peopleAgainstModels(ofPeople, ofModels, seed),
    sayingOfModels: sayingAndDoing(
      models.map(({ family, profile }) => ({ stratum: family, profile })),
      seed,
    ),
    sayingOfPeople: sayingAndDoing(
      people.map(({ profile }) => ({ stratum: 'people', profile })),
      seed,
    ),
    steered: selectAgainstHold(steered, seed),
  };
}

export interface PublishedFindings {
  models: number;
  /** r between the models' shares, over all pairs. */
  alike: OverPairs | null;
  saying: SayingAndDoing | null;
  steered: PublishedSteering[];
  /** Distance on the circle with r between values, over the profiles of every wording. */
  circle: { profiles: number; stated: number | null; enacted: number | null };
}

/** The same of the published tables, as far as tables can tell. */
export function publishedFindings(
  tables: readonly PublishedTables[],
  steered: readonly SteeredTables[],
  seed: number,
): PublishedFindings {
  const profiles = tables.map(publishedProfile);
  const shares = profiles.map(({ enacted }) => (enacted?.share ?? []).map(({ value }) => value));
  const { mean, smallest, largest } = profileAgreement(shares);
  return {
    models: tables.length,
    alike:
      mean === null || smallest === null || largest === null ? null : { mean, smallest, largest },
    saying: sayingAndDoing(
      profiles.map((profile) => ({ stratum: 'published', profile })),
      seed,
    ),
    steered: publishedSteering(steered),
    circle: {
      profiles: tables.flatMap(({ stated }) => stated).length,
      stated: circleStructure(tables.flatMap(({ stated }) => stated)),
      enacted: circleStructure(tables.flatMap(({ share }) => share)),
    },
  };
}
