// The chosen respondents as the figures take them: each with its profile and its circle, and without the
// halves that cannot be set beside the others, unless somebody asked for them all the same.
import { incomparable, type Half, type Incomparable } from '../../core/compare/comparability';
import type { Profile } from '../../core/score/types';
import { circleSeries, type CircleSeries } from '../../ui/circle/series';
import type { Source } from '../source';

/** One of the chosen, with its profile as far as it is there. */
export interface Chosen extends Source {
  profile: Profile | undefined;
}

export interface Shown extends Source {
  profile: Profile;
  series: CircleSeries;
  /** Whether what it says, and what it does, is among the figures. */
  isSaying: boolean;
  isDoing: boolean;
}

const chosenBefore = new WeakMap<Source, Chosen>();

/** A respondent with its profile: the same object as long as both are the same. */
export function chosenOf(source: Source, profile: Profile | undefined): Chosen {
  const before = chosenBefore.get(source);
  if (before !== undefined && before.profile === profile) return before;
  const chosen = { ...source, profile };
  chosenBefore.set(source, chosen);
  return chosen;
}

/** What of the chosen cannot be compared. */
export function incomparableOf(chosen: readonly Chosen[]): Incomparable[] {
  return incomparable(
    chosen.map(({ id, label, kind, framings, asked, profile }) => ({
      id,
      label,
      kind,
      framings,
      validity: profile?.stated?.validity ?? null,
      asked,
    })),
  );
}

/** A respondent whose profile is there. */
export type Ready = Source & { profile: Profile };

const isReady = (one: Chosen): one is Chosen & { profile: Profile } => one.profile !== undefined;

/** Those of the chosen whose profiles are there. */
export const readyOf = (chosen: readonly Chosen[]): Ready[] => chosen.filter(isReady);

/** Somebody whose questionnaire does not count is marked wherever what it says is shown all the same. */
function markedLabel({ label, profile: { stated } }: Ready, left: readonly Half[]): string {
  const isMarked = stated?.validity.state === 'invalid' && !left.includes('stated');
  return isMarked ? `${label} (questionnaire does not count)` : label;
}

function shownWithout(one: Ready, left: readonly Half[]): Shown {
  const label = markedLabel(one, left);
  const drawn = circleSeries({ ...one, label }, one.profile);
  const isSaying = one.profile.stated !== null && !left.includes('stated');
  const isDoing = one.profile.enacted !== null && !left.includes('enacted');
  return {
    ...one,
    label,
    isSaying,
    isDoing,
    series: {
      ...drawn,
      stated: isSaying ? drawn.stated : null,
      enacted: isDoing ? drawn.enacted : null,
    },
  };
}

const shownBefore = new WeakMap<Ready, Map<string, Shown>>();

/** The respondents whose profiles are there, without what is left out; each the same object as before. */
export function shownOf(ready: readonly Ready[], left: readonly Incomparable[]): Shown[] {
  return ready.map((one) => {
    const halves = left.filter(({ id }) => id === one.id).map(({ half }) => half);
    const before = shownBefore.get(one) ?? new Map<string, Shown>();
    shownBefore.set(one, before);
    const shown = before.get(halves.join()) ?? shownWithout(one, halves);
    before.set(halves.join(), shown);
    return shown;
  });
}
