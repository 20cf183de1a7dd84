// Profiles that were computed before (kept-figures.ts).
import { profileSchema } from '../core/score/profile-schema';
import { keptFigures } from './kept-figures';

export const keptProfiles = keptFigures(profileSchema);
