// Classical multidimensional scaling: points in a plane whose distances are near to given ones.
// Source: Torgerson (1952), Psychometrika 17, 401; Gower (1966), Biometrika 53, 325. In words: take −½ of
// the squared distances, less the means of their rows and columns, plus the mean of all; each eigenvector
// times the root of its eigenvalue is one coordinate, the two largest make the plane.
// Distances that no points in any space have give eigenvalues below 0; such an axis is not drawn, and
// where fewer than two are above 0 the missing coordinates are 0. How much that leaves out, with
// everything beyond two axes, is what the stress says.
//
// Stress: Kruskal's stress 1 of the plane (1964, Psychometrika 29, 1): the root of Σ (given − drawn)² / Σ
// drawn² over the pairs. 0 is exact; Kruskal called .05 good, .1 fair, .2 poor.
// Turn and sides: the first axis, to the right, is the one with the larger eigenvalue; on each axis the
// first point that is not at 0 has a coordinate above 0. Where two eigenvalues are equal up to rounding
// the turn within their plane has no meaning, and follows from the order of the points.
//
// Example: distances 3, 4, 5 of three points are those of a right triangle, drawn exactly: stress 0.
import { at } from './array';
import { eigenOf, type Eigen } from './eigen';
import { doublyCentred, sizeOf, type Matrix } from './matrix';
import { entry } from './vector';

/** Parts of the largest eigenvalue, or of the drawing, below this are rounding. */
const ROUNDING = 1e-9;

export interface Point {
  x: number;
  y: number;
}

export interface Scaling {
  /** In the unit of the distances, around 0, in the order given. */
  points: Point[];
  /** Kruskal's stress 1 of the plane, 0 or more. */
  stress: number;
}

/** Coordinates on one axis: 0 throughout where its eigenvalue is not above 0. */
function axis({ value, vector }: Eigen, largest: number): number[] {
  if (!(value > ROUNDING * largest)) return [...vector].map(() => 0);
  const scale = Math.sqrt(value);
  const first = vector.find((part) => Math.abs(part) > ROUNDING) ?? 1;
  return [...vector].map((part) => Math.sign(first) * scale * part);
}

function stressOf(points: readonly Point[], distances: Matrix): number {
  let [misses, squares] = [0, 0];
  points.forEach((a, i) => {
    points.slice(0, i).forEach((b, j) => {
      const drawn = Math.hypot(a.x - b.x, a.y - b.y);
      misses += (entry(distances, i * points.length + j) - drawn) ** 2;
      squares += drawn ** 2;
    });
  });
  return squares === 0 ? 0 : Math.sqrt(misses / squares);
}

/**
 * The map of points with these distances; all at 0, with stress 0, where all distances are 0.
 *
 * @param distances symmetric, row by row, finite, not below 0, 0 on the diagonal; at least two points.
 */
export function classicalScaling(distances: Matrix): Scaling {
  const axes = eigenOf(doublyCentred(distances.map((distance) => (-distance * distance) / 2)));
  const [first, second] = axes;
  if (first === undefined || second === undefined) {
    throw new RangeError(`a map needs two points or more, not ${sizeOf(distances)}`);
  }
  const [xs, ys] = [axis(first, first.value), axis(second, first.value)];
  const points = xs.map((x, place) => ({ x, y: at(ys, place) }));
  return { points, stress: stressOf(points, distances) };
}
