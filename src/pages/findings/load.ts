// What the Findings page shows of this machine: what there is, and what the four claims come to on it.
import type { Findings } from '../../core/compare/findings/findings';
import { findingsOf } from '../../run/analysis';
import { inputOf, onThisMachine, type OnThisMachine } from './input';

export interface Here extends OnThisMachine {
  findings: Findings;
}

/** What is stored, and its findings from where they were kept, or computed. */
export async function loadHere(signal: AbortSignal): Promise<Here> {
  const there = await onThisMachine();
  return { ...there, findings: await findingsOf(inputOf(there), signal) };
}

/** Nothing, until what is here has been read. */
export const NOTHING: Here = {
  models: [],
  people: [],
  steered: [],
  unreadable: [],
  findings: { alike: null, people: null, sayingOfModels: null, sayingOfPeople: null, steered: [] },
};
