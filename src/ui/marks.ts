// The marks that stand for respondents in every figure: shape says the kind, the dash pattern of
// the outline says which one. Never one of the ten colours, which mean the ten values.
import type { Value } from '../core/values';

export type RespondentKind = 'person' | 'model' | 'published' | 'group';

/** Dash patterns of up to four overlaid outlines, drawn with butt ends: solid, long, short, mixed. */
export const DASHES = ['none', '9 4', '2.5 3', '10 3 2.5 3'] as const;

/** Letters that name up to four overlaid outlines. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;

export function valueColour(value: Value): string {
  return `var(--${value.toLowerCase()})`;
}

/** Shapes of equal area about the origin: `size` is the radius of the person's circle. */
export function markPath(kind: RespondentKind, size: number): string {
  if (kind === 'person') {
    return `M${n(-size)} 0A${n(size)} ${n(size)} 0 1 1 ${n(size)} 0A${n(size)} ${n(size)} 0 1 1 ${n(-size)} 0Z`;
  }
  const [corners, turn] = CORNERS[kind];
  // Radius of the regular polygon whose area is that of the circle.
  const radius = size * Math.sqrt((2 * Math.PI) / (corners * Math.sin((2 * Math.PI) / corners)));
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / corners;
    return `${n(radius * Math.sin(angle))} ${n(-radius * Math.cos(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

const CORNERS = {
  model: [4, Math.PI / 4],
  published: [4, 0],
  group: [6, 0],
} as const;

/** Two decimals are a fiftieth of a device pixel: enough. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
