// The statistics, off the main thread: a thin door to core/score, behind AnalysisApi.
import { expose } from 'comlink';
import { atEqualLength } from '../src/core/compare/at-equal-length';
import { certaintyOf } from '../src/core/compare/certainty';
import { comparedWith, mapOf } from '../src/core/compare/comparison';
import { findings, publishedFindings } from '../src/core/compare/findings/findings';
import { groupContrasts } from '../src/core/compare/group-contrasts';
import { publishedProfile } from '../src/core/compare/published';
import { reliabilitiesOf } from '../src/core/compare/reliabilities';
import { retest } from '../src/core/compare/retest';
import { questionsBehind } from '../src/core/compare/questions-behind';
import { netWorth } from '../src/core/score/net-worth';
import { profile } from '../src/core/score/profile';
import { questionsOf } from '../src/core/score/questions';
import type { AnalysisApi } from '../src/core/compare/api';

const api: AnalysisApi = {
  profile: (answers, seed) => Promise.resolve(profile(answers, seed)),
  published: (tables) => Promise.resolve(publishedProfile(tables)),
  certainty: (answers, profile, seed) => Promise.resolve(certaintyOf(answers, profile, seed)),
  reliabilities: (answers, profile, seed) =>
    Promise.resolve(reliabilitiesOf(answers, profile, seed)),
  comparedWith: (one, others, seed) => Promise.resolve(comparedWith(one, others, seed)),
  map: (profiles) => Promise.resolve(mapOf(profiles)),
  equalLength: (respondents, seed) => Promise.resolve(atEqualLength(respondents, seed)),
  retest: (then, now, seed) => Promise.resolve(retest(then, now, seed)),
  netWorth: (choices, soundness) => Promise.resolve(netWorth(questionsOf(choices), soundness)),
  groups: (r, traits, seed) => Promise.resolve(groupContrasts(r, traits, seed)),
  questions: (one, other, value) => Promise.resolve(questionsBehind(one, other, value)),
  findings: (input, seed) => Promise.resolve(findings(input, seed)),
  publishedFindings: (tables, steered, seed) =>
    Promise.resolve(publishedFindings(tables, steered, seed)),
};

expose(api);
