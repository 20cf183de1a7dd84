// What the Findings page shows: the four claims on the published profiles, and on what is on this machine.
import { publishedProfiles } from '../../content/published';
import type {
  Findings,
  FindingsInput,
  PublishedFindings,
} from '../../core/compare/findings/findings';
import { findingsOf, publishedFindingsOf } from '../../run/analysis';
import { findingsInput } from './input';

export interface Shown {
  published: PublishedFindings;
  /** What was compared on this machine. */
  input: FindingsInput;
  here: Findings;
  /** Whose answers could not be read, and why. */
  unreadable: readonly string[];
}

/** Computes everything anew from what is stored. */
export async function loadFindings(signal: AbortSignal): Promise<Shown> {
  const { models } = await publishedProfiles();
  const published = publishedFindingsOf(
    models.map(({ tables }) => tables),
    models.flatMap(({ name, steered }) => (steered === null ? [] : [{ model: name, ...steered }])),
    signal,
  );
  const { input, unreadable } = await findingsInput(signal);
  return { published: await published, input, here: await findingsOf(input, signal), unreadable };
}
