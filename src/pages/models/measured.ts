// Which models a measurement of this device takes, with the parameters that a reckoning of other models
// needs.

import { BASELINE } from '../../core/engine/baseline';
import type { ShelfEntry, Variant } from '../../core/engine/shelf';
import { expectedTime, type Speed } from '../../core/engine/speed';
import type { ModelState } from '../../run/model.svelte';
import type { ToMeasure } from '../../run/speeds.svelte';
import { baselineOffer } from './offers';
import { rateWords } from './rate-words';

export function baselineToMeasure(): ToMeasure['baseline'] {
  const { name, source } = baselineOffer('processor');
  return { name, source, parameters: BASELINE.parameters };
}

/** The loaded model; null where none is, or the baseline, or one that does not tell its parameters. */
export function loadedToMeasure(
  state: ModelState,
  shelf: readonly ShelfEntry[],
): ToMeasure['loaded'] {
  if (state.kind !== 'ready' || state.description.revision === BASELINE.sha256) return null;
  const { name, source } = state.offer;
  const parameters =
    state.description.parameters ??
    (source.kind === 'gguf-file'
      ? undefined
      : shelf.find(({ variants }) => variants.some(({ url }) => url === source.url))?.parameters);
  return parameters === undefined ? null : { name, parameters };
}

/** How fast a variant will answer here, in words; null where nothing near its size was measured. */
export function expectedWords(
  { name, parameters }: ShelfEntry,
  { format }: Variant,
  speeds: readonly Speed[],
): string | null {
  const way =
    format === 'gguf'
      ? ({ engine: 'wllama', device: 'processor' } as const)
      : ({ engine: 'webllm', device: 'adapter' } as const);
  const expected = expectedTime(parameters, way, speeds);
  if (expected === null) return null;
  const { milliseconds, from } = expected;
  const rate = rateWords(milliseconds);
  const source =
    from.name === name ? 'as measured here' : `reckoned from ${from.name} measured here`;
  return `${rate.charAt(0).toUpperCase()}${rate.slice(1)}, ${source}.`;
}
