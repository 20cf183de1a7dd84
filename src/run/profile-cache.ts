// Profiles that were computed before (kept-figures.ts).
import { profileSchema } from '../core/score/profile-schema';
import { keptFigures } from './kept-figures';

const profiles = keptFigures(profileSchema);

export const keptProfile = profiles.find;
export const keepProfile = profiles.keep;
