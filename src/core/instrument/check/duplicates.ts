// Near duplicates: texts that share many runs of three words (shingles).
// Source: Broder (1997), On the resemblance and containment of documents. In words: the likeness of two
// texts is the number of runs that both have over the number that either has (Jaccard).
//
// Each text is compared with the earlier ones that are not near duplicates themselves, so a text that
// comes fifty times is fifty findings and not a thousand pairs. An index from each run to the texts
// that have it makes this exact without looking at all pairs. Only the first 1,000 texts with a run are
// in the index: what so many different texts share is a set phrase, and would take minutes to count.
//
// Example: “buy the red bike now” and “buy the red bike later” share 2 of 4 runs: .5.
import { at } from '../../stats/array';
import type { PlacedText, Where } from './finding';
import { words } from './words';

export const RUN = 3;
/** Two texts this like or more are near duplicates. */
export const NEAR = 0.2;
const SHOWN = 5;
/** So many texts with one run are in the index. */
const SET_PHRASE = 1000;

interface Likeness {
  where: Where;
  other: Where;
  /** 0 to 1. */
  likeness: number;
}

export interface Likenesses {
  /** Each near duplicate with the earlier text that it is most like. */
  duplicates: Likeness[];
  /** The five most alike pairs that are not near duplicates, most alike first. */
  closest: Likeness[];
}

/** The different runs of a text; a text of fewer than three words is one run. */
function runsOf(text: string): string[] {
  const all = words(text);
  if (all.length <= RUN) return [all.join(' ')];
  const starts = all.slice(0, all.length - RUN + 1);
  return [...new Set(starts.map((_, start) => all.slice(start, start + RUN).join(' ')))];
}

/** Near duplicates among texts of one kind. */
export function likenesses(texts: readonly PlacedText[]): Likenesses {
  const kept: { where: Where; runs: number }[] = [];
  const keptWith = new Map<string, number[]>();
  /** Runs shared with each kept text; 0 again after each text. A list of numbers is much faster than a map. */
  const shared = new Int32Array(texts.length);
  const duplicates: Likeness[] = [];
  const apart: Likeness[] = [];
  for (const { where, text } of texts) {
    const runs = runsOf(text);
    const sharing: number[] = [];
    for (const run of runs) {
      for (const place of keptWith.get(run) ?? []) {
        const before = at(shared, place);
        if (before === 0) sharing.push(place);
        shared[place] = before + 1;
      }
    }
    let most: Likeness | null = null;
    for (const place of sharing) {
      const common = at(shared, place);
      shared[place] = 0;
      const other = kept[place];
      if (other === undefined) continue;
      const likeness = common / (runs.length + other.runs - common);
      if (most === null || likeness > most.likeness) most = { where, other: other.where, likeness };
    }
    if (most !== null && most.likeness >= NEAR) {
      duplicates.push(most);
      continue;
    }
    if (most !== null) apart.push(most);
    for (const run of runs) {
      const places = keptWith.get(run);
      if (places === undefined) keptWith.set(run, [kept.length]);
      else if (places.length < SET_PHRASE) places.push(kept.length);
    }
    kept.push({ where, runs: runs.length });
  }
  const closest = apart.sort((a, b) => b.likeness - a.likeness).slice(0, SHOWN);
  return { duplicates, closest };
}
