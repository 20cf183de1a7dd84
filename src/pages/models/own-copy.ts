// A copy in this browser of a model that was opened from disk, as the queue of downloads takes it. The
// copy is read from the files themselves, and counts only when its hash is that of the loaded model.

import { failure, type Result } from '../../core/engine/api';
import { readGgufParts, sourceOfBlob } from '../../core/engine/gguf';
import { partAddresses } from '../../core/engine/gguf-split';
import { ownAddress } from '../../core/engine/own';
import type { Download } from '../../run/downloads.svelte';
import { modelName } from './offers';

/**
 * @param files of one model, in any order and under any names
 * @param revision the hash of the model, as the engine has read it
 */
export async function ownCopy(
  files: readonly File[],
  revision: string,
): Promise<Result<Omit<Download, 'state'>>> {
  const model = await readGgufParts(files.map(sourceOfBlob));
  if (!model.ok) return model;
  const ordered = model.value.order.flatMap((index) => files[index] ?? []);
  const [first] = ordered;
  if (first === undefined) return failure('not-gguf', 'no file was chosen');
  const name = modelName(first.name);
  const count = String(ordered.length).padStart(5, '0');
  const fileName = ordered.length === 1 ? `${name}.gguf` : `${name}-00001-of-${count}.gguf`;
  const url = ownAddress(revision, fileName);
  const addresses = partAddresses(url);
  const copied = new Map(
    ordered.flatMap((file, index) => {
      const address = addresses[index];
      return address === undefined ? [] : [[address, file] as const];
    }),
  );
  const source = { kind: 'gguf-url', url, sha256: revision } as const;
  return { ok: true, value: { name, source, from: { mirror: null, files: copied } } };
}
