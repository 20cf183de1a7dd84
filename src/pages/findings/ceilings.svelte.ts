// How high r could be for each respondent of Findings. The halves behind it take a while, so they are computed
// after the findings, one respondent after the other, and shown as they come; what was computed before comes
// from where it was kept.
import type { Reliabilities } from '../../core/compare/reliabilities';
import { reliabilitiesOf } from '../../run/analysis';
import { Batches } from '../batches';
import type { Heard } from './input';

export class Ceilings {
  #found = $state.raw<Readonly<Record<string, Reliabilities>>>({});
  #open = $state(0);
  #problem = $state('');
  readonly #fresh: Record<string, Reliabilities> = {};
  readonly #batches = new Batches(() => {
    this.#found = { ...this.#fresh };
  });

  /** How many are still being computed. */
  get open(): number {
    return this.#open;
  }

  /** Why some could not be computed; empty where nothing went wrong. */
  get problem(): string {
    return this.#problem;
  }

  /** Undefined while it is being computed. */
  of(id: string): Reliabilities | undefined {
    return this.#found[id];
  }

  /** Starts computing those of all who have an r. */
  load(heard: readonly Heard[], signal: AbortSignal): void {
    const all = heard.filter(({ profile }) => profile.gap !== null);
    this.#open = all.length;
    for (const one of all) {
      this.#batches.expect();
      void this.#compute(one, signal);
    }
  }

  async #compute({ id, answers, profile }: Heard, signal: AbortSignal): Promise<void> {
    try {
      this.#fresh[id] = await reliabilitiesOf(answers, profile, signal);
    } catch (error) {
      // Whoever leaves the page waits for nothing any more.
      if (!signal.aborted) this.#problem = String(error);
    } finally {
      this.#open -= 1;
      this.#batches.arrive();
    }
  }
}
