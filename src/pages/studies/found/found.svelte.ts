// What some studies found, as a page shows it and a report tells it: their profiles as they come, and what
// takes longer behind them.
import type { HoldResult } from '../../../core/score/select-hold';
import { respondents } from '../../respondents.svelte';
import { incomparableOf, shownOf, type Shown } from '../../compare/shown';
import type { Incomparable } from '../../../core/compare/comparability';
import { complianceOfSource, type HowAnswered } from './answered';
import { heldIn } from './held';
import { netWorthsOf, type NetWorths } from './net-worths';
import { readStudies, type ReadStudy } from './read';

const sourceId = (study: string) => `study:${study}`;

export class Found {
  readonly #ids: readonly string[];
  #studies = $state.raw<readonly ReadStudy[] | null>(null);
  #problem = $state.raw<unknown>(null);
  #held = $state.raw<readonly HoldResult[]>([]);
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

  get #sources() {
    const wanted = this.#ids.map(sourceId);
    return respondents.sources
      .filter(({ id }) => wanted.includes(id))
      .map((entry) => ({ ...entry, profile: respondents.profile(entry.id) }));
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
    const ready = this.#sources.flatMap(({ profile, ...entry }) =>
      profile === undefined ? [] : [{ ...entry, profile }],
    );
    return shownOf(ready, this.leftOut);
  }

  get answered(): readonly HowAnswered[] {
    return this.shown.map((one) => ({ ...one, compliance: complianceOfSource(one) }));
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
    const net = await Promise.all(
      this.#sources
        .filter(({ choices }) => choices.length > 0)
        .map((source) => netWorthsOf(source, signal)),
    );
    this.#net = net.flat();
  }
}
