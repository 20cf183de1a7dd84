// Seeded random numbers. Every purpose reads its own stretch of the generator, so that asking for
// one result never changes another, and the same seed always gives the same result.
// Generator: xoroshiro128+ (Blackman & Vigna 2018); its jumps are 2⁶⁴ numbers apart.
// Normal numbers: Box & Muller (1958), Annals of Mathematical Statistics 29, 610.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Vector } from './vector';

const JUMPS = {
  scenarios: 1,
  toldApart: 2,
  posterior: 3,
  permutation: 4,
  asking: 5,
  dealing: 6,
  answers: 7,
  respondents: 8,
  reliability: 9,
  halves: 10,
  simulating: 20,
  parts: 21,
  choosing: 22,
} as const;

export type Purpose = keyof typeof JUMPS;

export interface Random {
  /** A number from 0 up to, but not, 1. */
  uniform(): number;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** A standard normal number. */
  normal(): number;
  /** Fills a vector with standard normal numbers. */
  normals(into: Vector): Vector;
}

/** Random numbers for one purpose; `seed` is a whole number, read modulo 2³². */
export function randomFor(seed: number, purpose: Purpose): Random {
  const generator = xoroshiro128plus(seed);
  for (let jump = 0; jump < JUMPS[purpose]; jump += 1) generator.jump();
  let spare: number | null = null;

  const uniform = () => uniformFloat64(generator);
  const below = (count: number) => uniformInt(generator, 0, count - 1);
  const normal = () => {
    if (spare !== null) {
      const number = spare;
      spare = null;
      return number;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const normals = (into: Vector) => {
    for (let place = 0; place < into.length; place += 1) into[place] = normal();
    return into;
  };
  return { uniform, below, normal, normals };
}
