// The chosen respondents as the figures take them: each with its profile and its circle, and without the
// halves that cannot be set beside the others, unless somebody asked for them all the same.
import { incomparable, askedKeys, type Incomparable } from '../../core/compare/comparability';
import type { Profile } from '../../core/score/types';
import { circleSeries, type CircleSeries } from '../../ui/circle/series';
import type { Source } from '../source';

export interface Shown extends Source {
  profile: Profile;
  series: CircleSeries;
  /** Whether what it does is among the figures. */
  isDoing: boolean;
}

/** Keys of the answered questions, made once for each list of answers. */
const keys = new WeakMap<Source['choices'], ReadonlySet<string>>();

function keysOf(choices: Source['choices']): ReadonlySet<string> {
  const known = keys.get(choices) ?? askedKeys(choices);
  keys.set(choices, known);
  return known;
}

/** What of the chosen cannot be compared. */
export function incomparableOf(
  chosen: readonly (Source & { profile: Profile | undefined })[],
): Incomparable[] {
  return incomparable(
    chosen.map(({ id, label, kind, framings, choices, profile }) => ({
      id,
      label,
      kind,
      framings,
      validity: profile?.stated?.validity ?? null,
      asked: keysOf(choices),
    })),
  );
}

/** The respondents whose profiles are there, without what is left out. */
export function shownOf(
  ready: readonly (Source & { profile: Profile })[],
  left: readonly Incomparable[],
): Shown[] {
  return ready.map((one) => {
    const halves = left.filter(({ id }) => id === one.id).map(({ half }) => half);
    const drawn = circleSeries(one, one.profile);
    const isDoing = one.profile.enacted !== null && !halves.includes('enacted');
    return {
      ...one,
      isDoing,
      series: {
        ...drawn,
        stated: halves.includes('stated') ? null : drawn.stated,
        enacted: isDoing ? drawn.enacted : null,
      },
    };
  });
}
