// Results that come one by one are shown together: drawing fifty figures anew for each of fifty results takes
// longer than the results do. What comes last is shown at once, and while more is awaited what has come is
// shown a few times a second.

const MILLISECONDS = 250;

export class Batches {
  readonly #show: () => void;
  #awaited = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param show shows all that has come since it was last called. */
  constructor(show: () => void) {
    this.#show = show;
  }

  /** One more result is on its way. */
  expect(): void {
    this.#awaited += 1;
  }

  /** One has come, or has failed. */
  arrive(): void {
    this.#awaited -= 1;
    if (this.#awaited === 0) this.#now();
    else
      this.#timer ??= setTimeout(() => {
        this.#now();
      }, MILLISECONDS);
  }

  #now(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#show();
  }
}
