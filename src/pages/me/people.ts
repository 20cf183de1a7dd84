// The people on this machine and their sittings: what is unfinished, what is done, what comes next.
import { isBuiltInId } from '../../content/pack';
import type { Pack } from '../../core/instrument/pack';
import { currentAnswers } from '../../core/study/answer';
import type { Part } from '../../core/study/parts';
import { trialsOf, type Plan, type Sitting } from '../../core/study/plan';
import { fittingName, type PersonRespondent } from '../../core/study/records';
import { isHere } from '../../run/guests';
import { knownPackOf } from '../../run/packs';
import { store } from '../../store/store';
import { count } from '../../ui/format';
import { isSameLength, lengthsOf, type Length } from './lengths';

export interface SittingProgress {
  sitting: Sitting;
  answered: number;
  total: number;
}

export interface PersonOverview {
  person: PersonRespondent;
  /** Those that make a profile, newest first. */
  sittings: SittingProgress[];
  /** How many further sittings were asked with questions that this Axia does not have. */
  newer: number;
}

async function progressOf(sitting: Sitting): Promise<SittingProgress | null> {
  const pack = await knownPackOf(sitting.pack);
  if (pack === null) return null;
  const answered = currentAnswers(await store.answersOf(sitting.id)).length;
  return { sitting, answered, total: trialsOf(sitting, pack).length };
}

const isOfProfile = ({ instrument }: Plan) =>
  instrument === 'questionnaire' || instrument === 'scenarios' || instrument === 'further';

export async function overview(): Promise<PersonOverview[]> {
  const [respondents, sittings] = await Promise.all([store.respondents(), store.sittings()]);
  const people = respondents.flatMap((one) => (one.kind === 'person' && isHere(one) ? [one] : []));
  const ofProfiles = sittings.filter(({ plan }) => isOfProfile(plan));
  return Promise.all(
    people.map(async (person) => {
      const own = ofProfiles.filter(({ respondent }) => respondent === person.id);
      const progress = (await Promise.all(own.map(progressOf))).filter((one) => one !== null);
      return {
        person,
        sittings: progress.sort((a, b) => b.sitting.startedAt - a.sitting.startedAt),
        newer: own.length - progress.length,
      };
    }),
  );
}

/** The newest sitting of an instrument, if it has open questions. */
export function unfinished(of: PersonOverview, instrument: Part): SittingProgress | undefined {
  const newest = of.sittings.find(({ sitting }) => sitting.plan.instrument === instrument);
  return newest !== undefined && isOpen(newest) ? newest : undefined;
}

export const isOpen = ({ answered, total }: SittingProgress) => answered < total;

/** The sittings that were asked with a pack, of whichever version. */
export function sittingsWith(of: PersonOverview, { id }: Pack): SittingProgress[] {
  return of.sittings.filter(({ sitting }) => sitting.pack.id === id);
}

export function isComplete(of: PersonOverview, instrument: Part, pack: Pack): boolean {
  return sittingsWith(of, pack).some(
    (one) => one.sitting.plan.instrument === instrument && !isOpen(one),
  );
}

/** The length of the newest sitting of an instrument, else the shortest; undefined where a pack lacks it. */
export function usualLength(of: PersonOverview, instrument: Part, pack: Pack): Length | undefined {
  const lengths = lengthsOf(pack, instrument);
  const newest = sittingsWith(of, pack).find(
    ({ sitting }) => sitting.plan.instrument === instrument,
  );
  const same = lengths.find(
    ({ plan }) => newest !== undefined && isSameLength(plan, newest.sitting.plan),
  );
  return same ?? lengths[0];
}

export interface NextSitting {
  /** To go on with; null where a new one starts. */
  open: Sitting | null;
  plan: Plan;
  label: string;
}

/**
 * What is next of a length: the newest sitting of it if that is open, else a new one. Whoever has
 * answered form A more often than form B gets form B: other scenarios, for a retest.
 */
export function nextSitting(of: PersonOverview, length: Length, pack: Pack): NextSitting {
  const same = sittingsWith(of, pack).filter(({ sitting }) =>
    isSameLength(sitting.plan, length.plan),
  );
  const [newest] = same;
  const { plan, what, retest } = length;
  if (newest !== undefined && isOpen(newest)) {
    const { sitting, answered, total } = newest;
    const one = length.instrument === 'questionnaire' ? 'portrait' : 'scenario';
    const label =
      answered === 0
        ? `Answer ${count(total, one)}`
        : `Go on with ${count(total, one)} (${answered} of ${total})`;
    return { open: sitting, plan: sitting.plan, label };
  }
  const isFormB = ({ sitting }: SittingProgress) =>
    sitting.plan.instrument === 'scenarios' && sitting.plan.form === 'B';
  const done = same.filter((one) => !isOpen(one));
  const second = done.filter(isFormB).length;
  if (retest !== null && done.length - second > second) {
    return { open: null, plan: retest.plan, label: `Answer ${retest.what}` };
  }
  return { open: null, plan, label: `Answer ${what}${done.length > 0 ? ' again' : ''}` };
}

/** The sitting with a form that the result shows, if it is complete: ten more can follow it. */
export function lengthened(of: PersonOverview, pack: Pack): Sitting | undefined {
  return sittingsWith(of, pack).find(
    (one) => one.sitting.plan.instrument === 'scenarios' && !isOpen(one),
  )?.sitting;
}

/** Names a person's answers to one pack, in addresses: the person alone for the built-in pack. */
export function answersId(person: string, pack: string): string {
  return isBuiltInId(pack) ? person : `${person}:${pack}`;
}

/** The person whose answers an id names, whichever the pack. */
export function personOf(answers: string): string {
  return answers.split(':', 1)[0] ?? answers;
}

/** 128 random bits in hexadecimal; crypto.randomUUID is there only under https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function addPerson(name: string): Promise<PersonRespondent> {
  const person: PersonRespondent = {
    kind: 'person',
    id: newId(),
    name: fittingName(name),
    createdAt: Date.now(),
  };
  await store.addRespondent(person);
  return person;
}

/** A whole number below 2³², for what is drawn. */
export function drawnSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** A person's sitting that begins now; nothing is stored. */
export function newSitting(person: string, pack: Pack, plan: Plan, seed = drawnSeed()): Sitting {
  const id = newId();
  return {
    id,
    respondent: person,
    study: null,
    pack: { id: pack.id, version: pack.version },
    plan,
    condition: 'neutral',
    answerer: { kind: 'person', sitting: id },
    seed,
    startedAt: Date.now(),
  };
}

export async function startSitting(person: string, pack: Pack, plan: Plan): Promise<Sitting> {
  const sitting = newSitting(person, pack, plan);
  await store.addSitting(sitting);
  return sitting;
}
