// JSON as people write it by hand: the first place where it breaks off, in lines and columns, which
// browsers tell differently or not at all; and names that one object has twice, of which JSON.parse
// would keep the last without a word. By RFC 8259, in one pass and without recursion.

export interface JsonFault {
  kind: 'syntax' | 'doubled name';
  /** Both from 1; a column is one UTF-16 unit. */
  line: number;
  column: number;
  /** The names and places in lists that lead there. */
  keys: (string | number)[];
  /** What stands there, up to the end of its line and at most 30 units. */
  found: string;
}

/** An object or a list that is not closed yet, and where in it the pass is. */
type Open = { names: Set<string>; key: string } | { names: null; key: number };

type Awaited = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end';

const SPACE = /[ \t\n\r]*/y;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

/** The end of the text in quotation marks that begins at `at`, or where it breaks off. */
function endOfText(text: string, at: number): { end: number; isWhole: boolean } {
  let end = at + 1;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit === 0x22) return { end: end + 1, isWhole: true };
    const length = unit === 0x5c ? lengthOf(ESCAPE, text, end) : 1;
    if (unit < 0x20 || length === 0) break;
    end += length;
  }
  return { end, isWhole: false };
}

class Pass {
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;
  #awaited: Awaited = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  fault(): JsonFault | null {
    for (;;) {
      this.#at += lengthOf(SPACE, this.#text, this.#at);
      const isDone = this.#open.length === 0 && this.#awaited === 'comma or end';
      if (isDone && this.#at === this.#text.length) return null;
      const kind = isDone ? 'syntax' : this.#step();
      if (kind !== null) return this.#told(kind);
    }
  }

  /** Goes over the next token; where it cannot, what is wrong with it. */
  #step(): JsonFault['kind'] | null {
    const sign = this.#text[this.#at];
    const innermost = this.#open.at(-1);
    const isValueDue = this.#awaited.startsWith('value');
    if (sign === '"') {
      if (this.#awaited.startsWith('name')) return this.#name();
      const { end, isWhole } = endOfText(this.#text, this.#at);
      return isValueDue ? this.#to(end, 'comma or end', isWhole) : 'syntax';
    }
    if (sign === '{' || sign === '[') {
      if (!isValueDue) return 'syntax';
      const isObject = sign === '{';
      this.#open.push(isObject ? { names: new Set(), key: '' } : { names: null, key: 0 });
      return this.#to(this.#at + 1, isObject ? 'name or end' : 'value or end');
    }
    if (sign === '}' || sign === ']') {
      const isRight = innermost !== undefined && (innermost.names === null) === (sign === ']');
      if (!isRight || !this.#awaited.endsWith('end')) return 'syntax';
      this.#open.pop();
      return this.#to(this.#at + 1, 'comma or end');
    }
    if (sign === ',') {
      if (innermost === undefined || this.#awaited !== 'comma or end') return 'syntax';
      if (innermost.names === null) innermost.key += 1;
      return this.#to(this.#at + 1, innermost.names === null ? 'value' : 'name');
    }
    if (sign === ':') {
      return this.#awaited === 'colon' ? this.#to(this.#at + 1, 'value') : 'syntax';
    }
    const length = lengthOf(BARE, this.#text, this.#at);
    const isBare = isValueDue && length > 0;
    return isBare ? this.#to(this.#at + length, 'comma or end') : 'syntax';
  }

  #name(): JsonFault['kind'] | null {
    const innermost = this.#open.at(-1);
    const { end, isWhole } = endOfText(this.#text, this.#at);
    if (!isWhole || innermost === undefined || innermost.names === null) {
      return this.#to(end, 'colon', false);
    }
    innermost.key = String(JSON.parse(this.#text.slice(this.#at, end)));
    if (innermost.names.has(innermost.key)) return 'doubled name';
    innermost.names.add(innermost.key);
    return this.#to(end, 'colon');
  }

  #to(at: number, awaited: Awaited, isWhole = true): 'syntax' | null {
    this.#at = at;
    this.#awaited = awaited;
    return isWhole ? null : 'syntax';
  }

  #told(kind: JsonFault['kind']): JsonFault {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    const column = this.#at - before.lastIndexOf('\n');
    const [found = ''] = this.#text.slice(this.#at, this.#at + 30).split(/[\r\n]/);
    return { kind, line, column, keys: this.#open.map(({ key }) => key), found };
  }
}

/** The first fault of a JSON text; null where it is JSON and every name stands once in its object. */
export function jsonFault(text: string): JsonFault | null {
  return new Pass(text).fault();
}
