// The draft on screen: what is written goes into storage a moment later, and at once when the page is
// hidden or left. One tab at a time has a draft open, so that none writes over another's words.
import { tick } from 'svelte';
import type { KeptDraft } from '../../../core/instrument/draft';
import type { Value } from '../../../core/values';
import { packOf, packVersions } from '../../../run/packs';
import type { DraftRow } from '../../../store/packs';
import { store } from '../../../store/store';
import { byPerson, draftOf, emptyDraft, readDraftId, type DraftAction } from './drafts';

/** After so many milliseconds without a key a draft is stored. */
const PAUSE = 300;

/** Settles when what was last to be stored is. */
let lastSaving: Promise<void> = Promise.resolve();

/** The drafts, the last saved first; one that is being left is stored before. */
export async function allDrafts(): Promise<DraftRow[]> {
  await tick();
  await lastSaving;
  return (await store.drafts()).sort((a, b) => b.savedAt - a.savedAt);
}

export class OpenDraft {
  readonly id: string;
  #draft: KeptDraft;
  #savedAt: number | null;
  #problem = $state.raw<unknown>(null);
  #isUnsaved = false;
  /** The action that a person has typed in and not left since. */
  #typedIn: Value | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(id: string, draft: KeptDraft, savedAt: number | null) {
    this.id = id;
    this.#draft = $state.raw(draft);
    this.#savedAt = $state(savedAt);
  }

  get draft(): KeptDraft {
    return this.#draft;
  }

  /** Milliseconds since 1970; null for one that was never stored. */
  get savedAt(): number | null {
    return this.#savedAt;
  }

  /** Why the last words are not stored; null while they are. */
  get problem(): unknown {
    return this.#problem;
  }

  change(part: Partial<KeptDraft>): void {
    this.#draft = { ...this.#draft, ...part };
    this.#isUnsaved = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE);
  }

  changeAction(value: Value, action: DraftAction): void {
    this.change({ actions: { ...this.#draft.actions, [value]: action } });
  }

  /** What a person types. A model's draft keeps its mark until they leave the field changed. */
  write(value: Value, text: string): void {
    this.#typedIn = value;
    this.changeAction(value, { ...this.#draft.actions[value], text });
  }

  /** The person leaves the field: what they changed there is their own from now on. */
  leave(value: Value): void {
    if (this.#typedIn !== value) return;
    this.#typedIn = null;
    this.changeAction(value, byPerson(this.#draft.actions[value].text));
  }

  /** Stores what is not stored yet; settles when it is, or when it is known why not. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isUnsaved) return this.#saving;
    this.#isUnsaved = false;
    const row = this.#row();
    this.#saving = store.putDraft(row).then(
      () => {
        this.#savedAt = row.savedAt;
        this.#problem = null;
      },
      (error: unknown) => {
        this.#isUnsaved = true;
        this.#problem = error;
      },
    );
    lastSaving = this.#saving;
    return this.#saving;
  }

  /** For a page that is hidden, and may never be seen again. */
  saveAtOnce(): void {
    if (this.#isUnsaved) store.keepDraft(this.#row());
    void this.save();
  }

  #row(): DraftRow {
    return { id: this.id, savedAt: Date.now(), draft: this.#draft };
  }

  /** Takes the draft out of storage for good: it has become a scenario. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isUnsaved = false;
    await this.#saving;
    await store.deleteDraft(this.id);
  }
}

/** The scenario that an id names, as a draft; an empty one where there is none any more. */
async function startOf(pack: string | null, scenario: string): Promise<KeptDraft> {
  const [last] = pack === null ? [] : await packVersions(pack);
  if (last === undefined) return emptyDraft(scenario);
  const { scenarios } = await packOf(last);
  const known = scenarios?.scenarios.find(({ id }) => id === scenario);
  return known === undefined ? emptyDraft(scenario) : draftOf(last.id, known);
}

/** The draft of an id: as it is stored, or else begun. Null for what is no id of a draft. */
async function readDraft(id: string): Promise<OpenDraft | null> {
  const named = readDraftId(id);
  if (named === null) return null;
  const kept = (await store.drafts()).find((row) => row.id === id);
  if (kept === undefined) {
    return new OpenDraft(id, await startOf(named.pack, named.scenario), null);
  }
  const { draft, savedAt } = kept;
  // As after a backup without the pack: it can still go into another one.
  const isLost = draft.pack !== null && (await packVersions(draft.pack)).length === 0;
  return new OpenDraft(id, isLost ? { ...draft, pack: null } : draft, savedAt);
}

/** Opens a draft, as soon as no other tab has it open, until `left` settles. */
export async function openDraft(id: string, left: Promise<void>): Promise<OpenDraft | null> {
  // An address without https has no locks.
  if ('locks' in navigator) await held(`axia-draft ${id}`, left);
  return readDraft(id);
}

/** Settles once this tab has the lock, which it keeps until `left` settles. */
function held(name: string, left: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, () => {
        resolve();
        return left;
      })
      .catch(reject);
  });
}
