// A mirror holds copies of models under one base address. Its layout is that of the hosts themselves:
// what stands at https://<host>/<path> stands in the mirror at <base>/<path> (docs/formats.md).

import * as v from 'valibot';

/**
 * Where a mirror keeps what stands at an address.
 *
 * `https://huggingface.co/a/b/resolve/main/c.gguf` at `http://localhost:8080/m/` is
 * `http://localhost:8080/m/a/b/resolve/main/c.gguf`.
 *
 * @param base ends in a slash
 * @throws TypeError if one of the two is no absolute address.
 */
export function mirrored(address: string, base: string): string {
  return new URL(`.${new URL(address).pathname}`, base).href;
}

const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** mirror.json: which variants of the shelf a mirror holds, and their files. */
export const mirrorSchema = v.strictObject({
  format: v.literal('axia-mirror'),
  formatVersion: v.literal(1),
  variants: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.nonEmpty()),
      files: v.array(
        v.strictObject({
          /** Under the base, without a slash first. */
          path: v.pipe(v.string(), v.regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[\w./%@+ -]+$/)),
          bytes,
          sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        }),
      ),
    }),
  ),
});

export type MirrorList = v.InferOutput<typeof mirrorSchema>;
