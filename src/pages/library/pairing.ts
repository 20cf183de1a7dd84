// How a translation pairs with its original, in words.
import type { Pack } from '../../core/instrument/pack';
import { pairWithOriginal, type Pairing } from '../../core/instrument/translation';
import { count } from '../../ui/format';

const SHOWN = 5;

function listed(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return [`${what}: ${ids.slice(0, SHOWN).join(', ')}${more}`];
}

function sentence({ paired, different, missing, added }: Pairing, other: string, one: string) {
  const total = paired.length + different.length + missing.length;
  if (total + added.length === 0) return [];
  const notes = [
    ...listed('missing here', missing),
    ...listed(`with another ${other}`, different),
    ...listed('only here', added),
  ];
  if (notes.length === 0) return [`all ${count(total, one)}`];
  return [`${paired.length} of ${count(total, one)} (${notes.join('; ')})`];
}

/** "all 40 portraits, 118 of 120 scenarios (missing here: s03; with another deal: s07)". */
export function pairingSentence(pack: Pack, original: Pack): string {
  const { portraits, scenarios } = pairWithOriginal(pack, original);
  return [
    ...sentence(portraits, 'value', 'portrait'),
    ...sentence(scenarios, 'deal', 'scenario'),
  ].join(', ');
}
