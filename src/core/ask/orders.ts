// The orders in which a question's options are shown.

/** The n cyclic shifts of a list: every option stands once in every place. */
export function cyclicShifts<T>(options: readonly T[]): T[][] {
  return options.map((_, shift) => [...options.slice(shift), ...options.slice(0, shift)]);
}
