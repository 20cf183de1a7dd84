// Part of the build: makes service-worker.js of workers/service.worker.ts and writes into it what was
// built, with a hash of each file and one of all, which names the version.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';

const SOURCE = 'workers/service.worker.ts';
const FILE = 'service-worker.js';

const isEngine = (/** @type {string} */ path) =>
  /(wllama|webllm)[^/]*$/.test(path) || path.endsWith('.gguf');

/**
 * What a folder holds for the page, in the order of names: no maps, and not the worker itself.
 * @param {string} folder
 */
export function builtFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, resolve(parentPath, name)))
    .filter((path) => !path.endsWith('.map') && path !== FILE)
    .map((path) => ({
      path: path.split(sep).join('/'),
      integrity: `sha256-${createHash('sha256')
        .update(readFileSync(resolve(folder, path)))
        .digest('base64')}`,
    }))
    .map((file) => ({ ...file, isEngine: isEngine(file.path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * @param {Record<string, string>} headers of the page, for hosts that send none
 * @returns {import('vite').Plugin}
 */
export function serviceWorker(headers) {
  return {
    name: 'axia-service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: SOURCE, fileName: FILE });
    },
    writeBundle({ dir = '' }, bundle) {
      const worker = bundle[FILE];
      // Browsers start it as a script that can import nothing.
      if (worker?.type !== 'chunk' || worker.imports.length > 0) {
        throw new Error(`${FILE} was not built as one file`);
      }
      const files = builtFiles(dir);
      const build = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
      const text = readFileSync(resolve(dir, FILE), 'utf8')
        .replace('__BUILT_FILES__', () => JSON.stringify(files))
        .replaceAll('__BUILD__', () => JSON.stringify(build))
        .replace('__PAGE_HEADERS__', () => JSON.stringify(headers));
      writeFileSync(resolve(dir, FILE), text);
    },
  };
}
