// How fast a run goes and how long it will take, from the answers of the last while: a model slows
// down and speeds up with the length of the questions and what else the machine does.

const WINDOW = 40;
const FEWEST = 3;

export class Rate {
  readonly #times: number[] = [];

  /** @param now milliseconds, when an answer was stored. */
  answered(now: number): void {
    this.#times.push(now);
    if (this.#times.length > WINDOW) this.#times.shift();
  }

  /** Answers a second; null until there are enough. */
  get perSecond(): number | null {
    const [first] = this.#times;
    const last = this.#times.at(-1);
    if (first === undefined || last === undefined || this.#times.length < FEWEST) return null;
    return last > first ? (1000 * (this.#times.length - 1)) / (last - first) : null;
  }

  /** Milliseconds until `open` further answers are stored; null until there are enough. */
  remaining(open: number): number | null {
    return this.perSecond === null ? null : (1000 * open) / this.perSecond;
  }
}
