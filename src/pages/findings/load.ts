// What the Findings page shows of this machine: what there is, and what the four claims come to on it.
import type { Findings, FindingsInput } from '../../core/compare/findings/findings';
import { findingsOf } from '../../run/analysis';
import { findingsInput } from './input';

export interface Here {
  /** What was compared. */
  input: FindingsInput;
  findings: Findings;
  /** Whose answers could not be read, and why. */
  unreadable: readonly string[];
}

/** Computes everything anew from what is stored. */
export async function loadHere(signal: AbortSignal): Promise<Here> {
  const { input, unreadable } = await findingsInput();
  return { input, findings: await findingsOf(input, signal), unreadable };
}
