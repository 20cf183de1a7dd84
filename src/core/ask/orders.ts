// The orders in which a question's options are shown.

/** The list from the place `start` on, and round to the place before it. */
export function turned<T>(list: readonly T[], start: number): T[] {
  return [...list.slice(start), ...list.slice(0, start)];
}

/** The n cyclic shifts of a list: every option stands once in every place. */
export function cyclicShifts<T>(options: readonly T[]): T[][] {
  return options.map((_, shift) => turned(options, shift));
}

/**
 * So many of the cyclic shifts, spread as evenly as can be, where all would be too many: four of ten
 * options are the shifts by 0, 3, 5 and 8 places.
 */
export function spreadShifts<T>(options: readonly T[], count: number): T[][] {
  const step = options.length / count;
  return Array.from({ length: count }, (_, index) => turned(options, Math.round(index * step)));
}
