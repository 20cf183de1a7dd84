// What a model on this machine can be grouped by: what its file says, and maker and country where the model
// is one of the shelf.
import { sizeOf, type Traits } from '../core/compare/traits';
import type { ModelRespondent } from '../core/study/records';
import { SHELF, type ShelfEntry } from '../engine/shelf';

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** "United States" from US, as the shelf writes it. */
export function nameOfCountry(code: string): string {
  return regions.of(code) ?? code;
}

function onShelf({ source }: ModelRespondent): ShelfEntry | undefined {
  if (source.kind !== 'mlc') return undefined;
  return SHELF.find(({ variants }) => variants.some(({ id }) => id === source.id));
}

export function traitsOf(model: ModelRespondent): Traits {
  const known = onShelf(model);
  return {
    maker: known?.maker ?? null,
    country: known?.country ?? null,
    family: model.architecture === '' ? null : model.architecture,
    size: sizeOf(model.parameters),
    quantisation: model.quantisation === '' ? null : model.quantisation,
  };
}
