// The fields of the form by id, so that a finding or a refusal leads to the field that it is about.
import { VALUE_NAMES, VALUES, type Value } from '../../../core/values';

interface Field {
  id: string;
  name: string;
}

export const TITLE: Field = { id: 'draft-title', name: 'Title' };
export const REQUEST: Field = { id: 'draft-request', name: 'Request' };
export const PACK_TITLE: Field = { id: 'new-pack-title', name: 'Title of the pack' };
export const PACK_LANGUAGE: Field = { id: 'new-pack-language', name: 'Language' };
export const PACK_LICENCE: Field = { id: 'new-pack-licence', name: 'Licence' };
export const PACK_AUTHOR: Field = { id: 'new-pack-author', name: 'Who wrote it' };

export function fieldOfAction(value: Value): Field {
  return { id: `draft-${value}`, name: VALUE_NAMES[value] };
}

const BY_PLACE: readonly (readonly [RegExp, Field])[] = [
  [/^scenarios\.scenarios\.\d+\.title$/, TITLE],
  [/^scenarios\.scenarios\.\d+\.text$/, REQUEST],
  ...VALUES.map((value) => [new RegExp(`\\.actions\\.${value}$`), fieldOfAction(value)] as const),
  [/^(?:scenarios\.)?title$/, PACK_TITLE],
  [/^language$/, PACK_LANGUAGE],
  [/^licence$/, PACK_LICENCE],
  [/^source$/, PACK_AUTHOR],
];

/** The field of a place in a pack, by its path there; undefined where the form has none. */
export function fieldAt(path: string): Field | undefined {
  return BY_PLACE.find(([place]) => place.test(path))?.[1];
}

export function focusField({ id }: Field): void {
  document.getElementById(id)?.focus();
}
