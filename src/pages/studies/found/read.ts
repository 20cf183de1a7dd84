// The studies of a page of findings, with how far each is answered.
import type { Pack } from '../../../core/instrument/pack';
import type { ModelRespondent, Study } from '../../../core/study/records';
import type { Instrument } from '../../../core/study/trial';
import { studyProgress } from '../../../run/studies';
import { store } from '../../../store/store';
import { nameOfStudy } from '../look/names';

export interface ReadStudy {
  study: Study;
  name: string;
  /** Undefined for a study that was stored without it. */
  model: ModelRespondent | undefined;
  /** Null where its questions cannot be told, with the reason. */
  pack: Pack | null;
  unreadable: string | null;
  planned: number;
  answered: number;
  /** What is asked, with the number of trials. */
  trials: ReadonlyMap<Instrument, number>;
}

async function readStudy(study: Study, model: ModelRespondent | undefined): Promise<ReadStudy> {
  const name = nameOfStudy(study);
  const progress = await studyProgress(study);
  if (!progress.ok) {
    const unreadable = progress.reason;
    return {
      study,
      name,
      model,
      pack: null,
      unreadable,
      planned: 0,
      answered: 0,
      trials: new Map(),
    };
  }
  const trials = new Map<Instrument, number>();
  for (const { question } of progress.trials) {
    trials.set(question.instrument, (trials.get(question.instrument) ?? 0) + 1);
  }
  const planned = progress.trials.length;
  const answered = planned - progress.open.length;
  return { study, name, model, pack: progress.pack, unreadable: null, planned, answered, trials };
}

/** Those of these ids that are on this machine, in their order. */
export async function readStudies(ids: readonly string[]): Promise<ReadStudy[]> {
  const [studies, respondents] = await Promise.all([store.studies(), store.respondents()]);
  const found = ids.flatMap((id) => studies.find((study) => study.id === id) ?? []);
  return Promise.all(
    found.map((study) =>
      readStudy(
        study,
        respondents.filter((one) => one.kind === 'model').find(({ id }) => id === study.respondent),
      ),
    ),
  );
}
