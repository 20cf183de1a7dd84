// What the analysis worker does, as its client sees it: the statistics behind comlink. Every answer is
// plain data.
import type { NetWorthOrReason, Soundness } from '../score/net-worth';
import type { PackedChoices } from '../score/packed';
import type { PackedAnswers, Profile, PublishedTables } from '../score/types';
import type { Certainty } from './certainty';
import type { Compared, PairComparison } from './comparison';
import type { Findings, FindingsInput, PublishedFindings } from './findings/findings';
import type { Reliabilities } from './reliabilities';
import type { Retest } from './retest';
import type { SteeredTables } from './findings/published-steering';
import type { AtEqualLength } from './at-equal-length';
import type { PairwiseR } from './agreement';
import type { RespondentMap } from './respondent-map';
import type { GroupContrast } from './group-contrasts';
import type { AnsweredBy, QuestionBehind } from './questions-behind';
import type { Traits } from './traits';

export interface AnalysisApi {
  profile(answers: PackedAnswers, seed: number): Promise<Profile>;
  published(tables: PublishedTables): Promise<Profile>;
  certainty(answers: PackedAnswers, profile: Profile, seed: number): Promise<Certainty>;
  reliabilities(answers: PackedAnswers, profile: Profile, seed: number): Promise<Reliabilities>;
  comparedWith(one: Compared, others: readonly Compared[], seed: number): Promise<PairComparison[]>;
  map(profiles: readonly Profile[]): Promise<RespondentMap | null>;
  equalLength(respondents: readonly AnsweredBy[], seed: number): Promise<AtEqualLength | null>;
  retest(then: Profile, now: Profile, seed: number): Promise<Retest>;
  netWorth(choices: PackedChoices, soundness: readonly Soundness[]): Promise<NetWorthOrReason>;
  groups(r: PairwiseR, traits: readonly Traits[], seed: number): Promise<GroupContrast[]>;
  questions(
    one: AnsweredBy,
    other: AnsweredBy | null,
    value: number | null,
  ): Promise<QuestionBehind[]>;
  findings(input: FindingsInput, seed: number): Promise<Findings>;
  publishedFindings(
    tables: readonly PublishedTables[],
    steered: readonly SteeredTables[],
    seed: number,
  ): Promise<PublishedFindings>;
}
