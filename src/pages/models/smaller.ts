// What to offer when memory did not suffice: the largest smaller model of the shelf that runs on the
// same device in the same way.

import {
  memoryBytes,
  needsHalfPrecision,
  type ShelfEntry,
  type Variant,
} from '../../core/engine/shelf';
import type { ModelSource } from '../../core/engine/api';

export interface Smaller {
  entry: ShelfEntry;
  variant: Variant;
}

/** @returns null for a model that is not on the shelf, and where there is nothing smaller */
export function smallerThan(source: ModelSource, shelf: readonly ShelfEntry[]): Smaller | null {
  if (source.kind === 'gguf-file') return null;
  const all = shelf.flatMap((entry) => entry.variants.map((variant) => ({ entry, variant })));
  const failed = all.find(({ variant }) => variant.url === source.url);
  if (failed === undefined) return null;
  const limit = memoryBytes(failed.entry, failed.variant);
  const smaller = all
    // The same kind, because it was chosen for what this device can do.
    .filter(({ variant }) => kindOf(variant) === kindOf(failed.variant))
    .filter(({ entry, variant }) => memoryBytes(entry, variant) < limit)
    .sort((a, b) => memoryBytes(b.entry, b.variant) - memoryBytes(a.entry, a.variant));
  return smaller[0] ?? null;
}

const kindOf = (variant: Variant) => `${variant.format} ${String(needsHalfPrecision(variant))}`;
