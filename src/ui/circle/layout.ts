// Where everything on the circle lies, before any of it is drawn: marks, the lines of the say–do
// gap, intervals and outlines, from the series and the size of the rim.
import type { Estimate } from '../../core/score/types';
import { VALUE_NAMES, type Value } from '../../core/values';
import { signed } from '../format';
import type { RespondentKind } from '../marks';
import { beyond, corners, point, radius, rounded, type Point } from './geometry';
import { halvesOf, main, scores, type Half, type Sizes } from './halves';
import { emptiest, letters, type Letter } from './labels';
import type { CircleSeries, Show } from './series';

/** A straight line in a value's colour: an interval or a gap. */
interface Line {
  key: string;
  value: Value;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

interface PlacedMark {
  key: string;
  /** Whose mark it is. */
  id: string;
  value: Value;
  kind: RespondentKind;
  filled: boolean;
  x: number;
  y: number;
  /** Where the score leaves the scale, and the turn of its arrow in degrees. */
  beyond: -1 | 0 | 1;
  turn: number;
  title: string;
}

interface Outline {
  key: string;
  /** Which respondent, 0 to 3: says the dash pattern and the letter. */
  index: number;
  points: string;
}

export interface Layout {
  outlines: Outline[];
  intervals: Line[];
  gaps: Line[];
  marks: PlacedMark[];
  letters: Letter[];
  /** The angle at which the ring of the own average can be named, away from marks; null: nowhere. */
  average: number | null;
}

export function layOut(series: readonly CircleSeries[], show: Show, sizes: Sizes): Layout {
  const alone = series.length === 1;
  const halves = series.flatMap((one, index) => halvesOf(one, index, series.length, show, sizes));
  return {
    outlines: alone ? [] : main(halves).map((half) => outline(half, sizes)),
    intervals: alone && sizes.roomy ? halves.flatMap((half) => intervals(half, sizes)) : [],
    gaps: series.flatMap((one) =>
      gaps(
        halves.filter((half) => half.series === one),
        sizes,
      ),
    ),
    marks: halves.flatMap((half) => marks(half, sizes)),
    letters: alone || !sizes.roomy ? [] : letters(halves, sizes),
    average: emptiest(halves),
  };
}

function marks(half: Half, { rim }: Sizes): PlacedMark[] {
  const { series, filled, aside } = half;
  return scores(half).map(({ value, degrees, estimate }) => {
    const side = beyond(estimate.value);
    return {
      key: `${half.key} ${value}`,
      id: series.id,
      value,
      kind: series.kind,
      filled,
      ...rounded(point(degrees, radius(estimate.value, rim), aside)),
      beyond: side,
      turn: side === -1 ? degrees + 180 : degrees,
      title: `${series.label} ${filled ? 'does' : 'says'}: ${VALUE_NAMES[value]} ${written(estimate)}`,
    };
  });
}

export function written({ value, low, high }: Estimate): string {
  const range =
    low === null || high === null ? '' : `, from ${signed(low, 1)} to ${signed(high, 1)}`;
  return signed(value, 1) + range;
}

function intervals(half: Half, { rim }: Sizes): Line[] {
  return scores(half).flatMap(({ value, degrees, estimate: { low, high } }) => {
    if (low === null || high === null) return [];
    const from = point(degrees, radius(low, rim), half.aside);
    const to = point(degrees, radius(high, rim), half.aside);
    return [line(`${half.key} ${value}`, value, from, to)];
  });
}

/** The say–do gap: from the open mark to the filled one. */
function gaps(halves: readonly Half[], { rim }: Sizes): Line[] {
  const [stated, enacted] = halves;
  if (stated === undefined || enacted === undefined) return [];
  const ends = new Map(scores(enacted).map((end) => [end.value, end.estimate.value]));
  return scores(stated).flatMap(({ value, degrees, estimate }) => {
    const end = ends.get(value);
    if (end === undefined) return [];
    const from = point(degrees, radius(estimate.value, rim), stated.aside);
    const to = point(degrees, radius(end, rim), enacted.aside);
    return [line(`${stated.key} ${value}`, value, from, to)];
  });
}

function outline(half: Half, { rim }: Sizes): Outline {
  const points = scores(half).map(({ degrees, estimate }) =>
    point(degrees, radius(estimate.value, rim), half.aside),
  );
  return { key: half.key, index: half.index, points: corners(points) };
}

function line(key: string, value: Value, from: Point, to: Point): Line {
  const start = rounded(from);
  const end = rounded(to);
  return { key, value, x1: start.x, y1: start.y, x2: end.x, y2: end.y };
}
