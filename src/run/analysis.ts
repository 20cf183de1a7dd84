// What pages ask of the analysis workers: profiles, kept under the hash of their inputs, and what the
// published tables say.
import type { Certainty } from '../core/compare/certainty';
import type { Compared, PairComparison } from '../core/compare/comparison';
import type { AtEqualLength } from '../core/compare/at-equal-length';
import type { PairwiseR } from '../core/compare/agreement';
import type { RespondentMap } from '../core/compare/respondent-map';
import type { GroupContrast } from '../core/compare/group-contrasts';
import type { AnsweredBy, QuestionBehind } from '../core/compare/questions-behind';
import type { Traits } from '../core/compare/traits';
import type { Findings, FindingsInput, PublishedFindings } from '../core/compare/findings/findings';
import { findingsKey } from '../core/compare/findings/findings-key';
import { findingsSchema } from '../core/compare/findings/findings-schema';
import type { SteeredTables } from '../core/compare/findings/published-steering';
import type { Reliabilities } from '../core/compare/reliabilities';
import { reliabilitiesSchema } from '../core/compare/reliabilities-schema';
import type { Retest } from '../core/compare/retest';
import type { NetWorthOrReason, Soundness } from '../core/score/net-worth';
import { packChoices, type PackedChoices } from '../core/score/packed';
import type { Choices } from '../core/score/questions';
import { profileKey } from '../core/score/profile-key';
import { profileSchema } from '../core/score/profile-schema';
import { hashOf } from '../core/study/trial';
import type {
  PackedAnswers,
  Profile,
  PublishedTables,
  RespondentAnswers,
} from '../core/score/types';
import { ask } from './analysis-workers';
import { keptFigures } from './kept-figures';
import { nextTask } from './next-task';

/** All respondents share one seed, so that their bootstrap draws are paired. */
const SEED = 20_260_107;

const keptProfiles = keptFigures(profileSchema);

/** The key under which the profile of these answers is kept. */
export const keyOfProfile = (answers: PackedAnswers): string => profileKey(answers, SEED);

/**
 * The profile of one respondent, from where it was kept or computed.
 *
 * @param signal says that nobody waits for it any more; then this rejects with an AbortError.
 */
export async function profileOf(
  { choices, ...others }: RespondentAnswers | PackedAnswers,
  signal?: AbortSignal,
): Promise<Profile> {
  // The page answers before the next respondent is packed: some ten thousand rows take a while.
  await nextTask();
  const answers = { ...others, choices: packed(choices) };
  return profileUnder(keyOfProfile(answers), answers, signal);
}

/** The same where the key of the answers is known, so that they need not be read to find it. */
export function profileUnder(
  key: string,
  answers: PackedAnswers,
  signal?: AbortSignal,
): Promise<Profile> {
  return keptProfiles.take(key, () => computed(answers, signal));
}

function computed(answers: PackedAnswers, signal?: AbortSignal): Promise<Profile> {
  return ask((remote) => remote.profile(answers, SEED), signal);
}

/** The profile of somebody of whom nothing is to be kept on this machine. */
export function passingProfileOf({ kind, ratings, choices }: RespondentAnswers): Promise<Profile> {
  return computed({ kind, ratings, choices: packChoices(choices) });
}

/**
 * The profiles of several respondents, in their order, with both cores at work. Those that are finished
 * when the signal comes are kept.
 *
 * @param onProgress is told which part of all, 0 to 1, is done, and whose profile that finished.
 */
export async function profilesOf(
  respondents: readonly RespondentAnswers[],
  onProgress: (part: number, finished: number) => void,
  signal?: AbortSignal,
): Promise<Profile[]> {
  let done = 0;
  return Promise.all(
    respondents.map(async (answers, respondent) => {
      const profile = await profileOf(answers, signal);
      done += 1;
      onProgress(done / respondents.length, respondent);
      return profile;
    }),
  );
}

export function publishedProfileOf(tables: PublishedTables): Promise<Profile> {
  return ask((remote) => remote.published(tables));
}

/** How far a profile can be relied on; takes longer than the profile. */
export function certaintyOf(
  { kind, ratings, choices }: RespondentAnswers | PackedAnswers,
  profile: Profile,
  signal?: AbortSignal,
): Promise<Certainty> {
  const answers = { kind, ratings, choices: packed(choices) };
  return ask((remote) => remote.certainty(answers, profile, SEED), signal);
}

