// The loaded model drafting actions, one after the other. A study and a draft never ask at the same
// time: while one of them is at work, the other is not started.
import { cleanDraft, draftRequest } from '../../../core/ask/draft-prompts';
import type { EngineError } from '../../../core/engine/api';
import { fittingName } from '../../../core/study/records';
import type { Value } from '../../../core/values';
import { model } from '../../../run/model.svelte';
import { triedOut } from '../../../run/pace';
import { whileNothingRuns } from '../../../run/run.svelte';
import { emptyActions } from './drafts';
import type { OpenDraft } from './open-draft.svelte';

/** The action that is being written, and its place among those that were asked for. */
interface Progress {
  value: Value;
  place: number;
  of: number;
}

type Problem =
  /** There is no request yet that the model could read. */
  | { kind: 'no-request' }
  /** Every action has words. */
  | { kind: 'none-empty' }
  /** A study runs, here or in another tab. */
  | { kind: 'running' }
  /** Nothing was left of what it wrote. */
  | { kind: 'nothing'; value: Value }
  | { kind: 'engine'; error: EngineError };

/** What was asked for: one action, or all that are empty. */
export type Wanted = Value | 'empty';

export class Drafting {
  readonly #open: OpenDraft;
  #progress = $state.raw<Progress | null>(null);
  #problem = $state.raw<(Problem & { wanted: Wanted }) | null>(null);
  #isStopped = false;
  #ended: Promise<void> = Promise.resolve();
  /** How often each value was asked for: another attempt gives other words. */
  readonly #attempts: Partial<Record<Value, number>> = {};

  constructor(open: OpenDraft) {
    this.#open = open;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** Why the last request came to nothing, and what it was. */
  get problem(): (Problem & { wanted: Wanted }) | null {
    return this.#problem;
  }

  /** @param name of the model, as it stands in the mark of what it drafts. */
  async draft(wanted: Wanted, name: string): Promise<void> {
    if (this.#progress !== null) return;
    this.#problem = null;
    const values = wanted === 'empty' ? emptyActions(this.#open.draft) : [wanted];
    const [first] = values;
    if (first === undefined) {
      this.#problem = { kind: 'none-empty', wanted };
    } else if (this.#open.draft.text.trim() === '') {
      this.#problem = { kind: 'no-request', wanted };
    } else {
      this.#isStopped = false;
      this.#progress = { value: first, place: 1, of: values.length };
      this.#ended = this.#draftAll(values, fittingName(name)).then((problem) => {
        this.#progress = null;
        this.#problem = problem === null ? null : { ...problem, wanted };
      });
      await this.#ended;
    }
  }

  /** Ends at once; what has been written so far stays. */
  async stop(): Promise<void> {
    if (this.#progress === null) return;
    this.#isStopped = true;
    void model.stop();
    await this.#ended;
  }

  async #draftAll(values: readonly Value[], name: string): Promise<Problem | null> {
    let problem: Problem | null = null;
    const isFree = await whileNothingRuns(async () => {
      await triedOut();
      for (const [index, value] of values.entries()) {
        if (this.#isStopped) break;
        this.#progress = { value, place: index + 1, of: values.length };
        problem = await this.#draftOne(value, name);
        if (problem !== null) break;
      }
      return true;
    });
    return isFree === null ? { kind: 'running' } : problem;
  }

  async #draftOne(value: Value, name: string): Promise<Problem | null> {
    const before = this.#open.draft.actions[value];
    const attempt = this.#attempts[value] ?? 0;
    this.#attempts[value] = attempt + 1;
    const show = (written: string) => {
      const text = cleanDraft(written);
      const drafted = { text, draftedBy: name, readByPerson: false };
      this.#open.changeAction(value, text === '' ? before : drafted);
      return text !== '';
    };
    let written = '';
    let isOver = false;
    const result = await model.write(
      draftRequest(this.#open.draft.text, value, attempt),
      (piece) => {
        if (isOver) return;
        written += piece;
        show(written);
      },
    );
    isOver = true;
    const hasWords = show(result.ok ? result.value.text : written);
    if (this.#isStopped) return null;
    if (!result.ok) return { kind: 'engine', error: result.error };
    return hasWords ? null : { kind: 'nothing', value };
  }
}
