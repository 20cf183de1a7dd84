// The shelf: language models of several makers and countries, read from shelf.json. Addresses and
// memory of MLC models are those of the library's own records (a test compares them, since the library
// itself is too large for the page); where the figures of GGUF files are from stands in
// docs/decisions.md.

import * as v from 'valibot';
import { shelfSchema, type ShelfEntry, type Variant } from '../core/engine/shelf';
import type { ModelRespondent } from '../core/study/records';
import file from './shelf.json';

export const SHELF: readonly ShelfEntry[] = v.parse(shelfSchema, file).models;

/** The entry of a model that was loaded; null for one that is not on the shelf. */
export function shelfEntryOf({ source, revision }: ModelRespondent): ShelfEntry | null {
  const isVariant = (variant: Variant) =>
    (source.kind !== 'gguf-file' && variant.url === source.url) ||
    // From a mirror or from disk: the revision of a GGUF file is its hash.
    (variant.format === 'gguf' && variant.sha256 === revision);
  return SHELF.find(({ variants }) => variants.some(isVariant)) ?? null;
}
