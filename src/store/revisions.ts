// A number for each answerer that rises with every change of its answers or sittings, in the transaction of
// the change itself, whichever code makes it: a page, a run, a backup, a study file. What is derived from
// answers is kept together with the numbers that they had, so that it can never be taken for that of other
// answers. The numbers are raised below Dexie's tables (its DBCore middleware), where no writer can
// forget them.
//
// Example: Ada's sitting has number 21 after 21 answers. What is kept under 21 counts until the 22nd is
// stored; then it is of answers that are not all there are, and is made anew.
import type {
  DBCore,
  DBCoreMutateRequest,
  DBCoreTable,
  DBCoreTransaction,
  Dexie,
  Table,
} from 'dexie';
import * as v from 'valibot';
import { answererSchema, type Answerer } from '../core/study/answerer';
import type { Sitting } from '../core/study/plan';

export interface RevisionRow {
  answerer: string;
  number: number;
}

/** Counts for everybody what no answerer can be named for: rows of a newer Axia, and deletions. It never falls. */
const ANYBODY = 'anybody';

const REVISIONS = 'revisions';
const COUNTED: readonly string[] = ['answers', 'sittings'];

/** Who answered, as the numbers name it: a person's sittings are counted apart, a model's together. */
function nameOf(answerer: Answerer, sitting: string): string {
  if (answerer.kind === 'person') return `person ${sitting}`;
  const { engine, engineVersion, revision, device } = answerer;
  return `model ${engine} ${engineVersion} ${revision} ${device}`;
}

const rowSchema = v.union([
  v.object({ answerer: answererSchema, sitting: v.string() }),
  v.object({ answerer: answererSchema, id: v.string() }),
]);

function nameIn(row: unknown): string {
  const reading = v.safeParse(rowSchema, row);
  if (!reading.success) return ANYBODY;
  const { output } = reading;
  return nameOf(output.answerer, 'sitting' in output ? output.sitting : output.id);
}

function namesIn(request: DBCoreMutateRequest): string[] {
  if (request.type !== 'add' && request.type !== 'put') return [ANYBODY];
  const rows: readonly unknown[] = request.values;
  return [...new Set(rows.map(nameIn))];
}

const numberSchema = v.object({ number: v.number() });

/** Raises the numbers of these by one. */
async function raise(
  revisions: DBCoreTable,
  trans: DBCoreTransaction,
  names: readonly string[],
): Promise<void> {
  const known: readonly unknown[] = await revisions.getMany({ trans, keys: [...names] });
  const values = names.map((answerer, place) => {
    const reading = v.safeParse(numberSchema, known[place]);
    return { answerer, number: (reading.success ? reading.output.number : 0) + 1 };
  });
  await revisions.mutate({ type: 'put', trans, values });
}

function counting(core: DBCore): DBCore {
  return {
    ...core,
    transaction: (tables, mode, options) => {
      const isWriting = mode === 'readwrite' && tables.some((name) => COUNTED.includes(name));
      const all = isWriting ? [...new Set([...tables, REVISIONS])] : tables;
      return core.transaction(all, mode, options);
    },
    table: (name) => {
      const table = core.table(name);
      if (!COUNTED.includes(name)) return table;
      return {
        ...table,
        mutate: async (request) => {
          await raise(core.table(REVISIONS), request.trans, namesIn(request));
          return table.mutate(request);
        },
      };
    },
  };
}

/** Has a database count the changes of its answers. */
export function countChanges(database: Dexie): void {
  // Next to the browser's own database: what Dexie has above it needs its own kind of promises.
  database.use({ stack: 'dbcore', name: REVISIONS, level: -2, create: counting });
}

/** After a deletion, which has raised everybody's number: no other tells of somebody who is gone. */
export async function forgetAnswerers(revisions: Table<RevisionRow, string>): Promise<void> {
  await revisions.where('answerer').notEqual(ANYBODY).delete();
}

/** A sitting as far as the numbers name it. */
export type Counted = Pick<Sitting, 'id' | 'answerer'>;

/** Tells how the answers of some sittings stand: another text after any change of theirs. */
export async function answersState(
  revisions: Table<RevisionRow, string>,
): Promise<(sittings: readonly Counted[]) => string> {
  const numbers = new Map((await revisions.toArray()).map((row) => [row.answerer, row.number]));
  return (sittings) =>
    [ANYBODY, ...new Set(sittings.map(({ answerer, id }) => nameOf(answerer, id)))]
      .toSorted()
      .map((name) => `${name} ${numbers.get(name) ?? 0}`)
      .join(', ');
}
