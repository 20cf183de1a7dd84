// The shelf: language models of several makers and countries, read from shelf.json. Addresses and
// memory of MLC models are those of the library's own records (a test compares them, since the library
// itself is too large for the page); where the figures of GGUF files are from stands in
// docs/decisions.md.

import * as v from 'valibot';
import { shelfSchema, type ShelfEntry } from '../core/engine/shelf';
import file from './shelf.json';

export const SHELF: readonly ShelfEntry[] = v.parse(shelfSchema, file).models;
