// The geometry of the value circle: places, angles, radii and paths, about a centre at (0, 0).
// Ten places at 36°, Self-direction at twelve o'clock, clockwise (measurement.md §1). Angles are
// degrees clockwise from twelve o'clock; y grows downwards, as on a screen.
import { GROUPS, place, VALUES } from '../../core/values';

export interface Point {
  x: number;
  y: number;
}

/** Degrees between two places. */
export const STEP = 360 / VALUES.length;

/** The scale: this score lies in the centre, its opposite on the rim. */
const EDGE = 2.5;
export const RINGS = [-2, -1, 0, 1, 2] as const;

export function angle(placeOnCircle: number): number {
  return placeOnCircle * STEP;
}

/** Score in units of the profile's own spread → distance from the centre, 0 to `rim`. */
export function radius(score: number, rim: number): number {
  const clamped = Math.min(EDGE, Math.max(-EDGE, score));
  return ((clamped + EDGE) / (2 * EDGE)) * rim;
}

/** Where a score leaves the scale: 1 beyond the rim, −1 beyond the centre, 0 on the scale. */
export function beyond(score: number): -1 | 0 | 1 {
  if (score > EDGE) return 1;
  return score < -EDGE ? -1 : 0;
}

/** The point at a distance on a spoke, moved sideways (clockwise) by `aside`. */
export function point(degrees: number, distance: number, aside = 0): Point {
  const turn = (degrees * Math.PI) / 180;
  return {
    x: distance * Math.sin(turn) + aside * Math.cos(turn),
    y: -distance * Math.cos(turn) + aside * Math.sin(turn),
  };
}

/** "12.34 −5.6" for a path, with no more digits than a screen can show. */
function at({ x, y }: Point): string {
  return `${hundredths(x)} ${hundredths(y)}`;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** A point with no more digits than a screen can show. */
export function rounded({ x, y }: Point): Point {
  return { x: hundredths(x), y: hundredths(y) };
}

/** A pie slice from one angle to a later one. */
export function sector(from: number, to: number, rim: number): string {
  const large = to - from > 180 ? 1 : 0;
  const end = at(point(to, rim));
  return `M0 0L${at(point(from, rim))}A${hundredths(rim)} ${hundredths(rim)} 0 ${large} 1 ${end}Z`;
}

/** An arc; one whose angles fall runs anticlockwise. */
export function arc(from: number, to: number, distance: number): string {
  const large = Math.abs(to - from) > 180 ? 1 : 0;
  const sweep = to > from ? 1 : 0;
  const size = hundredths(distance);
  return `M${at(point(from, distance))}A${size} ${size} 0 ${large} ${sweep} ${at(point(to, distance))}`;
}

/**
 * The line that a word on the circle stands on, centred on `middle` and never upside down. `base`
 * is where the feet of the letters lie in the upper half, `height` how tall they are: in the lower
 * half the letters' heads point at the centre, so that words fill the same band all round.
 */
export function textArc(middle: number, span: number, base: number, height: number): string {
  const turned = isLowerHalf(middle);
  return turned
    ? arc(middle + span / 2, middle - span / 2, base + height)
    : arc(middle - span / 2, middle + span / 2, base);
}

function isLowerHalf(degrees: number): boolean {
  const turn = ((degrees % 360) + 360) % 360;
  return turn > 90 && turn < 270;
}

/** Corners of a closed outline, for the `points` of a polygon. */
export function corners(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${hundredths(x)},${hundredths(y)}`).join(' ');
}

/** The four higher-order groups as ranges of angle; a place reaches half a step to each side. */
export const SECTORS = GROUPS.map((group) => {
  const places = group.values.map(place);
  const from = angle(Math.min(...places)) - STEP / 2;
  const to = angle(Math.max(...places)) + STEP / 2;
  return { id: group.id, name: group.name, from, to, middle: (from + to) / 2 };
});
