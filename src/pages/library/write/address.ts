// Addresses of the pages on which one writes.
import { href } from '../../../ui/route';

export const START = href('library', 'write');

export function draftHref(id: string): string {
  return `${href('library', 'write', 'scenario')}?${new URLSearchParams({ draft: id }).toString()}`;
}

export function ownPackHref(id: string): string {
  return href('library', 'write', 'pack', id);
}
