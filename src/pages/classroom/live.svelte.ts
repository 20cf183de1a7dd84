// The model that is loaded in this tab answers a scenario in front of the class: its distribution grows over the
// four orders of the options, and asked why, it writes a text. Its answers are stored as those of its study of
// everything (class-trials.ts), so they count for it everywhere and are asked once.
import { whyRequest } from '../../core/ask/why-prompt';
import { asParagraph } from '../../core/instrument/plain-text';
import type { EngineError } from '../../core/engine/api';
import type { AnswerRow } from '../../core/study/answer';
import { classTrials } from '../../core/study/class-trials';
import { answererOf, type ModelRespondent } from '../../core/study/records';
import { model } from '../../run/model.svelte';
import { triedOut } from '../../run/pace';
import { loadedRespondent, whileNothingRuns } from '../../run/run.svelte';
import { runTrials } from '../../run/runner';
import { ensureStudy } from '../../run/studies';
import { store } from '../../store/store';
import type { ClassScenario, OpenClass } from './class.svelte';
import { choicesOf, type ModelChoice } from './models';

export type LiveProblem =
  | { kind: 'engine'; error: EngineError }
  | { kind: 'store'; error: unknown }
  /** A study runs, in this tab or in another. */
  | { kind: 'running' };

type Doing = 'nothing' | 'answering' | 'writing';

export class LiveModel {
  readonly #open: OpenClass;
  readonly #asked: ClassScenario;
  /** Called when an answer was stored. */
  readonly #onAnswered: () => void;
  #choice = $state.raw<ModelChoice | null>(null);
  #text = $state('');
  #attempts = 0;
  #doing = $state<Doing>('nothing');
  #problem = $state.raw<LiveProblem | null>(null);
  #stopping = new AbortController();

  constructor(open: OpenClass, asked: ClassScenario, onAnswered: () => void) {
    this.#open = open;
    this.#asked = asked;
    this.#onAnswered = onAnswered;
  }

  /** The model that would answer; null where none is loaded. */
  get respondent(): ModelRespondent | null {
    return loadedRespondent();
  }

  get choice(): ModelChoice | null {
    return this.#choice;
  }

  get text(): string {
    return this.#text;
  }

  get doing(): Doing {
    return this.#doing;
  }

  get problem(): LiveProblem | null {
    return this.#problem;
  }

  /** Asks what is open of the four orders. */
  answer(): Promise<void> {
    return this.#while('answering', (respondent) => this.#answer(respondent));
  }

  /** Lets the model write why somebody would choose an option, by its place in the order of the pack. */
  why(option: number): Promise<void> {
    return this.#while('writing', () => this.#write(option));
  }

  /** Ends what is going on; what was answered is kept. */
  stop(): void {
    if (this.#doing === 'nothing') return;
    this.#stopping.abort();
    void model.stop();
  }

  async #while(
    doing: Doing,
    work: (respondent: ModelRespondent) => Promise<LiveProblem | null>,
  ): Promise<void> {
    const { respondent } = this;
    if (respondent === null || this.#doing !== 'nothing') return;
    this.#doing = doing;
    this.#problem = null;
    this.#stopping = new AbortController();
    try {
      const isFree = await whileNothingRuns(async () => {
        await triedOut();
        this.#problem = await work(respondent);
        return true;
      });
      if (isFree === null) this.#problem = { kind: 'running' };
    } catch (error) {
      this.#problem = { kind: 'store', error };
    } finally {
      this.#doing = 'nothing';
    }
  }

  async #answer(respondent: ModelRespondent): Promise<LiveProblem | null> {
    const { set, pack } = this.#open;
    const trials = classTrials(set, [this.#asked], pack, answererOf(respondent));
    const rows: AnswerRow[] = await store.answersTo(trials.map(({ key }) => key));
    const show = () => {
      this.#choice = choicesOf(trials, rows, [this.#asked]).get(this.#asked.id) ?? null;
    };
    show();
    const study = await ensureStudy(respondent, 'bank', pack);
    const sittings = await store.sittingsOfStudy(study.id);
    const sitting = sittings.find(({ plan }) => plan.instrument === 'scenarios')?.id ?? study.id;
    const answered = rows.map(({ key }) => key);
    const end = await runTrials(
      trials.filter(({ key }) => !answered.includes(key)).map((trial) => ({ ...trial, sitting })),
      pack,
      model,
      async (given) => {
        rows.push(await store.addAnswer(given));
        show();
      },
      { onQuestion: () => undefined, onStored: this.#onAnswered },
      this.#stopping.signal,
    );
    return end.kind === 'stopped' ? { kind: 'engine', error: end.error } : null;
  }

  async #write(option: number): Promise<LiveProblem | null> {
    const { scenario, offered } = this.#asked;
    const actions = offered.map((value) => scenario.actions[value]);
    const request = whyRequest(scenario.text, actions, option, this.#attempts);
    this.#attempts += 1;
    let written = '';
    this.#text = '';
    const result = await model.write(request, (piece) => {
      written += piece;
      this.#text = asParagraph(written);
    });
    if (result.ok) this.#text = asParagraph(result.value.text);
    const isStopped = this.#stopping.signal.aborted;
    return result.ok || isStopped ? null : { kind: 'engine', error: result.error };
  }
}
