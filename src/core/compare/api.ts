// What the analysis worker does, as its client sees it: the statistics behind comlink. Every answer is
// plain data.
import type { PackedAnswers, Profile, PublishedTables } from '../score/types';
import type { Certainty } from './certainty';
import type { Compared, Comparison, PairComparison } from './comparison';
import type { Findings, FindingsInput, PublishedFindings } from './findings/findings';
import type { Retest } from './retest';
import type { SteeredTables } from './findings/published-steering';

export interface AnalysisApi {
  profile(answers: PackedAnswers, seed: number): Promise<Profile>;
  published(tables: PublishedTables): Promise<Profile>;
  certainty(answers: PackedAnswers, profile: Profile, seed: number): Promise<Certainty>;
  comparison(respondents: readonly Compared[], seed: number): Promise<Comparison>;
  comparedWith(one: Compared, others: readonly Compared[], seed: number): Promise<PairComparison[]>;
  retest(then: Profile, now: Profile, seed: number): Promise<Retest>;
  findings(input: FindingsInput, seed: number): Promise<Findings>;
  publishedFindings(
    tables: readonly PublishedTables[],
    steered: readonly SteeredTables[],
    seed: number,
  ): Promise<PublishedFindings>;
}
