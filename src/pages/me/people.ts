// The people on this machine and their sittings: what is unfinished, what is done, starting anew.
import { currentPack, knownPackOf } from '../../content/pack';
import { currentAnswers } from '../../core/study/answer';
import {
  PERSON_QUESTIONNAIRE,
  PERSON_SCENARIOS,
  trialsOf,
  type Sitting,
} from '../../core/study/plan';
import { fittingName, type PersonRespondent } from '../../core/study/records';
import { store } from '../../store/store';

export type Instrument = Sitting['plan']['instrument'];

export interface SittingProgress {
  sitting: Sitting;
  answered: number;
  total: number;
}

export interface PersonOverview {
  person: PersonRespondent;
  /** Newest first. */
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

export async function overview(): Promise<PersonOverview[]> {
  const [respondents, sittings] = await Promise.all([store.respondents(), store.sittings()]);
  const people = respondents.filter((one) => one.kind === 'person');
  return Promise.all(
    people.map(async (person) => {
      const own = sittings.filter(({ respondent }) => respondent === person.id);
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
export function unfinished(
  of: PersonOverview,
  instrument: Instrument,
): SittingProgress | undefined {
  const newest = of.sittings.find(({ sitting }) => sitting.plan.instrument === instrument);
  return newest !== undefined && newest.answered < newest.total ? newest : undefined;
}

export function isComplete(of: PersonOverview, instrument: Instrument): boolean {
  return of.sittings.some(
    ({ sitting, answered, total }) => sitting.plan.instrument === instrument && answered === total,
  );
}

/** 128 random bits in hexadecimal; crypto.randomUUID is there only under https. */
function newId(): string {
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

function drawnSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

export async function startSitting(person: string, instrument: Instrument): Promise<Sitting> {
  const pack = await currentPack();
  const id = newId();
  const sitting: Sitting = {
    id,
    respondent: person,
    study: null,
    pack: { id: pack.id, version: pack.version },
    plan: instrument === 'questionnaire' ? PERSON_QUESTIONNAIRE : PERSON_SCENARIOS,
    condition: 'neutral',
    answerer: { kind: 'person', sitting: id },
    seed: drawnSeed(),
    startedAt: Date.now(),
  };
  await store.addSitting(sitting);
  return sitting;
}
