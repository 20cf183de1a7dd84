// What the Findings page shows: the four claims on the published profiles, and on what is on this machine.
import type {
  Findings,
  FindingsInput,
  PublishedFindings,
} from '../../core/compare/findings/findings';
import { findingsOf } from '../../run/analysis';
import { loadPublishedFindings } from '../published-findings';
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
  const published = loadPublishedFindings(signal);
  const { input, unreadable } = await findingsInput();
  const here = await findingsOf(input, signal);
  return { published: await published, input, here, unreadable };
}
