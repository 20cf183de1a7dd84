// One respondent as pages handle it, with what its profile comes from.
import type { Traits } from '../core/compare/traits';
import type { Pack } from '../core/instrument/pack';
import type { PackReference } from '../core/instrument/version';
import { groupBy } from '../core/score/group-by';
import { rowCount, type PackedChoices } from '../core/score/packed';
import type { Profile, RatingAnswer } from '../core/score/types';
import type { AnswerRow } from '../core/study/answer';
import type { ModelRespondent } from '../core/study/records';
import type { Framing, Trial } from '../core/study/trial';

export interface RespondentEntry {
  /** person:…, study:…, published:… or group:…; stands in addresses. */
  id: string;
  kind: 'person' | 'model' | 'published' | 'group';
  label: string;
  /** What was asked, or who made it, in a few words. */
  detail: string;
  /** No person, but answers drawn from worths that are known. */
  isSimulated: boolean;
}

export interface Answered {
  /** That the trials are of. */
  pack: Pack;
  trials: readonly Trial[];
  rows: readonly AnswerRow[];
}

/** One of the list with what its profile comes from. */
export interface Source extends RespondentEntry {
  /** The model that answered; null for people and published profiles. */
  model: ModelRespondent | null;
  /** What it can be grouped by; null for people and groups. */
  traits: Traits | null;
  /** False for what a model wrote, and for its personas: these are never taken for its own probabilities. */
  isOwn: boolean;
  /** Under which framings scenarios were asked. */
  framings: readonly Framing[];
  /** The answers behind the profile; none of published profiles and groups. */
  ratings: readonly RatingAnswer[];
  choices: PackedChoices;
  /** Those of them that no earlier answer chose, for comparisons of equal length. */
  balanced: PackedChoices;
  /** Keys of the scenario questions that were answered (core/compare/comparability.ts). */
  asked: ReadonlySet<string>;
  /** Of which the questions are. */
  packs: readonly PackReference[];
  /** Reads what was asked of which pack, with the rows as stored; none of published profiles and groups. */
  answered: () => Promise<readonly Answered[]>;
  compute: () => Promise<Profile>;
}

/** Not the untrained network that ships with Axia, which is no model to generalise from. */
export const isTrained = (model: ModelRespondent | null): model is ModelRespondent =>
  model !== null && !model.baseline;

/** Of each model the study of its own probabilities with the most answers: its studies are one respondent. */
export function longestOfEach(sources: readonly Source[]): Source[] {
  const ofModels = sources.filter(({ model, isOwn }) => isTrained(model) && isOwn);
  const groups = groupBy(ofModels, ({ model }) => model?.id ?? '');
  return [...groups.values()].map((own) =>
    own.reduce((longest, other) =>
      rowCount(other.choices) > rowCount(longest.choices) ? other : longest,
    ),
  );
}
