// What everybody on this machine has answered: from the overviews that are kept, and for the others from the
// rows, whose overview is kept then.
import * as v from 'valibot';
import type { KeptOfAnswers } from '../../store/derived';
import { store } from '../../store/store';
import type { Source } from '../source';
import { candidates, type Candidate } from './candidates';
import { overviewKey, overviewOf, overviewsSchema } from './overview';

/** Somebody on this machine with answers that cannot be compared here, and why. */
export interface Unreadable {
  label: string;
  reason: string;
}

export interface Found {
  sources: readonly Source[];
  unreadable: readonly Unreadable[];
}

const ofAnswers = ({ id, sittings }: Candidate) => ({ key: overviewKey(id), sittings });

/** From what was kept of the answers as they are now; null where nothing was, or it is of another form. */
function fromKept(one: Candidate, { figures }: KeptOfAnswers): Found | null {
  const reading = v.safeParse(overviewsSchema, figures);
  return reading.success ? { sources: one.sources(reading.output), unreadable: [] } : null;
}

/** Reads the rows. What is made of them is kept, unless the answers have changed since `state`. */
async function fromRows(one: Candidate, { state }: KeptOfAnswers): Promise<Found> {
  const { counting, reason } = await one.read();
  const overviews = counting.map((each) => overviewOf(one.kind, each));
  if (reason === null) {
    // Without room for it the rows are read again at the next visit: nothing is lost.
    const keeping = store.keepOfAnswers(ofAnswers(one), { state, figures: overviews });
    keeping.catch(() => undefined);
  }
  return {
    sources: one.sources(overviews),
    unreadable: reason === null ? [] : [{ label: one.label, reason }],
  };
}

const isAmong = ({ id }: Candidate, ids: readonly string[]) =>
  ids.some((one) => one === id || one.startsWith(`${id}:`));

const together = (each: readonly (Found | null)[]): Found => ({
  sources: each.flatMap((found) => found?.sources ?? []),
  unreadable: each.flatMap((found) => found?.unreadable ?? []),
});

/** Lets the page paint and answer before the next one's rows are read. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * What the candidates have answered, in their order. Of those with the ids in `first` the rows are read
 * before those of the others, and handed over as soon as they are there, with all that was kept; the
 * others are read one after the other, so that a page with many of them stays responsive.
 */
export async function found(
  first: readonly string[],
  early: (found: Found) => void,
): Promise<Found> {
  const all = await candidates();
  const kept = await store.keptOfAnswers(all.map(ofAnswers));
  const each = all.map((candidate, place) => {
    const own = kept[place] ?? { state: '', figures: undefined };
    return { candidate, own, found: fromKept(candidate, own) };
  });
  const open = each.filter((one) => one.found === null);
  for (const one of open.filter(({ candidate }) => isAmong(candidate, first))) {
    one.found = await fromRows(one.candidate, one.own);
  }
  const rest = open.filter((one) => one.found === null);
  if (first.length > 0 && rest.length > 0) early(together(each.map((one) => one.found)));
  for (const one of rest) {
    await nextTask();
    one.found = await fromRows(one.candidate, one.own);
  }
  return together(each.map((one) => one.found));
}
