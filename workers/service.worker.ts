// The service worker: after one visit the application starts without a network. It serves the files of
// one build and nothing else; models, other hosts and other methods go past it.
//
// Files under assets/ carry a hash of their content in their names, so the kept one is as good as the
// server's and comes first. All others (the page, the manifest, icons, the baseline) are asked of the
// server first, so that a new version shows at the next load; the kept ones step in when it does not
// answer well within three seconds, as in a school whose network is there and carries nothing.
//
// Each build has a cache of its own. The worker of a new build fills its cache beside the old one and
// waits until the last open page of the old build is closed, so an open page finds its parts to the end.
// Every file is checked against its hash on the way in: a sign-in page of a network is never kept as ours.
//
// The engines (15 MB of the 17) are kept when a page asks for them, or when they are used: thirty pupils who
// answer fifteen questions do not load them.

interface BuiltFile {
  /** From the folder of the page, without a leading stroke. */
  path: string;
  /** As Subresource Integrity writes it: sha256-… */
  integrity: string;
  isEngine: boolean;
}

// Written in by the build (scripts/service-worker.mjs), which knows them last.
declare const __BUILT_FILES__: readonly BuiltFile[];
declare const __BUILD__: string;
declare const __PAGE_HEADERS__: Readonly<Record<string, string>>;

// The library of types for pages lacks these.
declare class ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
declare class FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
declare const clients: { claim: () => Promise<void> };

const CACHE = __APP_CACHE__ + __BUILD__;
const HOME = new URL('./', location.href);
const PATIENCE_MS = 3000;

const files = new Map(__BUILT_FILES__.map((file) => [new URL(file.path, HOME).href, file]));

const isHashed = ({ path }: BuiltFile) => path.startsWith('assets/');

/** The address of a file of this build that a request means; its query and fragment say nothing. */
function addressOf({ url, method }: Request): string | null {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  const whole = address === HOME.href ? `${address}index.html` : address;
  return method === 'GET' && files.has(whole) ? whole : null;
}

/** With the headers of the page where the server sent none: then the next load is isolated too. */
function withHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(__PAGE_HEADERS__)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** Brings a file into the cache of this build: from an older build that has the same, else anew. */
async function keep(address: string, file: BuiltFile): Promise<Response> {
  const cache = await caches.open(CACHE);
  const older = isHashed(file) ? await caches.match(address) : undefined;
  const { integrity } = file;
  const found = older ?? (await fetch(address, { cache: 'no-cache', integrity }));
  if (!found.ok) throw new Error(`${address}: ${found.status}`);
  const response = withHeaders(found);
  await cache.put(address, response.clone());
  return response;
}

async function keepAll(which: (file: BuiltFile) => boolean): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = [...files].filter(([, file]) => which(file));
  await Promise.all(
    wanted.map(async ([address, file]) => (await cache.match(address)) ?? keep(address, file)),
  );
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(__APP_CACHE__) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The server's answer, or the kept file where that does not come in time or is none. */
async function serverFirst(request: Request, kept: Response | undefined): Promise<Response> {
  if (kept === undefined) return fetch(request);
  const late = new Promise<Response>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, kept);
  });
  const asked = fetch(request).then(
    (response) => (response.ok ? withHeaders(response) : kept),
    () => kept,
  );
  return Promise.race([asked, late]);
}

async function answer(request: Request, address: string, file: BuiltFile): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(address);
  if (!isHashed(file)) return serverFirst(request, kept);
  return kept ?? keep(address, file);
}

addEventListener('install', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(keepAll(({ isEngine }) => !isEngine));
});

addEventListener('activate', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(dropOlder().then(() => clients.claim()));
});

addEventListener('message', (event) => {
  if (event.data !== 'keep the engines' || !(event instanceof ExtendableEvent)) return;
  const [asker] = event.ports;
  const keeping = keepAll(({ isEngine }) => isEngine).then(
    () => asker?.postMessage('kept'),
    () => asker?.postMessage('not kept'),
  );
  // Until then the browser does not end this worker.
  event.waitUntil(keeping);
});

addEventListener('fetch', (event) => {
  if (!(event instanceof FetchEvent)) return;
  const address = addressOf(event.request);
  const file = address === null ? undefined : files.get(address);
  if (address !== null && file !== undefined) {
    event.respondWith(answer(event.request, address, file));
  }
});
