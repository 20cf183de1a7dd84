// The choice of respondents in the address, #/compare?with=a,b: a comparison can be kept as a
// bookmark and sent as a link to somebody who has the same respondents.

/** Ids in the order they were chosen; undefined where the address says nothing. */
export function readChoice(query: Readonly<Record<string, string>>): string[] | undefined {
  const written = query['with'];
  if (written === undefined) return undefined;
  return [...new Set(written.split(',').filter(Boolean))];
}

export function writeChoice(ids: readonly string[]): string {
  return `#/compare?with=${ids.map(encodeURIComponent).join(',')}`;
}

/** Replaces the address without a new step in the history and without loading the page again. */
export function keepChoice(ids: readonly string[]): void {
  location.replace(writeChoice(ids));
}

/**
 * What a first visit shows: one of each kind if there are two kinds, else the first two there are;
 * nobody simulated.
 */
export function firstChoice(
  all: readonly { id: string; kind: string; isSimulated: boolean }[],
): string[] {
  const list = all.filter(({ isSimulated }) => !isSimulated);
  const kinds = [...new Set(list.map(({ kind }) => kind))];
  const one = kinds.flatMap((kind) => list.find((entry) => entry.kind === kind)?.id ?? []);
  return one.length >= 2 ? one : list.slice(0, 2).map(({ id }) => id);
}
