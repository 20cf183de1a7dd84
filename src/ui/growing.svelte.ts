// A long list that is drawn a few members a turn (turns.ts).
import { inTurn } from './turns';

export class Growing {
  #shown = $state(0);

  /**
   * To be made while a component is.
   *
   * @param length how many members there are.
   * @param step how many are drawn at first, and with every turn.
   */
  constructor(length: () => number, step: number) {
    this.#shown = step;
    $effect(() => {
      if (this.#shown >= length()) return;
      return inTurn(() => {
        this.#shown += step;
      });
    });
  }

  /** How many are drawn by now. */
  get shown(): number {
    return this.#shown;
  }
}
