// The server in the bundle: serves a built Axia with its headers, and models beside it. Only Node, no
// packages, nothing written, nothing asked of any other machine.
//   --port <number>     another port than 4173; where it is taken, the next free one of ten
//   --only-here         for this computer alone, not for its network
//   --open              opens the page in the browser
//   --app, --models     the folders to serve, if they do not lie beside this one
//
// What can be asked for is what lay in the folders at the start: no address leads anywhere else.
import { spawn } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  readFileSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { dataHeaders, pageHeaders, policyIn } from './headers.mjs';

const beside = (/** @type {string} */ name) =>
  fileURLToPath(new URL(`../${name}`, import.meta.url));

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    'only-here': { type: 'boolean', default: false },
    open: { type: 'boolean', default: false },
    app: { type: 'string', default: beside('app') },
    models: { type: 'string', default: beside('models') },
  },
});

/** So many ports are tried, and the last there is has this number. */
const TRIED = 10;
const LAST_PORT = 65_535;

/** Types of content, and whether a file of it gets smaller by compressing. */
const TYPES = /** @type {Record<string, { type: string, isText: boolean }>} */ ({
  '.html': { type: 'text/html; charset=utf-8', isText: true },
  '.js': { type: 'text/javascript; charset=utf-8', isText: true },
  '.css': { type: 'text/css; charset=utf-8', isText: true },
  '.json': { type: 'application/json', isText: true },
  '.webmanifest': { type: 'application/manifest+json', isText: true },
  '.svg': { type: 'image/svg+xml', isText: true },
  '.wasm': { type: 'application/wasm', isText: true },
  '.png': { type: 'image/png', isText: false },
});
const OTHER = { type: 'application/octet-stream', isText: false };

/**
 * @typedef {object} Served
 * @property {string} path
 * @property {number} size
 * @property {boolean} isText
 * @property {Record<string, string>} headers
 */

/**
 * The files of a folder by the path of their address.
 * @param {string} folder
 * @param {string} under the address of the folder, ending in a stroke
 * @param {Record<string, string>} headers
 * @param {boolean} isData whether it is served as it is
 * @returns {[string, Served][]}
 */
function filesOf(folder, under, headers, isData) {
  const root = realpathSync(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = resolve(parentPath, name);
      const { size, mtimeMs } = statSync(path);
      const { type, isText } = TYPES[extname(name)] ?? OTHER;
      const address = under + relative(root, path).split(sep).join('/');
      // Names under assets/ carry a hash of the content: the content of a name never changes.
      const isHashed = address.startsWith('/assets/');
      const own = {
        ...headers,
        'Content-Type': type,
        'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        ETag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      };
      return [address, { path, size, isText: isText && !isData, headers: own }];
    });
}

if (!existsSync(`${values.app}/index.html`)) {
  console.error(`There is no built Axia in ${values.app}. Nothing was started.`);
  process.exit(1);
}
const policy = policyIn(readFileSync(`${values.app}/index.html`, 'utf8'));
const files = new Map([
  ...filesOf(values.app, '/', pageHeaders(policy), false),
  ...(existsSync(values.models) ? filesOf(values.models, '/models/', dataHeaders, true) : []),
]);

/** @type {Map<string, Buffer>} */
const packed = new Map();

/** @param {string} path */
function packedOf(path) {
  const bytes = packed.get(path) ?? gzipSync(readFileSync(path));
  packed.set(path, bytes);
  return bytes;
}

/** @param {string | undefined} url */
function fileAt(url = '/') {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return files.get(path === '/' ? '/index.html' : path);
  } catch {
    return undefined;
  }
}

const first = Number(values.port);
if (!Number.isInteger(first) || first < 1 || first + TRIED > LAST_PORT) {
  console.error(`--port takes a number from 1 to ${LAST_PORT - TRIED}, not ${values.port}.`);
  process.exit(1);
}
let port = first;

/** Addresses of this page in the computer's networks, as they are now. */
function inNetwork() {
  if (values['only-here']) return [];
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`);
}

const server = createServer((request, response) => {
  if (request.url === '/addresses.json') {
    // For Classroom, whose teacher is at localhost: the pupils' link has to name this computer.
    response.writeHead(200, { ...dataHeaders, 'Content-Type': 'application/json' });
    response.end(JSON.stringify(inNetwork()));
    return;
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = fileAt(request.url);
  if (!isRead || file === undefined) {
    response.writeHead(isRead ? 404 : 405, dataHeaders).end();
    return;
  }
  const { path, size, isText, headers } = file;
  if (request.headers['if-none-match'] === headers['ETag']) {
    response.writeHead(304, headers).end();
    return;
  }
  const isPacked = isText && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const bytes = isPacked ? packedOf(path) : null;
  response.writeHead(200, {
    ...headers,
    ...(isText ? { Vary: 'Accept-Encoding' } : {}),
    ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Length': bytes?.length ?? size,
  });
  if (request.method === 'HEAD') response.end();
  else if (bytes !== null) response.end(bytes);
  else {
    // A browser that goes away in the middle, or a stick that is pulled out: this answer ends, no other.
    pipeline(createReadStream(path), response, () => response.destroy());
  }
});

/** @param {string} address */
function openInBrowser(address) {
  const [command, ...first] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""']
      : [process.platform === 'darwin' ? 'open' : 'xdg-open'];
  // Where there is no such program the address on screen is enough. Windows gets the words as they are:
  // quoted once more, the empty title of "start" would be none.
  spawn(command ?? '', [...first, address], {
    stdio: 'ignore',
    windowsVerbatimArguments: true,
  }).on('error', () => undefined);
}

server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EADDRINUSE' || port === first + TRIED - 1) {
    console.error(`Axia could not start on port ${port}: ${error.message}`);
    process.exit(1);
  }
  port += 1;
  listen();
});

function listen() {
  if (values['only-here']) server.listen(port, 'localhost');
  else server.listen(port);
}

server.on('listening', () => {
  const here = `http://localhost:${port}/`;
  console.log(`\nAxia is at\n\n  ${here}   on this computer: everything works`);
  if (!values['only-here']) {
    const others = inNetwork().map((address) => `  ${address}   for other devices in this network`);
    console.log(
      others.length === 0
        ? '\nThis computer is in no network, so no other device can reach it.'
        : `\n${others.join('\n')}\n\nThere pupils answer; models belong to this computer (start-here.html says why).`,
    );
  }
  if (port !== first) {
    console.log(
      `\nPort ${first} was taken; perhaps Axia runs in another window already. What was stored at\nhttp://localhost:${first}/ is kept there, and is not shown at this address.`,
    );
  }
  console.log('\nKeep this window open as long as Axia is used. Ctrl+C ends it.\n');
  if (values.open) openInBrowser(here);
});
listen();
