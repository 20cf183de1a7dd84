// Where the circle can be written on: a letter beside each outline, and the name of the ring of the
// own average, both where they are least in the way.
import { VALUES } from '../../core/values';
import { LETTERS } from '../marks';
import { angle, point, radius, rounded, STEP } from './geometry';
import { main, type Half, type Sizes } from './halves';

export interface Letter {
  key: string;
  text: string;
  x: number;
  y: number;
}

/**
 * One letter a respondent, beside the corner of its outline that stands furthest from the others'
 * on the outside, or failing that on the inside.
 */
export function letters(halves: readonly Half[], sizes: Sizes): Letter[] {
  const taken = new Set<number>();
  return main(halves).flatMap((half) => {
    const spot = clearest(half, halves, taken, sizes);
    const text = LETTERS[half.index];
    if (spot === undefined || text === undefined) return [];
    taken.add(spot.place);
    const distance = radius(spot.score, sizes.rim) + spot.side * (sizes.mark + 9);
    return [{ key: half.key, text, ...rounded(point(angle(spot.place), distance, half.aside)) }];
  });
}

function clearest(
  half: Half,
  halves: readonly Half[],
  taken: ReadonlySet<number>,
  { rim, mark }: Sizes,
): { place: number; score: number; side: 1 | -1 } | undefined {
  let best: { place: number; score: number; side: 1 | -1; room: number } | undefined;
  half.estimates.forEach(({ value: score }, place) => {
    if (taken.has(place) || !Number.isFinite(score)) return;
    const others = halves
      .filter((other) => other !== half)
      .map((other) => other.estimates[place]?.value ?? 0);
    for (const side of [1, -1] as const) {
      // A letter on the rim would stand on the names, one near the centre on the other spokes.
      const end = radius(score, rim) + side * (mark + 16);
      if (end > rim || end < rim / 4) continue;
      const room =
        Math.min(2, ...others.map((other) => (score - other) * side)) - (side === -1 ? 0.2 : 0);
      if (best === undefined || room > best.room) best = { place, score, side, room };
    }
  });
  return best;
}

/** Between which two places the ring of the average is least crowded; the first holds the scale. */
export function emptiest(halves: readonly Half[]): number | null {
  const crowd = (place: number) =>
    Math.min(
      ...halves.map(({ estimates }) => Math.abs(estimates[place % VALUES.length]?.value ?? 0)),
    );
  let best = { place: 4, room: 0 };
  for (let place = 1; place < VALUES.length; place += 1) {
    const room = Math.min(0.8, crowd(place), crowd(place + 1));
    if (room > best.room) best = { place, room };
  }
  return best.room < 0.25 ? null : angle(best.place) + STEP / 2;
}
