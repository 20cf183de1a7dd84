// The versions of a pack: three numbers, of which a change of its texts raises the last.

/** What stands in a sitting and in the key of every trial: one version of one pack. */
export interface PackReference {
  id: string;
  version: string;
}

const numbers = (version: string) => version.split('.').map(Number);

/** Which of two versions is the later: positive where it is the first. */
export function compareVersions(first: string, second: string): number {
  const others = numbers(second);
  return (
    numbers(first)
      .map((one, place) => one - (others[place] ?? 0))
      .find((by) => by !== 0) ?? 0
  );
}

/** The version after the last of these; 1.0.0 where there is none. */
export function nextVersion(versions: readonly string[]): string {
  const last = versions.toSorted(compareVersions).at(-1);
  if (last === undefined) return '1.0.0';
  const [major = 0, minor = 0, patch = 0] = numbers(last);
  return `${major}.${minor}.${patch + 1}`;
}
