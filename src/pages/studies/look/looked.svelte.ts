// The studies that are being looked into, read once, in columns, for the list and for every trial that is
// opened from it. Large lists are plain data, replaced as a whole.
import type { Pack } from '../../../core/instrument/pack';
import type { ModelRespondent, Study } from '../../../core/study/records';
import type { SittingColumns } from '../../../core/study/trial-columns';
import { listOf, listOfDiffering, type TrialList } from '../../../core/study/trial-list';
import { studyColumns, type StudyColumns } from '../../../run/study-columns';
import type { UnreadableStudy } from '../../../run/studies';
import { store } from '../../../store/store';
import { filterOf, type Look } from './address';

export interface LookedInto {
  study: Study;
  /** Undefined for a study that was stored without it. */
  model: ModelRespondent | undefined;
  sittings: readonly SittingColumns[];
  trials: number;
  answered: number;
  /** Null where its questions cannot be told. */
  pack: Pack | null;
  /** Why its questions cannot be told; null where they can. */
  unreadable: string | null;
}

interface ReadingProgress {
  read: number;
  planned: number;
}

class Looked {
  #of = $state.raw<readonly LookedInto[]>([]);
  #all = $state.raw<readonly Study[]>([]);
  #progress = $state.raw<ReadingProgress | null>({ read: 0, planned: 0 });
  #problem = $state.raw<unknown>(null);
  /** What was read, and among how many answers. */
  #read = '';
  #reading = new AbortController();

  get studies(): readonly LookedInto[] {
    return this.#of;
  }

  /** Every study on this machine, to be looked into as well. */
  get all(): readonly Study[] {
    return this.#all;
  }

  /** How far the reading is; null when everything is there. */
  get progress(): ReadingProgress | null {
    return this.#progress;
  }

  get problem(): unknown {
    return this.#problem;
  }

  /** Reads these studies, unless they were read and no answer has come since; a later call counts. */
  async read(ids: readonly string[]): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const { signal } = reading;
    try {
      const asked = await this.#askedOf(ids);
      signal.throwIfAborted();
      if (asked === this.#read) return;
      this.#problem = null;
      this.#of = [];
      this.#progress = { read: 0, planned: 0 };
      const of = await this.#lookedInto(ids, signal);
      signal.throwIfAborted();
      this.#of = of;
      this.#read = await this.#askedOf(ids);
      this.#progress = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#problem = error;
      this.#progress = null;
      this.#read = '';
    }
  }

  /** What would be read now, as text: of which studies, and how the answers to what was read stand. */
  async #askedOf(ids: readonly string[]): Promise<string> {
    const here = (await store.studies()).filter(({ id }) => ids.includes(id));
    const read = this.#of.flatMap(({ sittings }) => sittings.map(({ sitting }) => sitting));
    const state = await store.answersState(read);
    return JSON.stringify([ids, here.map(({ id, createdAt }) => [id, createdAt]), state]);
  }

  async #lookedInto(ids: readonly string[], signal: AbortSignal): Promise<LookedInto[]> {
    const [studies, respondents] = await Promise.all([store.studies(), store.respondents()]);
    this.#all = studies;
    const models = respondents.filter((one) => one.kind === 'model');
    const found = ids.flatMap((id) => studies.find((study) => study.id === id) ?? []);
    const planned = found.map(() => 0);
    let read = 0;
    return Promise.all(
      found.map(async (study, place) => {
        const reading = await studyColumns(
          study,
          (trials, ofAll) => {
            read += trials;
            planned[place] = ofAll;
            this.#progress = { read, planned: planned.reduce((sum, one) => sum + one, 0) };
          },
          signal,
        );
        const model = models.find(({ id }) => id === study.respondent);
        return { study, model, ...readOf(reading) };
      }),
    );
  }

  /** The trials that a look leaves, in the order of the list. */
  list(look: Look): TrialList {
    const [one, other] = this.#of;
    if (look.differing && one !== undefined && other !== undefined) {
      return listOfDiffering(one.sittings, other.sittings, filterOf(look));
    }
    const shown = this.#of.filter(({ study }) => look.only === null || study.id === look.only);
    return listOf(
      shown.flatMap(({ sittings }) => sittings),
      filterOf(look),
    );
  }
}

function readOf(reading: StudyColumns | UnreadableStudy): Omit<LookedInto, 'study' | 'model'> {
  if (!reading.ok) {
    return { sittings: [], trials: 0, answered: 0, pack: null, unreadable: reading.reason };
  }
  const { sittings, trials, answered, pack } = reading;
  return { sittings, trials, answered, pack, unreadable: null };
}

export const looked = new Looked();
