// A JSON file that is too long to be read at once: an object whose members are read one by one, and its lists
// element by element (RFC 8259). Only the signs that open, close and part are looked at here; every member and
// element by itself is read by JSON.parse.
//
// Example: {"version":4,"rows":[1,{"a":2}]} gives the member version, 4, the list rows, and its elements 1 and
// {"a":2}.

export type JsonPart =
  | { kind: 'member'; name: string; value: unknown }
  /** A list begins. */
  | { kind: 'list'; name: string }
  | { kind: 'element'; name: string; place: number; value: unknown };

/** What begins as other JSON than an object. */
export class NoObjectError extends Error {
  override readonly name = 'NoObjectError';
}

/** What is expected next; 'next …' only behind a comma. */
type Expected =
  | 'object'
  | 'name or end'
  | 'name'
  | 'colon'
  | 'value'
  | 'element or end'
  | 'element'
  | 'comma or end of list'
  | 'comma or end of object'
  | 'nothing';

const isSpace = (sign: string) => sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t';

/** How far the value that begins the text was looked through. */
interface Looked {
  to: number;
  depth: number;
  isInString: boolean;
}

const NOTHING_LOOKED: Looked = { to: 0, depth: 0, isInString: false };

/** Looks on; the place behind the value, or null where the text ends before it. */
function endOfValue(text: string, looked: Looked): number | null {
  for (; looked.to < text.length; looked.to += 1) {
    const sign = text[looked.to];
    if (looked.isInString) {
      // The sign behind a backslash ends nothing.
      if (sign === '\\') looked.to += 1;
      else if (sign === '"') looked.isInString = false;
    } else if (sign === '"') looked.isInString = true;
    else if (sign === '{' || sign === '[') looked.depth += 1;
    else if (sign === '}' || sign === ']') {
      if (looked.depth === 0) return looked.to;
      looked.depth -= 1;
    } else if (sign === ',' && looked.depth === 0) return looked.to;
  }
  return null;
}

class Reader {
  #expected: Expected = 'object';
  #text = '';
  /** Where what was not read yet begins. */
  #from = 0;
  #looked = { ...NOTHING_LOOKED };
  #name = '';
  #place = 0;

  /** The parts that end in some more text. @throws SyntaxError for what is no JSON. */
  *read(more: string): Generator<JsonPart> {
    this.#text = this.#text.slice(this.#from) + more;
    this.#from = 0;
    for (;;) {
      while (isSpace(this.#text[this.#from] ?? '')) this.#from += 1;
      const sign = this.#text[this.#from];
      if (sign === undefined) return;
      const isRead = yield* this.#step(sign);
      if (!isRead) return;
    }
  }

  /** @throws SyntaxError where the text ends before its object does. */
  end(): void {
    if (this.#expected === 'nothing') return;
    throw new SyntaxError(`the file ends where ${this.#expected} was expected`);
  }

  /** Characters of the value that has begun. */
  get waiting(): number {
    return this.#text.length - this.#from;
  }

  /** Reads what is expected; false where more text is needed for it. */
  *#step(sign: string): Generator<JsonPart, boolean> {
    switch (this.#expected) {
      case 'object':
        if (!/[{["\dtfn-]/.test(sign)) throw this.#unexpected(sign);
        if (sign !== '{') throw new NoObjectError(`begins with ${sign}`);
        return this.#behindSign('name or end');
      case 'name or end':
        if (sign === '}') return this.#behindSign('nothing');
        return this.#readName(sign);
      case 'name':
        return this.#readName(sign);
      case 'colon':
        if (sign !== ':') throw this.#unexpected(sign);
        return this.#behindSign('value');
      case 'value':
        if (sign !== '[') return yield* this.#readMember();
        this.#place = 0;
        yield { kind: 'list', name: this.#name };
        return this.#behindSign('element or end');
      case 'element or end':
        if (sign === ']') return this.#behindSign('comma or end of object');
        return yield* this.#readElement();
      case 'element':
        return yield* this.#readElement();
      case 'comma or end of list':
        if (sign === ',') return this.#behindSign('element');
        if (sign === ']') return this.#behindSign('comma or end of object');
        throw this.#unexpected(sign);
      case 'comma or end of object':
        if (sign === ',') return this.#behindSign('name');
        if (sign === '}') return this.#behindSign('nothing');
        throw this.#unexpected(sign);
      case 'nothing':
        throw this.#unexpected(sign);
    }
  }

  #unexpected(sign: string): SyntaxError {
    return new SyntaxError(`${sign} stands where ${this.#expected} was expected`);
  }

  #behindSign(expected: Expected): true {
    this.#from += 1;
    this.#expected = expected;
    return true;
  }

  /** The text of the value that begins here; null where its end is not there yet. */
  #value(): string | null {
    const text = this.#text.slice(this.#from);
    const end = endOfValue(text, this.#looked);
    if (end === null) return null;
    this.#looked = { ...NOTHING_LOOKED };
    this.#from += end;
    return text.slice(0, end);
  }

  #readName(sign: string): boolean {
    if (sign !== '"') throw this.#unexpected(sign);
    // A name ends at its quotation mark, whatever stands behind it.
    const text = this.#text.slice(this.#from);
    const name = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
    if (name === undefined) return false;
    this.#name = String(JSON.parse(name));
    this.#from += name.length;
    this.#expected = 'colon';
    return true;
  }

  *#readMember(): Generator<JsonPart, boolean> {
    const text = this.#value();
    if (text === null) return false;
    yield { kind: 'member', name: this.#name, value: JSON.parse(text) };
    this.#expected = 'comma or end of object';
    return true;
  }

  *#readElement(): Generator<JsonPart, boolean> {
    const text = this.#value();
    if (text === null) return false;
    yield { kind: 'element', name: this.#name, place: this.#place, value: JSON.parse(text) };
    this.#place += 1;
    this.#expected = 'comma or end of list';
    return true;
  }
}

/**
 * The parts of an object, in their order.
 *
 * @param parts the file's bytes in order, UTF-8.
 * @param longest characters of the longest member or element.
 * @throws SyntaxError for what is no JSON, or longer; NoObjectError for JSON that is no object.
 */
export async function* jsonMembers(
  parts: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<JsonPart> {
  const decoder = new TextDecoder();
  const reader = new Reader();
  for await (const part of parts) {
    yield* reader.read(decoder.decode(part, { stream: true }));
    if (reader.waiting > longest) throw new SyntaxError(`more than ${longest} characters in one`);
  }
  yield* reader.read(decoder.decode());
  reader.end();
}
