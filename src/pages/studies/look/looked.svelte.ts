// The studies that are being looked into, read once for the list and for every trial that is opened from
// it. Large lists are plain data, replaced as a whole.
import type { Pack } from '../../../core/instrument/pack';
import type { ModelRespondent, Study } from '../../../core/study/records';
import { filtered } from '../../../core/study/trial-filter';
import type { TrialLine } from '../../../core/study/trial-line';
import { whereTwoDiffer, type DifferingLine } from '../../../core/study/where-two-differ';
import { studyLines } from '../../../run/study-lines';
import { store } from '../../../store/store';
import { filterOf, type Look } from './address';

export interface LookedInto {
  study: Study;
  /** Undefined for a study that was stored without it. */
  model: ModelRespondent | undefined;
  lines: readonly TrialLine[];
  /** Null where its questions cannot be told. */
  pack: Pack | null;
  /** Why its questions cannot be told; null where they can. */
  unreadable: string | null;
}

interface ReadingProgress {
  read: number;
  planned: number;
}

/** A line of the list; a divergence only where two studies are set against each other. */
export type ListedLine = TrialLine | DifferingLine;

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
      // Answers are only added, and all of them erased: their number says whether anything changed.
      const asked = `${String(await store.answerCount())} ${ids.join(',')}`;
      signal.throwIfAborted();
      if (asked === this.#read) return;
      this.#problem = null;
      this.#of = [];
      this.#progress = { read: 0, planned: 0 };
      const of = await this.#lookedInto(ids, signal);
      signal.throwIfAborted();
      this.#of = of;
      this.#read = asked;
      this.#progress = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#problem = error;
      this.#progress = null;
      this.#read = '';
    }
  }

  async #lookedInto(ids: readonly string[], signal: AbortSignal): Promise<LookedInto[]> {
    const [studies, respondents] = await Promise.all([store.studies(), store.respondents()]);
    this.#all = studies;
    const models = respondents.filter((one) => one.kind === 'model');
    const found = ids.flatMap((id) => studies.find((study) => study.id === id) ?? []);
    const looked: LookedInto[] = [];
    for (const study of found) {
      let read = 0;
      const reading = await studyLines(
        study,
        (rows, planned) => {
          read += rows;
          this.#progress = { read, planned };
        },
        signal,
      );
      const model = models.find(({ id }) => id === study.respondent);
      looked.push(
        reading.ok
          ? { study, model, lines: reading.lines, pack: reading.pack, unreadable: null }
          : { study, model, lines: [], pack: null, unreadable: reading.reason },
      );
    }
    return looked;
  }

  /** The lines that a look leaves, in the order of the list. */
  list(look: Look): readonly ListedLine[] {
    const [one, other] = this.#of;
    if (look.differing && one !== undefined && other !== undefined) {
      return filtered(whereTwoDiffer(one.lines, other.lines), filterOf(look));
    }
    const shown = this.#of.filter(({ study }) => look.only === null || study.id === look.only);
    return shown.flatMap(({ lines }) => filtered(lines, filterOf(look)));
  }
}

export const looked = new Looked();