const keptReliabilities = keptFigures(reliabilitiesSchema);
/** The number of the method. Raise it with any change that changes a figure or a sentence. */
const RELIABILITIES = 1;

/** How reliably one respondent's profiles were measured, from where it was kept or computed. */
export async function reliabilitiesOf(
  answers: PackedAnswers,
  profile: Profile,
  signal?: AbortSignal,
): Promise<Reliabilities> {
  await nextTask();
  const key = hashOf({ reliabilities: RELIABILITIES, of: keyOfProfile(answers) });
  return keptReliabilities.take(key, () =>
    ask((remote) => remote.reliabilities(answers, profile, SEED), signal),
  );
}

/** Columns made before, for each list of rows: they cross the border once for every pair. */
const packedBefore = new WeakMap<object, PackedChoices>();

function packed(choices: Choices): PackedChoices {
  if ('scenarios' in choices) return choices;
  const known = packedBefore.get(choices) ?? packChoices(choices);
  packedBefore.set(choices, known);
  return known;
}

const inColumns = (one: Compared): Compared => ({
  kind: one.kind,
  profile: one.profile,
  choices: packed(one.choices),
});

/** One respondent beside each of some others. */
export function comparedWithOf(
  one: Compared,
  others: readonly Compared[],
  signal?: AbortSignal,
): Promise<PairComparison[]> {
  const [own, theirs] = [inColumns(one), others.map(inColumns)];
  return ask((remote) => remote.comparedWith(own, theirs, SEED), signal);
}

/** The map of respondents by their enacted profiles; null where there are fewer than three. */
export function respondentMapOf(
  profiles: readonly Profile[],
  signal?: AbortSignal,
): Promise<RespondentMap | null> {
  return ask((remote) => remote.map(profiles), signal);
}

const answersInColumns = ({ kind, choices }: AnsweredBy): AnsweredBy => ({
  kind,
  choices: packed(choices),
});

/** People and models with one choice to each question that all of them answered. */
export function equalLengthOf(
  respondents: readonly AnsweredBy[],
  signal?: AbortSignal,
): Promise<AtEqualLength | null> {
  return ask((remote) => remote.equalLength(respondents.map(answersInColumns), SEED), signal);
}

/** Worths of a model's choices net of how sound the actions were rated. */
export function netWorthOf(
  choices: Choices,
  soundness: readonly Soundness[],
  signal?: AbortSignal,
): Promise<NetWorthOrReason> {
  const own = packed(choices);
  return ask<NetWorthOrReason>((remote) => remote.netWorth(own, soundness), signal);
}

/** What groupings of models explain of how alike they are. */
export function groupContrastsOf(
  r: PairwiseR,
  traits: readonly Traits[],
  signal?: AbortSignal,
): Promise<GroupContrast[]> {
  return ask((remote) => remote.groups(r, traits, SEED), signal);
}

/** The questions behind a figure, in the order in which they are worth reading. */
export function questionsBehindOf(
  one: AnsweredBy,
  other: AnsweredBy | null,
  value: number | null,
  signal?: AbortSignal,
): Promise<QuestionBehind[]> {
  const theirs = other === null ? null : answersInColumns(other);
  return ask((remote) => remote.questions(answersInColumns(one), theirs, value), signal);
}

/** One person at two times, the earlier profile first. */
export function retestOf(then: Profile, now: Profile, signal?: AbortSignal): Promise<Retest> {
  return ask((remote) => remote.retest(then, now, SEED), signal);
}

const keptFindings = keptFigures(findingsSchema);

/** The study's claims on answers of this machine, from where they were kept or computed. */
export async function findingsOf(input: FindingsInput, signal?: AbortSignal): Promise<Findings> {
  const inPacks = {
    ...input,
    models: input.models.map((one) => ({ ...one, choices: packed(one.choices) })),
    people: input.people.map((one) => ({ ...one, choices: packed(one.choices) })),
  };
  return keptFindings.take(findingsKey(inPacks, SEED), () =>
    ask((remote) => remote.findings(inPacks, SEED), signal),
  );
}

/** The study's claims on its published tables. */
export function publishedFindingsOf(
  tables: readonly PublishedTables[],
  steered: readonly SteeredTables[],
  signal?: AbortSignal,
): Promise<PublishedFindings> {
  return ask((remote) => remote.publishedFindings(tables, steered, SEED), signal);
}
