// Which mirror the shelf is fetched from, where it has a model: the folder beside the page, or a base
// address that a person gave, which this browser remembers.
import type { EngineError } from '../../core/engine/api';
import { besidePage, readShelfMirror } from '../../engine/mirror';
import { mayReach } from '../../engine/hosts';
import { store } from '../../store/store';
import { absolute } from './offers';

const SETTING = 'mirror';

type MirrorState =
  | { kind: 'reading' }
  | { kind: 'read'; ids: readonly string[] }
  | { kind: 'failed'; error: EngineError };

export class ShelfMirror {
  readonly #page: string;
  #base = $state('');
  #state = $state.raw<MirrorState>({ kind: 'reading' });

  /** @param page the address of the page */
  constructor(page: string) {
    this.#page = page;
    this.#base = besidePage(page);
  }

  get state(): MirrorState {
    return this.#state;
  }

  /** The base address in use; it ends in a slash. */
  get base(): string {
    return this.#base;
  }

  get isBesidePage(): boolean {
    return this.#base === besidePage(this.#page);
  }

  /** The base address for a variant that the mirror has; null for any other. */
  baseFor(variant: string): string | null {
    return this.#state.kind === 'read' && this.#state.ids.includes(variant) ? this.#base : null;
  }

  /** Reads the mirror that was in use the last time. */
  async restore(): Promise<void> {
    const kept = await store.setting(SETTING).catch(() => undefined);
    await this.#read(kept === undefined || kept === '' ? besidePage(this.#page) : kept);
  }

  /** @param address as a person typed it; empty for the folder beside the page */
  async use(address: string): Promise<void> {
    const typed = address.trim() === '' ? besidePage(this.#page) : address.trim();
    const base = absolute(typed);
    await this.#read(base.endsWith('/') ? base : `${base}/`);
    if (this.#state.kind !== 'read') return;
    await store.setSetting(SETTING, this.isBesidePage ? '' : this.#base);
  }

  async #read(base: string): Promise<void> {
    this.#base = base;
    this.#state = { kind: 'reading' };
    if (!URL.canParse(base) || !mayReach(base)) {
      const code = URL.canParse(base) ? 'host-not-allowed' : 'host-unreachable';
      this.#state = { kind: 'failed', error: { code, detail: base, retryable: false } };
      return;
    }
    const found = await readShelfMirror(base);
    if (this.#base !== base) return;
    this.#state = found.ok
      ? { kind: 'read', ids: found.value.map(({ id }) => id) }
      : { kind: 'failed', error: found.error };
  }
}
