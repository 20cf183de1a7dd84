// Which studies' findings are shown, in the address: #/studies/found?with=a,b.
import { href } from '../../../ui/route';

export function foundHref(studies: readonly string[]): string {
  return `${href('studies', 'found')}?with=${studies.map(encodeURIComponent).join(',')}`;
}

export function studiesIn(query: Readonly<Record<string, string>>): string[] {
  return [...new Set((query['with'] ?? '').split(',').filter(Boolean))];
}
