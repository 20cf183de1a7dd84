// From what an engine reports about the next token to a probability for each label.
// Both engines end here, so that a label's probability means the same whichever model answered.

import { failure, type Result } from './api';

/** Every token whose text is exactly the label; some vocabularies hold a letter twice. */
export type LabelTokens = readonly (readonly number[])[];

const MIN_LABELS = 2;
const MAX_LABELS = 10;

/** Finds the tokens of each label; a label that is not a single token cannot be offered. */
export function tokensOf(
  labels: readonly string[],
  lookup: (label: string) => readonly number[] | undefined,
): Result<LabelTokens> {
  if (labels.length < MIN_LABELS || labels.length > MAX_LABELS) {
    return failure('answer-failed', `${labels.length} labels; 2 to 10 can be offered`);
  }
  if (new Set(labels).size < labels.length) {
    return failure('answer-failed', `a label stands twice in ${labels.join(' ')}`);
  }
  const tokens: (readonly number[])[] = [];
  for (const label of labels) {
    const ids = lookup(label) ?? [];
    if (ids.length === 0) {
      return failure('answer-failed', `the label "${label}" is not one token of this model`);
    }
    tokens.push(ids);
  }
  return { ok: true, value: tokens };
}

/**
 * Probabilities of the labels given that one of them is the answer.
 * @param tokens the tokens of each label
 * @param mass the probability of each token, on any common scale; a missing token is unknown
 * @returns one number a label, summing to 1; null where a token is unknown or nothing has mass
 */
export function shares(tokens: LabelTokens, mass: ReadonlyMap<number, number>): number[] | null {
  const masses: number[] = [];
  for (const ids of tokens) {
    let sum = 0;
    for (const id of ids) {
      const one = mass.get(id);
      if (one === undefined) return null;
      sum += one;
    }
    masses.push(sum);
  }
  const total = masses.reduce((sum, one) => sum + one, 0);
  return total > 0 ? masses.map((one) => one / total) : null;
}

/**
 * The mass on the labels as the model had it, from the mass after `bias` was added to their logits:
 * odds shrink by e^bias.
 */
export function withoutBias(biasedMass: number, bias: number): number {
  return biasedMass / (biasedMass + Math.exp(bias) * (1 - biasedMass));
}

/**
 * Reads a whole row of logits.
 * @returns the shares of the labels and the mass that all labels together had, 0 to 1; null where
 * the row holds a number that is not one (NaN), or a token lies outside it
 */
export function readLogits(
  logits: Float32Array,
  tokens: LabelTokens,
): { p: number[]; compliance: number } | null {
  let highest = -Infinity;
  for (const logit of logits) if (logit > highest) highest = logit;
  let total = 0;
  for (const logit of logits) total += Math.exp(logit - highest);

  // Within the labels the highest of them is the reference: a row may put them all far below.
  const own = tokens.flat().map((id) => [id, logits[id] ?? Number.NaN] as const);
  const reference = Math.max(...own.map(([, logit]) => logit));
  const p = shares(tokens, new Map(own.map(([id, logit]) => [id, Math.exp(logit - reference)])));
  const onLabels = own.reduce((sum, [, logit]) => sum + Math.exp(logit - highest), 0);
  const compliance = Math.min(1, onLabels / total);
  return p === null || !Number.isFinite(compliance) ? null : { p, compliance };
}
