// How far the profiles of several respondents are one wave round the circle, as a figure and its table take it:
// of each what is said and what is done, and of all together whether neighbours on the circle go together
// (docs/measurement.md, section 7).
import { circleStructure } from '../../core/compare/circle-structure';
import { commonScores } from '../../core/compare/comparison';
import { cosineFit, type CosineFit } from '../../core/stats/cosine-fit';
import { VALUES, VALUE_NAMES, type Ten } from '../../core/values';
import type { Shown } from './shown';

interface HalfFit {
  half: 'says' | 'does';
  /** Null for a flat profile. */
  fit: CosineFit | null;
}

export interface CircleFits {
  each: readonly { one: Pick<Shown, 'id' | 'label' | 'kind'>; halves: readonly HalfFit[] }[];
  /** Of the single respondents with that half; null for too few, or where a value is constant. */
  says: { rho: number | null; profiles: number };
  does: { rho: number | null; profiles: number };
}

interface Halves {
  one: Shown;
  says: Ten | null;
  does: Ten | null;
}

function structureOf(profiles: readonly (Ten | null)[]): CircleFits['says'] {
  const known = profiles.flatMap((ten) => (ten === null ? [] : [ten]));
  return { rho: circleStructure(known), profiles: known.length };
}

const halvesOf = ({ says, does }: Halves): HalfFit[] => [
  ...(says === null ? [] : [{ half: 'says' as const, fit: cosineFit(says) }]),
  ...(does === null ? [] : [{ half: 'does' as const, fit: cosineFit(does) }]),
];

/** The fits of all that is shown; halves that are left out of the comparison are left out here. */
export function circleFits(shown: readonly Shown[]): CircleFits {
  const scores = commonScores(shown.filter(({ isDoing }) => isDoing).map(({ profile }) => profile));
  const doing = new Map(
    shown.filter(({ isDoing }) => isDoing).map(({ id }, place) => [id, scores[place] ?? null]),
  );
  const all = shown.map((one): Halves => {
    const stated = one.series.stated === null ? null : one.profile.stated;
    return {
      one,
      says: stated?.centred.map(({ value }) => value) ?? null,
      does: doing.get(one.id) ?? null,
    };
  });
  // A group's mean is no respondent beside its own members.
  const single = all.filter(({ one: { kind } }) => kind !== 'group');
  return {
    each: all.map((own) => ({ one: own.one, halves: halvesOf(own) })),
    says: structureOf(single.map(({ says }) => says)),
    does: structureOf(single.map(({ does }) => does)),
  };
}

/** The value nearest to where a wave is highest. */
export function peakOf({ peak }: CosineFit): string {
  if (peak === null) return 'none';
  const value = VALUES[Math.round(peak / (360 / VALUES.length)) % VALUES.length];
  return value === undefined ? 'none' : VALUE_NAMES[value];
}
