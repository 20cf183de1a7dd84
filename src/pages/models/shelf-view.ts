// Which models of the shelf are shown, and in which order, as a person chose. Pure, so that the table
// only draws.

import { downloadBytes, memoryBytes, type ShelfEntry, type Variant } from '../../core/engine/shelf';
import type { DeviceProbe } from '../../engine/probe';
import { fit, type Fit } from './fit';

export const ORDERS = {
  parameters: 'Parameters, fewest first',
  memory: 'Memory, least first',
  download: 'Download, smallest first',
  released: 'Newest first',
  name: 'Name',
} as const;
export type Order = keyof typeof ORDERS;

export interface ShelfChoice {
  order: Order;
  /** A country, or null for all. */
  country: string | null;
  /** Only models that are likely to run here. */
  runsHere: boolean;
}

export interface ShelfRow {
  entry: ShelfEntry;
  found: Fit;
  /** The variant that would be used, or the most wanted where none runs. */
  shown: Variant;
}

export const countriesOf = (shelf: readonly ShelfEntry[]): string[] =>
  [...new Set(shelf.flatMap(({ countries }) => countries))].sort();

export function shelfRows(
  shelf: readonly ShelfEntry[],
  probe: DeviceProbe,
  { order, country, runsHere }: ShelfChoice,
): ShelfRow[] {
  return shelf
    .filter(({ countries }) => country === null || countries.includes(country))
    .map((entry) => {
      const found = fit(entry, probe);
      return { entry, found, shown: found.variant ?? entry.variants[0] };
    })
    .filter(({ found }) => !runsHere || found.variant !== null)
    .sort(COMPARE[order]);
}

const byName = (a: ShelfRow, b: ShelfRow) => a.entry.name.localeCompare(b.entry.name, 'en');

/** Ties stand by name, so that an order is the same every time. */
const by = (key: (row: ShelfRow) => number) => (a: ShelfRow, b: ShelfRow) =>
  key(a) - key(b) || byName(a, b);

const COMPARE: Readonly<Record<Order, (a: ShelfRow, b: ShelfRow) => number>> = {
  parameters: by(({ entry }) => entry.parameters),
  memory: by(({ entry, shown }) => memoryBytes(entry, shown)),
  download: by(({ entry, shown }) => downloadBytes(entry, shown)),
  released: by(({ entry }) => -Number(entry.released.replace('-', ''))),
  name: byName,
};
