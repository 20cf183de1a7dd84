// How the circle uses the width it is given: below 240 pixels two-letter codes replace names
// (look.md); the larger it is, the more of the scale is written on it. One unit is one pixel.

export interface Frame {
  /** Half the width of the whole figure. */
  half: number;
  rim: number;
  mark: number;
  names: boolean;
  groups: boolean;
  /** Room for intervals, letters and the labels of the scale. */
  roomy: boolean;
  nameSize: number;
  /** Distance from the rim to the feet of the names, and to those of the groups' names. */
  nameBase: number;
  groupSize: number;
  groupBase: number;
}

const SMALLEST = 96;
export const LARGEST = 720;

export function frame(width: number): Frame {
  const whole = Math.min(LARGEST, Math.max(SMALLEST, width));
  const half = whole / 2;
  const names = whole >= 240;
  const groups = whole >= 340;
  // The widest neighbours, Universalism and Self-direction, must fit side by side on their arc.
  const nameSize = names
    ? Math.min(16, whole / (groups ? 29.5 : 25.5))
    : Math.min(11, Math.max(8.5, whole / 18));
  const nameBase = names ? 9 : 6;
  const groupSize = Math.min(14, Math.max(11, whole / 34));
  const groupBase = nameBase + nameSize * 0.95 + 12;
  const margin = groups ? groupBase + groupSize : nameBase + nameSize * (names ? 0.9 : 1.2);
  const rim = half - margin;
  return {
    half,
    rim,
    mark: Math.min(8, Math.max(2.75, rim * 0.038)),
    names,
    groups,
    roomy: names,
    nameSize,
    nameBase,
    groupSize,
    groupBase,
  };
}
