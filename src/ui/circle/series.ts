// What the circle draws: for each respondent ten stated and ten enacted scores, in units of the
// profile's own spread (0 is the respondent's own average), with their intervals.
import type { Estimate, Profile } from '../../core/score/types';
import { mean } from '../../core/stats/mean';
import { spread } from '../../core/stats/spread';
import { VALUE_NAMES, VALUES, type Value } from '../../core/values';
import type { RespondentKind } from '../marks';

export interface CircleSeries {
  id: string;
  label: string;
  kind: RespondentKind;
  stated: readonly Estimate[] | null;
  enacted: readonly Estimate[] | null;
  /** Enacted − stated, with intervals, where they are known. */
  difference?: readonly Estimate[] | null;
}

export type Show = 'both' | 'stated' | 'enacted';

/** A respondent's profile as a series; a profile with one half only is brought to its own spread. */
export function circleSeries(
  respondent: { id: string; label: string; kind: RespondentKind },
  profile: Profile,
): CircleSeries {
  const { id, label, kind } = respondent;
  const { stated, enacted, gap } = profile;
  return {
    id,
    label,
    kind,
    stated: gap?.stated ?? ownSpread(stated?.centred ?? null),
    enacted: gap?.enacted ?? ownSpread(enacted?.worth ?? enacted?.share ?? null),
    difference: gap?.difference ?? null,
  };
}

/** Ten estimates as distances from their mean in units of their own spread. */
export function ownSpread(estimates: readonly Estimate[] | null): Estimate[] | null {
  if (estimates === null || estimates.length === 0) return null;
  const values = estimates.map(({ value }) => value);
  const middle = mean(values);
  const unit = spread(values);
  // A flat profile has no spread to divide by: all ten lie on the average, without intervals.
  if (unit === 0) return values.map(() => ({ value: 0, low: null, high: null }));
  const scale = (score: number | null) => (score === null ? null : (score - middle) / unit);
  return estimates.map(({ value, low, high }) => ({
    value: (value - middle) / unit,
    low: scale(low),
    high: scale(high),
  }));
}

/** Whether what is shown of a respondent has intervals to draw. */
export function hasIntervals({ stated, enacted }: CircleSeries, show: Show): boolean {
  const shown = [
    ...(show === 'enacted' ? [] : (stated ?? [])),
    ...(show === 'stated' ? [] : (enacted ?? [])),
  ];
  return shown.some(({ low, high }) => low !== null && high !== null);
}

/** The figure in two sentences a respondent, for those who do not see it. */
export function describe(series: readonly CircleSeries[], show: Show): string {
  const sentences = series.flatMap(({ label, stated, enacted }) => {
    const says = show === 'enacted' ? '' : extremes('says', stated);
    const does = show === 'stated' ? '' : extremes('does', enacted);
    const parts = [says, does].filter((part) => part !== '');
    return parts.length === 0 ? [] : [`${label} ${parts.join('; ')}.`];
  });
  return sentences.length === 0 ? 'No scores yet.' : sentences.join(' ');
}

function extremes(verb: string, estimates: readonly Estimate[] | null): string {
  if (estimates === null) return '';
  const ranked = VALUES.map((value, place) => ({
    value,
    score: estimates[place]?.value ?? 0,
  })).sort((left, right) => right.score - left.score);
  const spread = (ranked[0]?.score ?? 0) - (ranked.at(-1)?.score ?? 0);
  if (spread < 1e-9) return `${verb} the same for all ten values`;
  const names = (some: { value: Value }[]) =>
    some.map(({ value }) => VALUE_NAMES[value]).join(' and ');
  return `${verb} most for ${names(ranked.slice(0, 2))}, least for ${names(ranked.slice(-2))}`;
}
