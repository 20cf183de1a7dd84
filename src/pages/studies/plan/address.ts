// Where a study is amended: #/studies/amend/<study>.
import type { Study } from '../../../core/study/records';
import { href } from '../../../ui/route';

export function amendHref({ id }: Study): string {
  return href('studies', 'amend', id);
}
