// The keys of very many trials, each with a number, in the order in which they came: half a million take 30
// megabytes, as text in a Set they take several times that. It is a hash table with linear probing (Knuth, The
// Art of Computer Programming 3, section 6.4, algorithm L); keys are hashes already, so their first digits say
// where to look.
import { at } from '../stats/array';

/** A key is 64 hexadecimal digits: eight words of eight. */
const WORDS = 8;
const DIGITS = 8;
/** At most half of the places are taken, so that few have to be looked at. */
const ROOM = 2;

export class KeyTable {
  #words = new Uint32Array(1024 * WORDS);
  /** At every place the number of a key, counted from 1; 0 where there is none. */
  #places = new Uint32Array(1024 * ROOM);
  #size = 0;

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  /**
   * The number of a key, from 0; −1 where it was not added.
   *
   * @param key 64 hexadecimal digits.
   */
  numberOf(key: string): number {
    const words = wordsOf(key);
    return at(this.#places, this.#placeOf(words)) - 1;
  }

  /** Adds a key and returns its number; one that is there keeps its number. */
  add(key: string): number {
    const words = wordsOf(key);
    const place = this.#placeOf(words);
    const known = at(this.#places, place);
    if (known !== 0) return known - 1;
    const number = this.#size;
    if ((number + 1) * WORDS > this.#words.length) this.#grow();
    this.#words.set(words, number * WORDS);
    this.#places[this.#placeOf(words)] = number + 1;
    this.#size += 1;
    return number;
  }

  /** Where the key stands, or would. */
  #placeOf(words: Uint32Array): number {
    const places = this.#places.length;
    let place = at(words, 0) % places;
    for (;;) {
      const number = at(this.#places, place) - 1;
      if (number === -1 || this.#is(number, words)) return place;
      place = (place + 1) % places;
    }
  }

  #is(number: number, words: Uint32Array): boolean {
    return words.every((word, index) => this.#words[number * WORDS + index] === word);
  }

  #grow(): void {
    const words = new Uint32Array(2 * this.#words.length);
    words.set(this.#words);
    this.#words = words;
    this.#places = new Uint32Array((words.length / WORDS) * ROOM);
    for (let number = 0; number < this.#size; number += 1) {
      const own = words.subarray(number * WORDS, (number + 1) * WORDS);
      this.#places[this.#placeOf(own)] = number + 1;
    }
  }
}

function wordsOf(key: string): Uint32Array {
  return Uint32Array.from({ length: WORDS }, (_, word) =>
    parseInt(key.slice(word * DIGITS, (word + 1) * DIGITS), 16),
  );
}
