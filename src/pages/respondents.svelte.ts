// Everybody who can be set side by side: the people and models on this machine and the published
// profiles. Profiles are computed in the analysis worker, when a page first asks for them.
import { publishedProfiles } from '../content/published';
import type { Profile } from '../core/score/types';
import { Batches } from './batches';
import { groupSources } from './groups';
import { found, type Found, type Unreadable } from './respondents/found';
import { publishedSource } from './respondents/sources';
import type { RespondentEntry, Source } from './source';

class Respondents {
  #unreadable = $state.raw<readonly Unreadable[]>([]);
  #sources = $state.raw<readonly Source[]>([]);
  #profiles = $state.raw<Readonly<Record<string, Profile>>>({});
  #failures = $state.raw<Readonly<Record<string, string>>>({});
  #asked = new Set<string>();
  /** What has come and is not shown yet. */
  #fresh: Record<string, Profile> = {};
  readonly #batches = new Batches(() => {
    this.#profiles = { ...this.#profiles, ...this.#fresh };
    this.#fresh = {};
  });
  #loading: Promise<void> = Promise.resolve();
  #loads = 0;

  get list(): readonly RespondentEntry[] {
    return this.#sources;
  }

  /** The list with what its profiles come from, for what compares question by question. */
  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** Whose answers the list leaves out. */
  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  /**
   * Reads anew what is stored; profiles are computed again when next required. Of two loads at once
   * the later one counts, and both settle with it. Where the store cannot be read this rejects, and
   * the list holds the published profiles alone.
   *
   * @param first ids that stand in the list before all others are read.
   */
  load(first: readonly string[] = []): Promise<void> {
    this.#loads += 1;
    this.#loading = this.#load(this.#loads, first);
    return this.#loading;
  }

  async #load(turn: number, first: readonly string[]): Promise<void> {
    const { models } = await publishedProfiles();
    const published = models.map(publishedSource);
    let isNew = true;
    const show = ({ sources, unreadable }: Found) => {
      if (turn !== this.#loads) return;
      // What is still being computed belongs to the old list.
      if (isNew) {
        this.#asked = new Set();
        this.#profiles = {};
        this.#fresh = {};
        this.#failures = {};
        isNew = false;
      }
      const single = [...sources, ...published];
      this.#sources = [...single, ...groupSources(single)];
      this.#unreadable = unreadable;
    };
    const [own] = await Promise.allSettled([found(first, show)]);
    if (turn !== this.#loads) return this.#loading;
    show(own.status === 'fulfilled' ? own.value : { sources: [], unreadable: [] });
    if (own.status === 'rejected') throw own.reason;
  }

  /** Undefined while it is being computed, or when nobody has this id. */
  profile(id: string): Profile | undefined {
    return this.#profiles[id];
  }

  /** Why a profile could not be computed; undefined where nothing went wrong. */
  failure(id: string): string | undefined {
    return this.#failures[id];
  }

  /** Starts computing what is not there yet. */
  require(ids: readonly string[]): void {
    for (const id of ids) {
      const source = this.#sources.find((one) => one.id === id);
      if (source === undefined || this.#asked.has(id)) continue;
      this.#asked.add(id);
      void this.#compute(source);
    }
  }

  async #compute({ id, compute }: Source): Promise<void> {
    const asked = this.#asked;
    this.#batches.expect();
    try {
      const profile = await compute();
      if (this.#asked === asked) this.#fresh[id] = profile;
    } catch (error) {
      if (this.#asked === asked) this.#failures = { ...this.#failures, [id]: String(error) };
    } finally {
      this.#batches.arrive();
    }
  }
}

export const respondents = new Respondents();
