/** A mark that leads somewhere, in the coordinates of its figure. */
export interface Target {
  key: string;
  x: number;
  y: number;
  href: string;
  /** What the mark says, for a pointer that rests on it. */
  name: string;
}
