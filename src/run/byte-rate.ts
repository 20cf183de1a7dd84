// How fast a download goes, from what came in the last seconds: networks change.

/** Milliseconds over which the rate is taken. */
const WINDOW = 10_000;
/** Milliseconds that must have passed before a rate says anything. */
const SHORTEST = 1_000;

export class ByteRate {
  #marks: { at: number; done: number }[] = [];

  /**
   * @param done bytes so far
   * @param now milliseconds
   */
  came(done: number, now: number): void {
    const last = this.#marks.at(-1);
    // What was thrown away, or was there already, is no speed.
    if (last !== undefined && done < last.done) this.#marks = [];
    this.#marks.push({ at: now, done });
    this.#marks = this.#marks.filter(({ at }) => now - at <= WINDOW);
  }

  /** Bytes a second; null until there is enough to tell. */
  get perSecond(): number | null {
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.at - first.at < SHORTEST) return null;
    return (1000 * (last.done - first.done)) / (last.at - first.at);
  }
}
