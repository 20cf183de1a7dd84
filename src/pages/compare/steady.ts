// Lists that stay the same object as long as their members do, so that nothing is drawn anew for a list that
// was merely made anew.

/** Gives back the list before where the new one has the same members in the same order. */
export function steady<T>(): (list: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (list) => {
    const isSame = list.length === last.length && list.every((one, place) => one === last[place]);
    if (!isSame) last = list;
    return last;
  };
}
