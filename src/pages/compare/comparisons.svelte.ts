// Every two respondents of a comparison, computed in the analysis worker as they are needed and kept, so that
// one more respondent costs its own pairs and no others. Results go with the profiles they were made from: a
// profile that changes has other pairs.
import { reversedPair, type Compared, type PairComparison } from '../../core/compare/comparison';
import type { Profile } from '../../core/score/types';
import { comparedWithOf } from '../../run/analysis';

class Comparisons {
  readonly #found = new WeakMap<Profile, WeakMap<Profile, PairComparison>>();
  readonly #asked = new WeakMap<Profile, WeakSet<Profile>>();
  /** Counts what has come, so that whoever reads a pair sees it come. */
  #arrived = $state(0);
  #open = $state(0);
  #problem = $state('');

  /** Pairs that are still being computed. */
  get open(): number {
    return this.#open;
  }

  /** Why pairs could not be computed; empty where nothing went wrong. */
  get problem(): string {
    return this.#problem;
  }

  /** The pair as the first of the two sees it; undefined until it is computed. */
  pair(one: Profile, other: Profile): PairComparison | undefined {
    if (this.#arrived === 0) return undefined;
    const straight = this.#found.get(one)?.get(other);
    if (straight !== undefined) return straight;
    const turned = this.#found.get(other)?.get(one);
    return turned === undefined ? undefined : reversedPair(turned);
  }

  /** Starts computing the pairs that are neither there nor on their way. */
  require(chosen: readonly Compared[]): void {
    chosen.forEach((one, place) => {
      const others = chosen
        .slice(0, place)
        .filter(({ profile }) => this.#isNew(one.profile, profile));
      if (others.length > 0) void this.#compute(one, others);
    });
  }

  #isNew(one: Profile, other: Profile): boolean {
    return this.#asked.get(one)?.has(other) !== true && this.#asked.get(other)?.has(one) !== true;
  }

  async #compute(one: Compared, others: readonly Compared[]): Promise<void> {
    const asked = this.#asked.get(one.profile) ?? new WeakSet();
    this.#asked.set(one.profile, asked);
    for (const { profile } of others) asked.add(profile);
    this.#open += others.length;
    try {
      const pairs = await comparedWithOf(one, others);
      const found = this.#found.get(one.profile) ?? new WeakMap<Profile, PairComparison>();
      this.#found.set(one.profile, found);
      others.forEach(({ profile }, place) => {
        const pair = pairs[place];
        if (pair !== undefined) found.set(profile, pair);
      });
      this.#problem = '';
      this.#arrived += 1;
    } catch (error) {
      // They may be asked for again, as with the next choice.
      for (const { profile } of others) asked.delete(profile);
      this.#problem = String(error);
    } finally {
      this.#open -= others.length;
    }
  }
}

export const comparisons = new Comparisons();
