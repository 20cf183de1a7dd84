// What the label check shows, in the address: #/library/labels/report?what=soundness&raters=models.
import { currentPack } from '../../../content/pack';
import type { Pack } from '../../../core/instrument/pack';
import { packOf } from '../../../run/packs';
import { href } from '../../../ui/route';
import { packsToAsk } from '../../pack-choice';

interface Choice {
  /** The pack's id; the built-in one where there is none. */
  pack: string;
  /** The reader who goes on, by respondent id. */
  reader: string;
  what: string;
  raters: string;
}

/** The address of a part of the label check; `below` is ['report'] or ['sitting', id]. */
export function labelsHref(choice: Partial<Choice>, ...below: string[]): string {
  const text = new URLSearchParams(choice).toString();
  return href('library', 'labels', ...below) + (text === '' ? '' : `?${text}`);
}

/** The pack that an address names, in its last version; the built-in one where it names none. */
export async function packNamed(id: string | undefined): Promise<Pack> {
  const entry = (await packsToAsk()).find((one) => one.id === id);
  return entry === undefined ? currentPack() : packOf(entry);
}
