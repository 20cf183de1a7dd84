// What pages ask of the analysis workers: profiles, kept under the hash of their inputs, and what the
// published tables say.
import { transfer } from 'comlink';
import type { Certainty } from '../core/compare/certainty';
import type { Compared, Comparison, PairComparison } from '../core/compare/comparison';
import type { Findings, FindingsInput, PublishedFindings } from '../core/compare/findings/findings';
import type { SteeredTables } from '../core/compare/findings/published-steering';
import type { Retest } from '../core/compare/retest';
import { columnsOf, packChoices } from '../core/score/packed';
import { profileKey } from '../core/score/profile-key';
import type { Profile, PublishedTables, RespondentAnswers } from '../core/score/types';
import { ask } from './analysis-workers';
import { keepProfile, keptProfile } from './profile-cache';

/** All respondents share one seed, so that their bootstrap draws are paired. */
const SEED = 20_260_107;

/** Lets the page answer before the next respondent is packed: some ten thousand rows take a while. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * The profile of one respondent, from where it was kept or computed.
 *
 * @param signal says that nobody waits for it any more; then this rejects with an AbortError.
 */
export async function profileOf(
  { choices, ...others }: RespondentAnswers,
  signal?: AbortSignal,
): Promise<Profile> {
  await nextTask();
  const answers = { ...others, choices: packChoices(choices) };
  const key = profileKey(answers, SEED);
  const kept = await keptProfile(key);
  if (kept !== null) return kept;
  const columns = columnsOf(answers.choices);
  const profile = await ask((remote) => remote.profile(transfer(answers, columns), SEED), signal);
  await keepProfile(key, profile);
  return profile;
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
  { kind, ratings, choices }: RespondentAnswers,
  profile: Profile,
  signal?: AbortSignal,
): Promise<Certainty> {
  const answers = { kind, ratings, choices: packChoices(choices) };
  return ask((remote) => remote.certainty(answers, profile, SEED), signal);
}

/** Every two of some respondents, and a map of all. */
export function comparisonOf(
  respondents: readonly Compared[],
  signal?: AbortSignal,
): Promise<Comparison> {
  return ask((remote) => remote.comparison(respondents, SEED), signal);
}

/** One respondent beside each of some others. */
export function comparedWithOf(
  one: Compared,
  others: readonly Compared[],
  signal?: AbortSignal,
): Promise<PairComparison[]> {
  return ask((remote) => remote.comparedWith(one, others, SEED), signal);
}

/** One person at two times, the earlier profile first. */
export function retestOf(then: Profile, now: Profile, signal?: AbortSignal): Promise<Retest> {
  return ask((remote) => remote.retest(then, now, SEED), signal);
}

/** The study's claims on answers of this machine. */
export function findingsOf(input: FindingsInput, signal?: AbortSignal): Promise<Findings> {
  return ask((remote) => remote.findings(input, SEED), signal);
}

/** The study's claims on its published tables. */
export function publishedFindingsOf(
  tables: readonly PublishedTables[],
  steered: readonly SteeredTables[],
  signal?: AbortSignal,
): Promise<PublishedFindings> {
  return ask((remote) => remote.publishedFindings(tables, steered, SEED), signal);
}
