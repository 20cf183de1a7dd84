// The halves that the circle draws: what each respondent says and what it does, and on which side
// of the spokes they lie.
import type { Estimate } from '../../core/score/types';
import { VALUES, type Value } from '../../core/values';
import { angle } from './geometry';
import type { CircleSeries, Show } from './series';

/** Room that depends on the size of the figure, in its own units. */
export interface Sizes {
  rim: number;
  /** Radius of a mark. */
  mark: number;
  /** Whether there is room for intervals and for stated and enacted side by side. */
  roomy: boolean;
}

/** One half of one respondent, as it is drawn. */
export interface Half {
  key: string;
  index: number;
  series: CircleSeries;
  filled: boolean;
  estimates: readonly Estimate[];
  /** Sideways distance from the spoke. */
  aside: number;
}

export function halvesOf(
  series: CircleSeries,
  index: number,
  respondents: number,
  show: Show,
  { mark, roomy }: Sizes,
): Half[] {
  const { stated, enacted } = series;
  const both = show === 'both' && stated !== null && enacted !== null;
  // Alone, stated and enacted stand side by side; together, each respondent keeps to one line.
  const apart = respondents === 1 && both && roomy ? mark * 0.95 : 0;
  const lane = (index - (respondents - 1) / 2) * mark * (respondents === 2 ? 1.2 : 1.35);
  const halves: Half[] = [];
  if (show !== 'enacted' && stated !== null) {
    halves.push({
      key: `${series.id} stated`,
      index,
      series,
      filled: false,
      estimates: stated,
      aside: lane - apart,
    });
  }
  if (show !== 'stated' && enacted !== null) {
    halves.push({
      key: `${series.id} enacted`,
      index,
      series,
      filled: true,
      estimates: enacted,
      aside: lane + apart,
    });
  }
  return halves;
}

/** The finite scores of a half with their places; a missing or broken score is not drawn. */
export function scores({
  estimates,
}: Half): { value: Value; degrees: number; estimate: Estimate }[] {
  return VALUES.flatMap((value, place) => {
    const estimate = estimates[place];
    if (estimate === undefined || !Number.isFinite(estimate.value)) return [];
    return [{ value, degrees: angle(place), estimate }];
  });
}

/** One half a respondent, the enacted one where it is drawn: what carries its outline and letter. */
export function main(halves: readonly Half[]): Half[] {
  return halves.filter(
    (half) => half.filled || !halves.some((other) => other.filled && other.series === half.series),
  );
}
