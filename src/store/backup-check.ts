// Checking a backup: the file is read from end to end, row by row, and nothing is stored. What is kept meanwhile
// are the names of the rows, to find one that stands there twice, and what they point at.
import * as v from 'valibot';
import { jsonMembers, NoObjectError, type JsonPart } from '../core/exchange/json-members';
import { KeyTable } from '../core/exchange/key-table';
import { partsOfFile } from '../core/exchange/lines';
import { BACKUP_TABLES, ROWS, type BackupTable, type Reference } from './backup-tables';
import { DATABASE_VERSION } from './database';

/** Characters of the longest row: a pack of some thousand scenarios is one. */
const LONGEST = 64_000_000;

export interface Refusal {
  ok: false;
  reason: 'not-json' | 'not-a-backup' | 'newer' | 'damaged';
  detail: string;
}

/** Something that a row points at, and the first row that does. */
interface Pointer extends Reference {
  path: string;
}

interface Checked {
  ok: true;
  pointers: readonly Pointer[];
  /** The ids of the rows that can be pointed at. */
  ids: Readonly<Record<Reference['to'], ReadonlySet<string>>>;
}

export type BackupCheck = Checked | Refusal;

const damaged = (detail: string): Refusal => ({ ok: false, reason: 'damaged', detail });

const envelope = v.object({ type: v.literal('axia-backup'), version: v.number() });

/** Members beside the tables: the application that wrote it and when, for people. */
const headSchema = v.strictObject({
  type: v.literal('axia-backup'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  application: v.string(),
  writtenAt: v.string(),
});

const FIRST_REVISION = ', revision 0';

/** The names of a table's rows. Of most answers there is one revision: their keys are kept in little room. */
class Names {
  readonly #keys = new KeyTable();
  readonly #others = new Set<string>();

  /** False for a name that is there already. */
  add(name: string): boolean {
    if (name.endsWith(FIRST_REVISION)) {
      const before = this.#keys.size;
      this.#keys.add(name.slice(0, -FIRST_REVISION.length));
      return this.#keys.size > before;
    }
    if (this.#others.has(name)) return false;
    this.#others.add(name);
    return true;
  }
}

const isTable = (name: string): name is BackupTable => BACKUP_TABLES.some((one) => one === name);

class Checking {
  readonly #head = new Map<string, unknown>();
  readonly #lists = new Map<string, Names>();
  readonly #pointers = new Map<string, Pointer>();
  readonly #ids = {
    respondents: new Set<string>(),
    studies: new Set<string>(),
    sittings: new Set<string>(),
    classes: new Set<string>(),
  };
  /** The first fault of a row: it counts once the file is known to be of a form that this Axia reads. */
  #fault: string | null = null;

  /** Takes a part; a refusal ends the reading. */
  take(part: JsonPart): Refusal | null {
    if (part.kind === 'element') this.#row(part.name, part.place, part.value);
    else {
      const isTwice = this.#head.has(part.name) || this.#lists.has(part.name);
      if (isTwice) this.#fault ??= `${part.name}: stands there twice`;
      if (part.kind === 'list') this.#lists.set(part.name, new Names());
      else this.#head.set(part.name, part.value);
    }
    return this.#refusal();
  }

  /** Of what was read until now. */
  #refusal(): Refusal | null {
    const outer = v.safeParse(envelope, Object.fromEntries(this.#head));
    if (!outer.success) return null;
    const { version } = outer.output;
    if (version > DATABASE_VERSION) {
      const detail = `form ${version}; this Axia reads up to ${DATABASE_VERSION}`;
      return { ok: false, reason: 'newer', detail };
    }
    return this.#fault === null ? null : damaged(this.#fault);
  }

  #row(list: string, place: number, row: unknown): void {
    if (!isTable(list)) return;
    const reading = ROWS[list].read(row);
    const path = `${list}.${place}`;
    if (!reading.ok) {
      this.#fault ??= path + reading.at;
      return;
    }
    const { name, references } = reading;
    if (this.#lists.get(list)?.add(name) === false) {
      this.#fault ??= `${path}: ${name} stands there twice`;
    }
    if (list in this.#ids) this.#note(list, name);
    for (const reference of references) {
      const { to, member, id } = reference;
      const pointer = `${list} ${to} ${member} ${id}`;
      if (!this.#pointers.has(pointer)) {
        this.#pointers.set(pointer, { ...reference, path: `${path}.${member}` });
      }
    }
  }

  #note(list: BackupTable, id: string): void {
    if (list === 'respondents' || list === 'studies' || list === 'sittings' || list === 'classes') {
      this.#ids[list].add(id);
    }
  }

  /** What the whole file is. */
  end(): BackupCheck {
    const head = Object.fromEntries(this.#head);
    if (!v.is(envelope, head)) return { ok: false, reason: 'not-a-backup', detail: '' };
    const refusal = this.#refusal() ?? this.#misfit(head);
    return refusal ?? { ok: true, pointers: [...this.#pointers.values()], ids: this.#ids };
  }

  /** Members that are missing, or that a file of its form has not. */
  #misfit(members: Record<string, unknown>): Refusal | null {
    const { version } = v.parse(envelope, members);
    const expected = BACKUP_TABLES.filter((table) => ROWS[table].since <= version);
    for (const table of expected) {
      if (this.#lists.has(table)) continue;
      const instead = members[table];
      const found = instead === undefined ? 'is missing' : `is no list: ${JSON.stringify(instead)}`;
      return damaged(`${table}: ${found}`);
    }
    const unknown = [...this.#lists.keys()].find(
      (list) => !isTable(list) || ROWS[list].since > version,
    );
    if (unknown !== undefined) return damaged(`${unknown}: a backup of form ${version} has none`);
    const head = v.safeParse(headSchema, members);
    if (head.success) return null;
    const [issue] = head.issues;
    return damaged(`${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}`);
  }
}

/**
 * Reads a file from end to end.
 *
 * @param onBytes is told how many bytes were read so far.
 */
export async function checkBackup(
  file: Blob,
  onBytes: (read: number) => void = () => undefined,
): Promise<BackupCheck> {
  const checking = new Checking();
  try {
    for await (const part of jsonMembers(partsOfFile(file, onBytes), LONGEST)) {
      const refusal = checking.take(part);
      if (refusal !== null) return refusal;
    }
    return checking.end();
  } catch (error) {
    if (error instanceof NoObjectError) return { ok: false, reason: 'not-a-backup', detail: '' };
    if (error instanceof SyntaxError) {
      return { ok: false, reason: 'not-json', detail: String(error) };
    }
    throw error;
  }
}

/** The rows of a file that was checked, a part at a time, each of one table. */
export async function* rowsOfBackup(
  file: Blob,
  rows: number,
): AsyncGenerator<{ table: BackupTable; rows: unknown[] }> {
  let part: { table: BackupTable; rows: unknown[] } | null = null;
  for await (const one of jsonMembers(
    partsOfFile(file, () => undefined),
    LONGEST,
  )) {
    if (one.kind !== 'element' || !isTable(one.name)) continue;
    if (part !== null && (part.table !== one.name || part.rows.length === rows)) {
      yield part;
      part = null;
    }
    part ??= { table: one.name, rows: [] };
    part.rows.push(one.value);
  }
  if (part !== null) yield part;
}
