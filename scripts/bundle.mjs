// npm run bundle: builds Axia and packs it with a small server into one zip file, for rooms without a
// network. What is in it, and how it is started: scripts/bundle/start-here.html.
//   --models           with the folder models/
//   --dist <folder>    packs what is built there, instead of building
//   --out <file>       another name than axia-<version>.zip
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, installPackages } from './prepare.mjs';
import { writeZip } from './zip.mjs';

const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
const NAME = `axia-${version}`;

const { values } = parseArgs({
  options: {
    models: { type: 'boolean', default: false },
    dist: { type: 'string' },
    out: { type: 'string', default: `${ROOT}/${NAME}.zip` },
  },
});

/**
 * All files of a folder, maps apart.
 * @param {string} folder
 * @param {string} under
 */
function filesOf(folder, under) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map(({ parentPath, name }) => resolve(parentPath, name))
    .sort()
    .map((path) => ({ name: `${under}/${relative(folder, path).split(sep).join('/')}`, path }));
}

const script = (/** @type {string} */ name) => `${ROOT}/scripts/${name}`;

if (values.models && !existsSync(`${ROOT}/models/index.json`)) {
  console.error('There are no models in models/: fetch one first. Nothing was written.');
  process.exit(1);
}
if (values.dist === undefined) {
  installPackages();
  const { build } = await import('vite');
  await build({ root: ROOT, logLevel: 'warn' });
}
const app = values.dist ?? `${ROOT}/dist`;
const entries = [
  { name: 'start-here.html', path: script('bundle/start-here.html') },
  { name: 'start-windows.cmd', path: script('bundle/start-windows.cmd') },
  { name: 'start-macos.command', path: script('bundle/start.sh'), isProgram: true },
  { name: 'start-linux.sh', path: script('bundle/start.sh'), isProgram: true },
  { name: 'LICENSE', path: `${ROOT}/LICENSE` },
  { name: 'server/check-node.cjs', path: script('bundle/check-node.cjs') },
  { name: 'server/serve.mjs', path: script('serve.mjs') },
  { name: 'server/headers.mjs', path: script('headers.mjs') },
  ...filesOf(app, 'app'),
  ...(values.models ? filesOf(`${ROOT}/models`, 'models') : []),
];
try {
  const named = entries.map((entry) => ({ ...entry, name: `${NAME}/${entry.name}` }));
  const size = await writeZip(values.out, named, new Date());
  console.log(`${values.out}: ${entries.length} files, ${(size / 1e6).toFixed(1)} MB`);
} catch (error) {
  rmSync(values.out, { force: true });
  if (!(error instanceof RangeError)) throw error;
  console.error(
    `${error.message}. Nothing was written. Make the bundle without --models, and copy the folder models/ into the unpacked one.`,
  );
  process.exit(1);
}
