// What mirrors hold. The folder models/ beside the application is one: it may list files of its own
// (index.json, written by `npm run model:fetch`) and models of the shelf (mirror.json, written by
// `npm run mirror`). Other mirrors are asked for models of the shelf only. Where there is no list,
// there is nothing.

import * as v from 'valibot';
import { failure, type Result } from '../core/engine/api';
import { mirrorSchema, type MirrorList } from '../core/engine/mirror';

const text = v.pipe(v.string(), v.nonEmpty());

export const MirrorEntry = v.object({
  /** A file name inside the folder. */
  file: v.pipe(text, v.regex(/^[\w-][\w .-]*\.gguf$/)),
  name: text,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  licence: text,
  licenceUrl: v.pipe(v.string(), v.url()),
  maker: text,
  country: text,
  source: v.pipe(v.string(), v.url()),
});
export type MirrorEntry = v.InferOutput<typeof MirrorEntry>;

/** The mirror beside the page. */
export const besidePage = (base: string): string => new URL('./models/', base).href;

/** @param base the address of the page; the folder is ./models/ beside it */
export function readMirror(base: string): Promise<Result<MirrorEntry[]>> {
  return readList(new URL('index.json', besidePage(base)), v.array(MirrorEntry), []);
}

/** @param mirror the base address of a mirror; it ends in a slash */
export function readShelfMirror(mirror: string): Promise<Result<MirrorList['variants']>> {
  const list = v.pipe(
    mirrorSchema,
    v.transform(({ variants }) => variants),
  );
  return readList(new URL('mirror.json', mirror), list, []);
}

async function readList<T>(
  address: URL,
  schema: v.GenericSchema<unknown, T>,
  nothing: T,
): Promise<Result<T>> {
  try {
    const response = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
    const body = await response.text();
    // A server without the folder answers 404, or with the page itself.
    if (response.status === 404 || /^\s*</.test(body)) return { ok: true, value: nothing };
    if (!response.ok) return failure('http-error', `${response.status} from ${address.href}`, true);
    const list = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);
    if (!list.success) return failure('http-error', v.summarize(list.issues));
    return { ok: true, value: list.output };
  } catch (error) {
    return failure('host-unreachable', `${String(error)} (${address.href})`, true);
  }
}

/** The absolute address of an entry's file, as the engine takes it. */
export function addressOf(entry: MirrorEntry, base: string): string {
  return new URL(encodeURIComponent(entry.file), besidePage(base)).href;
}
