// A class that a teacher has open: its set, what was collected, and the figures that may be shown of it.
import {
  classEnacted,
  classStated,
  statedPupils,
  votesOf,
  type AskedPortrait,
  type ClassHalf,
  type PupilAnswers,
} from '../../core/compare/class-figures';
import { classGap, type ClassGap } from '../../core/compare/class-gap';
import {
  after,
  counted,
  FEWEST_SHOWN,
  NO_CLASS,
  type ClassEvent,
  type ClassState,
  type Hands,
} from '../../core/compare/class-state';
import { readAnswerCode, type CodeForm } from '../../core/exchange/answer-code';
import {
  askedOf,
  codeFormOf,
  type AskedScenario,
  type ClassSet,
} from '../../core/exchange/class-set';
import { findCodes, withDoubles, type Collected } from '../../core/exchange/find-codes';
import type { Pack, Scenario } from '../../core/instrument/pack';
import { sum } from '../../core/stats/mean';
import type { Value } from '../../core/values';
import { knownPackOf } from '../../run/packs';
import type { ClassRow } from '../../store/classes';
import { store } from '../../store/store';
import { portraitsOf } from './pupil.svelte';

/** A scenario of the set with its texts. */
export interface ClassScenario extends AskedScenario {
  scenario: Scenario;
}

/** Votes that may be shown: how many chose each option, in the order of the pack. */
export interface Votes {
  from: 'codes' | 'hands';
  counts: readonly number[];
  total: number;
}

/** The scenarios of a set with their texts; null where the pack lacks one. */
function scenariosOf(set: ClassSet, pack: Pack): ClassScenario[] | null {
  const asked = askedOf(set, pack);
  return (
    asked?.flatMap((one) => {
      const scenario = pack.scenarios?.scenarios.find(({ id }) => id === one.id);
      return scenario === undefined ? [] : [{ ...one, scenario }];
    }) ?? null
  );
}

export class OpenClass {
  readonly row: ClassRow;
  readonly pack: Pack;
  readonly scenarios: readonly ClassScenario[];
  /** How the answers to this set are coded. */
  readonly form: CodeForm;
  #state = $state.raw<ClassState>(NO_CLASS);
  readonly #pupils: readonly PupilAnswers[] = $derived(
    this.#state.codes.slice(0, counted(this.#state)).flatMap((code) => this.#answersIn(code)),
  );
  readonly #votes = $derived(votesOf(this.#pupils, this.offered));
  readonly #stated = $derived(statedPupils(this.#pupils, this.#portraits, this.#state.steps));

  private constructor(row: ClassRow, pack: Pack, scenarios: readonly ClassScenario[]) {
    this.row = row;
    this.pack = pack;
    this.scenarios = scenarios;
    this.form = codeFormOf(row.set);
  }

  /** Null where there is no such class, or its questions are not on this machine. */
  static async open(id: string): Promise<OpenClass | null> {
    const row = await store.classOf(id);
    const pack = row === undefined ? null : await knownPackOf(row.set.pack);
    if (row === undefined || pack === null) return null;
    const scenarios = scenariosOf(row.set, pack);
    if (scenarios === null) return null;
    const open = new OpenClass(row, pack, scenarios);
    open.#read(await store.classEvents(id));
    return open;
  }

  get set(): ClassSet {
    return this.row.set;
  }

  get state(): ClassState {
    return this.#state;
  }

  get #portraits(): readonly AskedPortrait[] {
    return portraitsOf(this.set, this.pack);
  }

  get offered(): readonly (readonly Value[])[] {
    return this.scenarios.map(({ offered }) => offered);
  }

  /** The answers of the codes that are counted: for export, never for the wall. */
  get pupils(): readonly PupilAnswers[] {
    return this.#pupils;
  }

  /** Votes on a scenario that may be shown; null for fewer than five. */
  votes(index: number): Votes | null {
    const hands = this.#state.hands.get(this.scenarios[index]?.id ?? '');
    const counts = hands ?? this.#votes[index] ?? [];
    const total = sum(counts);
    return total < FEWEST_SHOWN ? null : { from: hands ? 'hands' : 'codes', counts, total };
  }

  get enacted(): ClassHalf | null {
    return classEnacted(this.#pupils, this.offered);
  }

  get stated(): ClassHalf | null {
    return classStated(this.#stated);
  }

  /** What the class does less what it says; null where there is no such figure. */
  get gap(): ClassGap | null {
    return classGap(this.#stated, this.offered);
  }

  /** Takes the codes in a text, and says of each what it is; only codes that read are stored. */
  async collect(text: string): Promise<Collected[]> {
    const found = findCodes(text, this.form);
    // Another tab may have taken some of them.
    const known = (await store.classEvents(this.row.id)).flatMap((event) =>
      event.kind === 'code' ? [event.code] : [],
    );
    const collected = withDoubles(found, known);
    await this.#add(
      collected.flatMap(({ state, code }) => (state === 'read' ? [{ kind: 'code', code }] : [])),
    );
    return collected;
  }

  /** Counts the codes that are there, as far as the rules let it. */
  count(): Promise<void> {
    return this.#add([{ kind: 'counted' }]);
  }

  /** To be called when a figure of the counted codes is shown; from the second time on nothing is stored. */
  async show(): Promise<void> {
    if (!this.#state.isShown && counted(this.#state) > 0) await this.#add([{ kind: 'shown' }]);
  }

  raise(scenario: string, votes: Hands): Promise<void> {
    return this.#add([{ kind: 'hands', scenario, votes }]);
  }

  /** Keeps what the class bets that a model chooses; null takes the bet back. */
  bet(scenario: string, votes: Hands): Promise<void> {
    return this.#add([{ kind: 'bet', scenario, votes }]);
  }

  async #add(events: readonly ClassEvent[]): Promise<void> {
    if (events.length > 0) this.#read(await store.addClassEvents(this.row.id, events));
  }

  /** Passes over what is no code of this class, as somebody may have written into a backup. */
  #read(events: readonly ClassEvent[]): void {
    this.#state = events
      .filter((event) => event.kind !== 'code' || this.#answersIn(event.code).length > 0)
      .reduce(after, NO_CLASS);
  }

  /** The answers in a code; none in what is no code of this class. */
  #answersIn(code: string): PupilAnswers[] {
    const reading = readAnswerCode(code, this.form);
    if (reading.state !== 'read') return [];
    const { portraits } = this.set;
    const { answers } = reading;
    return [{ ratings: answers.slice(0, portraits), options: answers.slice(portraits) }];
  }
}
