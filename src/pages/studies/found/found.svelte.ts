// What some studies found, as a page shows it and a report tells it: their profiles as they come, and what
// takes longer behind them.
import type { HoldResult } from '../../../core/score/select-hold';
import { respondents } from '../../respondents.svelte';
import {
  chosenOf,
  incomparableOf,
  readyOf,
  shownOf,
  type Chosen,
  type Shown,
} from '../../compare/shown';
import type { Incomparable } from '../../../core/compare/comparability';
import { rowCount } from '../../../core/score/packed';
import type { Compliance } from '../../../core/score/compliance';
import { complianceOfSource, type HowAnswered } from './answered';
import { heldIn } from './held';
import { netWorthsOf, type NetWorths } from './net-worths';
import { readStudies, type ReadStudy } from './read';

const sourceId = (study: string) => `study:${study}`;

/** Whether a respondent answered a study; of a study of personas the ids go on behind a colon. */
const isOf = (id: string, study: string) =>
  id === sourceId(study) || id.startsWith(`${sourceId(study)}:`);

export class Found {
  readonly #ids: readonly string[];
  #studies = $state.raw<readonly ReadStudy[] | null>(null);
  #problem = $state.raw<unknown>(null);
  #held = $state.raw<readonly HoldResult[]>([]);
  #compliance = $state.raw<Readonly<Record<string, Compliance>>>({});
  #net = $state.raw<readonly NetWorths[] | null>(null);
  /** Whether everything that takes longer is there too. */
  #isWhole = $state(false);

  /** @param ids of studies. */
  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  /** Null while they are read. */
  get studies(): readonly ReadStudy[] | null {
    return this.#studies;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get held(): readonly HoldResult[] {
    return this.#held;
  }

  /** Null while it is computed. */
  get net(): readonly NetWorths[] | null {
    return this.#net;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  get #sources(): Chosen[] {
    return this.#ids
      .flatMap((study) => respondents.sources.filter(({ id }) => isOf(id, study)))
      .map((source) => chosenOf(source, respondents.profile(source.id)));
  }

  /** Whose profile is still being computed. */
  get waiting(): readonly string[] {
    return this.#sources
      .filter(({ id, profile }) => profile === undefined && respondents.failure(id) === undefined)
      .map(({ label }) => label);
  }

  /** Whose profile could not be computed, and why. */
  get failed(): readonly { label: string; failure: string }[] {
    return this.#sources.flatMap(({ id, label }) => {
      const failure = respondents.failure(id);
      return failure === undefined ? [] : [{ label, failure }];
    });
  }

  /** What of the studies cannot be set beside the others. */
  get leftOut(): readonly Incomparable[] {
    return incomparableOf(this.#sources);
  }

  /** The studies that give a profile, as far as it is there. */
  get shown(): readonly Shown[] {
    return shownOf(readyOf(this.#sources), this.leftOut);
  }

  /** How they answered, as far as it has been read. */
  get answered(): readonly HowAnswered[] {
    return this.shown.flatMap((one) => {
      const compliance = this.#compliance[one.id];
      return compliance === undefined ? [] : [{ ...one, compliance }];
    });
  }

  /** Starts computing the profiles of those that are read. */
  require(): void {
    respondents.require(this.#sources.map(({ id }) => id));
  }

  /** Reads and computes; what comes late is shown late. */
  async read(signal: AbortSignal): Promise<void> {
    try {
      const loading = respondents.load(this.#ids.map(sourceId));
      this.#studies = await readStudies(this.#ids);
      await loading;
      await this.#later(signal);
      this.#isWhole = true;
    } catch (error) {
      if (!signal.aborted) this.#problem = error;
    }
  }

  async #later(signal: AbortSignal): Promise<void> {
    const held = await Promise.all((this.#studies ?? []).map(({ study }) => heldIn(study, signal)));
    this.#held = held.flatMap((one) => one ?? []);
    const sources = this.#sources;
    const compliances = await Promise.all(
      sources.map(async (one) => [one.id, await complianceOfSource(one)] as const),
    );
    this.#compliance = Object.fromEntries(compliances);
    const doing = sources.filter(({ choices }) => rowCount(choices) > 0);
    const net = await Promise.all(doing.map((source) => netWorthsOf(source, signal)));
    this.#net = net.flat();
  }
}
