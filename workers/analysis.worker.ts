// The statistics, off the main thread: a thin door to core/score, behind AnalysisApi.
import { expose } from 'comlink';
import { publishedProfile } from '../src/core/compare/published';
import { publishedControl } from '../src/core/compare/published-control';
import { profile } from '../src/core/score/profile';
import type { AnalysisApi } from '../src/core/score/types';

const api: AnalysisApi = {
  profile: (answers, seed) => Promise.resolve(profile(answers, seed)),
  published: (tables) => Promise.resolve(publishedProfile(tables)),
  publishedControl: (tables) => Promise.resolve(publishedControl(tables)),
};

expose(api);
