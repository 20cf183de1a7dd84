// What a model on this machine can be grouped by: what its file says, and maker and country where the model
// is one of the shelf.
import { sizeOf, type Traits } from '../core/compare/traits';
import type { ShelfEntry } from '../core/engine/shelf';
import type { ModelRespondent } from '../core/study/records';
import { SHELF } from '../engine/shelf';

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** "United States" from US, as the shelf writes it. */
export function nameOfCountry(code: string): string {
  return regions.of(code) ?? code;
}

/** MLC models are known by their id, GGUF files by their hash, which is the revision. */
function onShelf({ source, revision }: ModelRespondent): ShelfEntry | undefined {
  return SHELF.find(({ variants }) =>
    variants.some((variant) =>
      variant.format === 'gguf'
        ? variant.sha256 === revision
        : source.kind === 'mlc' && source.id === variant.id,
    ),
  );
}

export function traitsOf(model: ModelRespondent): Traits {
  const known = onShelf(model);
  return {
    maker: known?.maker ?? null,
    country: known?.countries.join(' and ') ?? null,
    family: model.architecture === '' ? null : model.architecture,
    size: sizeOf(model.parameters),
    quantisation: model.quantisation === '' ? null : model.quantisation,
  };
}
