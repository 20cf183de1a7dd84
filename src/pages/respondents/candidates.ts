// Who on this machine may have answers, and how to find out.
import type { Sitting } from '../../core/study/plan';
import {
  personName,
  type ModelRespondent,
  type PersonRespondent,
  type Study,
} from '../../core/study/records';
import { personaIn } from '../../core/study/trial';
import { VALUE_NAMES, type Value } from '../../core/values';
import { isHere } from '../../run/guests';
import { givesProfile, namesOf } from '../../run/studies';
import { store } from '../../store/store';
import { answersId } from '../me/people';
import type { Answered, Source } from '../source';
import { readPerson, readStudy, type Counting, type Reading } from './answered';
import type { Overview } from './overview';
import { sourceOf } from './sources';

/** Somebody who may have answers. */
export interface Candidate {
  /** Of a person with answers to several packs the ids go on behind a colon. */
  id: string;
  kind: 'person' | 'model';
  label: string;
  /** On which the answers rest. */
  sittings: readonly Sitting[];
  /** Reads the rows. */
  read: () => Promise<Reading>;
  /** The respondents of the list, one for each overview. */
  sources: (overviews: readonly Overview[]) => Source[];
}

/** Who answered the trials of one respondent. */
function personaOf({ trials: [first] }: Answered): Value | null {
  return first === undefined ? null : (personaIn(first.question) ?? null);
}

const rowsOf = ({ planned, further }: Counting) => [...planned, ...further];

function personCandidate(person: PersonRespondent, sittings: readonly Sitting[]): Candidate {
  const label = personName(person);
  const read = () => readPerson(sittings);
  const sourceFrom = (overview: Overview) => {
    const pack = overview.packs[0]?.id ?? '';
    const entry = {
      id: `person:${answersId(person.id, pack)}`,
      label,
      model: null,
      isSimulated: person.simulated !== undefined,
    };
    return sourceOf(entry, overview, async () => {
      const { counting } = await read();
      return counting.map(rowsOf).find((rows) => rows[0]?.pack.id === pack) ?? [];
    });
  };
  return {
    id: `person:${person.id}`,
    kind: 'person',
    label,
    sittings,
    read,
    sources: (overviews) => overviews.map(sourceFrom),
  };
}

function studyCandidate(
  study: Study,
  model: ModelRespondent,
  sittings: readonly Sitting[],
): Candidate {
  const label = `${model.name}, ${namesOf(study).label}`;
  const id = `study:${study.id}`;
  const read = () => readStudy(study);
  const sourceFrom = (overview: Overview) => {
    const { rows, trials, persona } = overview;
    const who =
      persona === null
        ? { id, label }
        : { id: `${id}:${persona}`, label: `${label}, the persona of ${VALUE_NAMES[persona]}` };
    const source = sourceOf({ ...who, model, isSimulated: false }, overview, async () => {
      const { counting } = await read();
      return counting.flatMap(rowsOf).filter((answered) => personaOf(answered) === persona);
    });
    if (rows === trials) return source;
    return { ...source, detail: `${source.detail}; ${rows} of ${trials} answered so far` };
  };
  return {
    id,
    kind: 'model',
    label,
    sittings,
    read,
    sources: (overviews) => overviews.map(sourceFrom),
  };
}

/** The people and models on this machine. */
export async function candidates(): Promise<Candidate[]> {
  const [respondents, sittings, studies] = await Promise.all([
    store.respondents(),
    store.sittings(),
    store.studies(),
  ]);
  const models = new Map(
    respondents.flatMap((one) => (one.kind === 'model' ? [[one.id, one]] : [])),
  );
  return [
    ...respondents.flatMap((person) =>
      // A guest of another tab is nobody's business here.
      person.kind === 'person' && isHere(person)
        ? [
            personCandidate(
              person,
              sittings.filter(({ respondent }) => respondent === person.id),
            ),
          ]
        : [],
    ),
    ...studies
      .filter(({ preset }) => givesProfile(preset))
      .flatMap((study) => {
        const model = models.get(study.respondent);
        if (model === undefined) return [];
        return [
          studyCandidate(
            study,
            model,
            sittings.filter((one) => one.study === study.id),
          ),
        ];
      }),
  ];
}
