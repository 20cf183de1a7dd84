// What the folder models/ beside the application holds: files that `npm run model:fetch` or the
// person who serves the page has put there. Where there is none, there is nothing to list.

import * as v from 'valibot';
import { failure, type Result } from '../core/engine/api';

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

const Mirror = v.array(MirrorEntry);

/** @param base the address of the page; the folder is ./models/ beside it */
export async function readMirror(base: string): Promise<Result<MirrorEntry[]>> {
  const address = new URL('./models/index.json', base);
  try {
    const response = await fetch(address, { cache: 'no-cache' });
    const body = await response.text();
    // A server without the folder answers 404, or with the page itself.
    if (response.status === 404 || /^\s*</.test(body)) return { ok: true, value: [] };
    if (!response.ok) return failure('http-error', `${response.status} from ${address.href}`, true);
    const entries = v.safeParse(v.pipe(v.string(), v.parseJson(), Mirror), body);
    if (!entries.success) return failure('http-error', v.summarize(entries.issues));
    return { ok: true, value: entries.output };
  } catch (error) {
    return failure('host-unreachable', `${String(error)} (${address.href})`, true);
  }
}

/** The absolute address of an entry's file, as the engine takes it. */
export function addressOf(entry: MirrorEntry, base: string): string {
  return new URL(`./models/${encodeURIComponent(entry.file)}`, base).href;
}
