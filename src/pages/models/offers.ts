// The models that can be loaded, each with where its bytes are.
import type { Device } from '../../core/engine/api';
import { BASELINE } from '../../core/engine/baseline';
import type { ModelRespondent } from '../../core/study/records';
import type { Kept } from '../../core/engine/kept';
import { withoutPart } from '../../core/engine/gguf-split';
import type { KeptModel } from '../../engine/kept';
import { addressOf, type MirrorEntry } from '../../engine/mirror';
import type { ShelfEntry, Variant } from '../../core/engine/shelf';
import type { ModelOffer } from '../../run/model.svelte';

/** Where the untrained network lies that ships with this page. */
export const baselineAddress = (): string => new URL(`./${BASELINE.file}`, document.baseURI).href;

export function baselineOffer(device: Device): ModelOffer {
  return {
    name: 'Untrained baseline',
    engine: 'wllama',
    source: {
      kind: 'gguf-url',
      url: baselineAddress(),
      sha256: BASELINE.sha256,
      bytes: BASELINE.bytes,
    },
    device,
    mirror: null,
    baseline: true,
  };
}

export function mirrorOffer(entry: MirrorEntry, url: string, device: Device): ModelOffer {
  const { name, sha256, bytes } = entry;
  return {
    name,
    engine: 'wllama',
    source: { kind: 'gguf-url', url, sha256, bytes },
    device,
    mirror: null,
    baseline: false,
  };
}

/** @param files of one model, in any order */
export function fileOffer(files: readonly File[], device: Device): ModelOffer {
  const name = modelName(files[0]?.name ?? '');
  const source = { kind: 'gguf-file', files } as const;
  return { name, engine: 'wllama', source, device, mirror: null, baseline: false };
}

/** The name of a file without its ending and, of a part, without its number. */
export const modelName = (fileName: string): string =>
  withoutPart(fileName).replace(/\.gguf$/i, '');

/** What a person typed as an absolute address; as it is where it is none, for the load to refuse. */
export function absolute(address: string): string {
  return URL.canParse(address, document.baseURI)
    ? new URL(address, document.baseURI).href
    : address;
}

/** The last part of an address, as a name. */
function nameOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '');
  return last === undefined ? url : modelName(decoded(last));
}

/** A lone percent sign is allowed in an address, but stands for nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function addressOffer(url: string, device: Device): ModelOffer {
  const source = { kind: 'gguf-url', url } as const;
  return { name: nameOf(url), engine: 'wllama', source, device, mirror: null, baseline: false };
}

/**
 * A variant of a model of the shelf.
 *
 * @param mirror the base address of the mirror that has it, or null
 */
export function shelfOffer(entry: ShelfEntry, variant: Variant, mirror: string | null): ModelOffer {
  const { name } = entry;
  if (variant.format === 'gguf') {
    const { url, sha256, bytes } = variant;
    const source = { kind: 'gguf-url', url, sha256, bytes } as const;
    return { name, engine: 'wllama', source, device: 'processor', mirror, baseline: false };
  }
  const { id, url, library } = variant;
  const source = { kind: 'mlc', id, url, library } as const;
  return { name, engine: 'webllm', source, device: 'adapter', mirror, baseline: false };
}

/** A model that this browser keeps, as the shelf calls it where the shelf has it. */
export function keptOffer(record: Kept, shelf: readonly ShelfEntry[]): ModelOffer {
  for (const entry of shelf) {
    const variant = entry.variants.find(({ url }) => url === record.url);
    if (variant !== undefined) return shelfOffer(entry, variant, null);
  }
  return record.kind === 'mlc'
    ? mlcOffer(record.url, record.library)
    : addressOffer(record.url, 'processor');
}

export function mlcOffer(url: string, library: string): ModelOffer {
  // A folder that names its revision is …/<model>/resolve/<revision>/.
  const name = nameOf(url.replace(/\/resolve\/.+$/, ''));
  return {
    name,
    engine: 'webllm',
    source: { kind: 'mlc', id: name, url, library },
    device: 'adapter',
    mirror: null,
    baseline: false,
  };
}

/**
 * The model that was asked before, to be loaded again; null for a file that only a person can open.
 * What this page serves itself is taken from here and not from the address it was loaded from, which
 * may be that of another port or machine: after a backup was restored, for example.
 *
 * @param mirror what lies in models/ beside this page
 * @param kept what this browser keeps
 */
export function offerAgain(
  { name, engine, device, baseline, revision, source }: ModelRespondent,
  mirror: readonly MirrorEntry[],
  kept: readonly KeptModel[],
): ModelOffer | null {
  if (baseline) return baselineOffer(device);
  // A GGUF file's revision is its hash, so this is the same file, wherever it came from.
  const copy = kept.find(({ record }) => record.kind === 'gguf' && record.sha256 === revision);
  if (copy !== undefined) return { ...addressOffer(copy.record.url, device), name };
  const here = mirror.find(({ sha256 }) => sha256 === revision);
  if (here !== undefined) {
    return { ...mirrorOffer(here, addressOf(here, document.baseURI), device), name };
  }
  return source.kind === 'gguf-file'
    ? null
    : { name, engine, source, device, mirror: null, baseline };
}
