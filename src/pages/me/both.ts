// Both parts begun together: which comes first is drawn from the seed that they share, and each of the
// two sittings has it stored. Going on takes the first of them that is not finished.
import type { Pack } from '../../core/instrument/pack';
import { PARTS, partsInOrder, type Part } from '../../core/study/parts';
import type { Plan, Sitting } from '../../core/study/plan';
import { store } from '../../store/store';
import { bothLengths, isSameLength, lengthsOf, type Both } from './lengths';
import {
  drawnSeed,
  isComplete,
  isOpen,
  newSitting,
  nextSitting,
  sittingsWith,
  usualLength,
  type PersonOverview,
  type SittingProgress,
} from './people';

/** Two sittings that were begun together, in the order in which they are asked. */
type Pair = readonly [SittingProgress, SittingProgress];

/** The pairs of a person with a pack that have open questions, newest first. */
function openPairs(of: PersonOverview, pack: Pack): Pair[] {
  const all = sittingsWith(of, pack);
  return all.flatMap((first): Pair[] => {
    const { together } = first.sitting;
    const second = all.find(({ sitting }) => sitting.id === together?.with);
    const isPair = together?.place === 'first' && second !== undefined;
    return isPair && (isOpen(first) || isOpen(second)) ? [[first, second]] : [];
  });
}

function isOfLength([one, other]: Pair, { portraits, scenarios }: Both): boolean {
  const plans = [one.sitting.plan, other.sitting.plan];
  return [portraits, scenarios].every(({ plan }) => plans.some((own) => isSameLength(own, plan)));
}

/** What is next of both parts in a length; `open` to go on with, null where two sittings begin. */
export interface NextBoth {
  open: Sitting | null;
  /** "Answer both: 21 portraits and 15 scenarios", "Go on with both: … (20 of 36)". */
  label: string;
  plans: { questionnaire: Plan; scenarios: Plan };
}

export function nextBoth(of: PersonOverview, both: Both, pack: Pack): NextBoth {
  const { portraits, scenarios, what } = both;
  const plans = {
    questionnaire: nextSitting(of, portraits, pack).plan,
    scenarios: nextSitting(of, scenarios, pack).plan,
  };
  const pair = openPairs(of, pack).find((one) => isOfLength(one, both));
  if (pair === undefined) return { open: null, label: `Answer both: ${what}`, plans };
  const [first, second] = pair;
  const answered = first.answered + second.answered;
  return {
    open: (isOpen(first) ? first : second).sitting,
    label: `Go on with both: ${what} (${answered} of ${first.total + second.total})`,
    plans,
  };
}

/** The length in which both parts are open, else the shortest; undefined where the pack lacks a part. */
export function usualBoth(of: PersonOverview, pack: Pack): Both | undefined {
  const lengths = bothLengths(pack);
  return lengths.find((both) => nextBoth(of, both, pack).open !== null) ?? lengths[0];
}

/** What a person most likely came for: going on with what is open, what is not answered, or the result. */
export function nextStep(of: PersonOverview, pack: Pack): Part | 'both' | 'result' {
  const both = usualBoth(of, pack);
  if (both !== undefined && nextBoth(of, both, pack).open !== null) return 'both';
  const parts = PARTS.filter((part) => lengthsOf(pack, part).length > 0);
  const begun = parts.find((part) => {
    const length = usualLength(of, part, pack);
    return length !== undefined && nextSitting(of, length, pack).open !== null;
  });
  const left = parts.filter((part) => !isComplete(of, part, pack));
  return begun ?? (left.length > 1 ? 'both' : (left[0] ?? 'result'));
}

/** Begins both parts: two sittings are stored, or none. Returns the one that is asked first. */
async function startBoth(person: string, pack: Pack, plans: NextBoth['plans']): Promise<Sitting> {
  const seed = drawnSeed();
  const [one, other] = partsInOrder(seed).map((part) =>
    newSitting(person, pack, plans[part], seed),
  );
  if (one === undefined || other === undefined) throw new RangeError('a pair has two parts');
  const first: Sitting = { ...one, together: { with: other.id, place: 'first' } };
  const second: Sitting = { ...other, together: { with: one.id, place: 'second' } };
  await store.addSittings([first, second]);
  return first;
}

/** After one of a pair: the other one, if it has open questions. */
export function openPartner(of: PersonOverview, sitting: Sitting): SittingProgress | undefined {
  const other = of.sittings.find((one) => one.sitting.id === sitting.together?.with);
  return other !== undefined && isOpen(other) ? other : undefined;
}

/** The sitting to show: the open one, or the first of two that begin now. */
export async function enterBoth(person: string, pack: Pack, next: NextBoth): Promise<Sitting> {
  return next.open ?? startBoth(person, pack, next.plans);
}
