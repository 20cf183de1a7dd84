// npm run shelf:check: lists what is stale on the shelf. Against the installed WebLLM: its version,
// and address, library and memory of every MLC variant. Against the model hub, where it can be
// reached: whether every address still answers, and whether a GGUF file has the size and the hash of
// the shelf (the hub tells both in headers, without the file). Ends with 1 if something is stale.

import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { ROOT } from './prepare.mjs';

/** @typedef {import('../src/core/engine/shelf').ShelfEntry} ShelfEntry */
/** @typedef {import('../src/core/engine/shelf').Variant} Variant */
/** @typedef {{ model: string, model_id: string, model_lib: string, vram_required_MB?: number }} LibraryRecord */

/** Milliseconds for one answer of the hub. */
const PATIENCE = 10_000;

/**
 * What differs from the library's own records, in lines.
 * @param {readonly ShelfEntry[]} shelf
 * @param {readonly LibraryRecord[]} records
 */
export function staleRecords(shelf, records) {
  return shelf.flatMap(({ variants }) =>
    variants.flatMap((variant) => {
      if (variant.format === 'gguf') return [];
      const record = records.find(({ model_id }) => model_id === variant.id);
      if (record === undefined) return [`${variant.id}: WebLLM has no such record`];
      return [
        differs(variant.id, 'address', variant.url, record.model),
        differs(variant.id, 'library', variant.library, record.model_lib),
        differs(variant.id, 'memory', variant.memoryMegabytes, record.vram_required_MB),
      ].flat();
    }),
  );
}

/**
 * @param {string} id
 * @param {string} what
 * @param {unknown} here
 * @param {unknown} there
 */
const differs = (id, what, here, there) =>
  here === there ? [] : [`${id}: ${what} is ${String(here)} here and ${String(there)} there`];

/**
 * What the host says of a variant's address, in lines; empty where all is as on the shelf.
 * @param {Variant} variant
 * @param {(address: string) => Promise<Response>} ask
 */
export async function staleAddress(variant, ask) {
  const address = variant.format === 'gguf' ? variant.url : variant.library;
  const response = await ask(address);
  if (!response.ok) return [`${variant.id}: HTTP ${response.status} from ${address}`];
  if (variant.format === 'mlc') return [];
  // Of a large file the hub tells size and SHA-256 before it redirects to the file itself.
  const size = response.headers.get('x-linked-size') ?? response.headers.get('content-length');
  const hash = /^"?([0-9a-f]{64})"?$/.exec(response.headers.get('x-linked-etag') ?? '')?.[1];
  return [
    ...(size === null ? [] : differs(variant.id, 'size', variant.bytes, Number(size))),
    ...(hash === undefined ? [] : differs(variant.id, 'SHA-256', variant.sha256, hash)),
  ];
}

/** @param {string} address */
async function askHub(address) {
  // By hand: the headers stand in the answer that redirects.
  const options = { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) };
  const first = await fetch(address, { ...options, redirect: 'manual' });
  const isRedirect = first.status >= 300 && first.status < 400;
  return isRedirect ? new Response(null, { headers: first.headers }) : first;
}

async function main() {
  const { module } = await runnerImport(`${ROOT}/src/engine/shelf.ts`, {
    root: ROOT,
    configFile: false,
  });
  const { SHELF } = /** @type {typeof import('../src/engine/shelf')} */ (module);
  const { prebuiltAppConfig } = await import('@mlc-ai/web-llm');
  const stale = staleRecords(SHELF, prebuiltAppConfig.model_list);
  /** @type {string[]} */
  const unreachable = [];
  for (const variant of SHELF.flatMap(({ variants }) => variants)) {
    try {
      stale.push(...(await staleAddress(variant, askHub)));
    } catch (error) {
      unreachable.push(`${variant.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const line of stale) console.log(`stale: ${line}`);
  if (unreachable.length > 0) {
    console.log(`${unreachable.length} addresses could not be asked, the first: ${unreachable[0]}`);
  }
  console.log(stale.length === 0 ? 'Nothing found stale.' : `${stale.length} stale.`);
  if (stale.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
