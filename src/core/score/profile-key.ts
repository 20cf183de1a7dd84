// The key under which a profile is kept: the SHA-256 of everything that determines it. The same answers
// in another order have another key, which costs a computation and no more.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { hashOf } from '../study/trial';
import { columnsOf, type PackedChoices } from './packed';
import type { PackedAnswers } from './types';

/** The number of the method. Raise it with any change that changes a figure or a sentence. */
export const METHOD = 3;

/** What stands for choices in a key: their names, and a hash of each column. */
export function identityOf(choices: PackedChoices) {
  return {
    scenarios: choices.scenarios,
    wordings: choices.wordings,
    columns: columnsOf(choices).map((column) => bytesToHex(sha256(new Uint8Array(column)))),
  };
}

export function profileKey(of: PackedAnswers, seed: number): string {
  const { kind, deal, answers, ratings, choices } = of;
  return hashOf({
    method: METHOD,
    seed,
    kind,
    ...(deal === undefined ? {} : { deal }),
    ...(answers === undefined ? {} : { answers }),
    // As text, because JSON has no word for numbers that are not finite, which bad rows may hold.
    ratings: ratings.map((row) => ({ ...row, p: row.p?.map(String) ?? null })),
    ...identityOf(choices),
  });
}
