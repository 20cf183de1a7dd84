// The statistics, off the main thread: a thin door to core/score, behind AnalysisApi.
import { expose } from 'comlink';
import { certaintyOf } from '../src/core/compare/certainty';
import { comparedWith, comparison } from '../src/core/compare/comparison';
import { findings, publishedFindings } from '../src/core/compare/findings/findings';
import { publishedProfile } from '../src/core/compare/published';
import { retest } from '../src/core/compare/retest';
import { profile } from '../src/core/score/profile';
import type { AnalysisApi } from '../src/core/compare/api';

const api: AnalysisApi = {
  profile: (answers, seed) => Promise.resolve(profile(answers, seed)),
  published: (tables) => Promise.resolve(publishedProfile(tables)),
  certainty: (answers, profile, seed) => Promise.resolve(certaintyOf(answers, profile, seed)),
  comparison: (respondents, seed) => Promise.resolve(comparison(respondents, seed)),
  comparedWith: (one, others, seed) => Promise.resolve(comparedWith(one, others, seed)),
  retest: (then, now, seed) => Promise.resolve(retest(then, now, seed)),
  findings: (input, seed) => Promise.resolve(findings(input, seed)),
  publishedFindings: (tables, steered, seed) =>
    Promise.resolve(publishedFindings(tables, steered, seed)),
};

expose(api);
