// Without a network: the application that was opened once starts when its server is gone, a new version
// comes without breaking an open page, and what is kept outlives erasing.
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { builtFiles } from '../../scripts/service-worker.mjs';
import {
  answerEverything,
  expectFinished,
  letItAnswer,
  loadBaseline,
  waitForAnswers,
} from './helpers';
import { BUILT, serve, type Served } from './served';

// The other tests block it (playwright.config.ts): a worker would fill a cache of 17 MB for each of them.
const PORT = 40 + Number(process.env['E2E_PORT'] ?? 4188);
test.use({ serviceWorkers: 'allow', baseURL: `http://localhost:${PORT}/` });

let folder: string;
let server: Served;

/** The server of the bundle, on the folder. */
const start = () => serve(['--app', folder, '--port', String(PORT), '--only-here']);

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'axia-offline-'));
  await cp(BUILT, folder, { recursive: true });
  server = await start();
});

test.afterEach(async () => {
  await server.end();
  await rm(folder, { recursive: true });
});

/** Names of the caches that hold the application. */
const kept = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('axia-app ')));

/** How many files the caches of the application hold. */
const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('axia-app '));
    const counts = names.map(async (name) => (await (await caches.open(name)).keys()).length);
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });

/** Waits until everything that was built is kept. */
async function expectAllKept(page: Page): Promise<void> {
  const { length } = builtFiles(folder);
  await expect.poll(() => keptFiles(page), { timeout: 30_000 }).toBe(length);
}

test('after one visit, a person answers and the baseline answers with the server gone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('./');
  await expectAllKept(page);
  await server.end();
  await page.reload();
  await expect(page.getByRole('img', { name: 'The circle of ten values' })).toBeVisible();
  // What the server said of isolation and of the policy is kept with the files.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const headers = await page.evaluate(async () =>
    Object.fromEntries((await fetch('./index.html')).headers),
  );
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; .*frame-ancestors 'none'$/,
    ),
    'cross-origin-embedder-policy': 'require-corp',
    'x-content-type-options': 'nosniff',
  });

  await answerEverything(page, 'Ada');
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('img', { name: 'Your circle' })).toBeVisible();
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 20);
  await expectFinished(page);
  for (const name of ['Compare', 'Findings', 'Classroom', 'Library', 'Data', 'About']) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(page).toHaveTitle(`${name} – Axia`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('This page did not load')).toHaveCount(0);
  }

  await page.goto('./#/data');
  await expect(page.getByText(/^Axia is kept in this browser and starts without/)).toBeVisible();
  // Erasing takes what people and models left, and not the application.
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('button', { name: 'Yes, erase everything' }).click();
  await expect(page.getByText(/erased/i).first()).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('img', { name: 'The circle of ten values' })).toBeVisible();
  server = await start();
});

test('a host that sends no headers is isolated and under the policy from the second load on', async ({
  page,
}) => {
  await server.end();
  const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' };
  const bare = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    response.setHeader('Content-Type', types[path.split('.').at(-1) ?? ''] ?? 'text/html');
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  }).listen(PORT);
  await page.goto('./');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await expect.poll(() => kept(page)).toHaveLength(1);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const policy = await page.evaluate(async () =>
    (await fetch('./index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  bare.closeAllConnections();
  await new Promise((closed) => bare.close(closed));
  server = await start();
});

/** Makes the next version of what is served: every file under assets/ has another name and content. */
async function serveNextVersion(): Promise<void> {
  const names = await readdir(join(folder, 'assets'));
  const next = (name: string) => name.replace('.', '2.');
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of all.filter(({ name }) => /\.(js|css|html)$/.test(name))) {
    const path = join(file.parentPath, file.name);
    const text = await readFile(path, 'utf8');
    const renamed = names.reduce((words, name) => words.replaceAll(name, next(name)), text);
    await writeFile(path, renamed.replace('<title>Axia', '<title>The next Axia'));
  }
  for (const name of names) {
    await rename(join(folder, 'assets', name), join(folder, 'assets', next(name)));
  }
  const worker = join(folder, 'service-worker.js');
  const text = await readFile(worker, 'utf8');
  await writeFile(
    worker,
    text
      .replace(/\[\{"path":.*?\}\]/, JSON.stringify(builtFiles(folder)))
      .replace(/"[0-9a-f]{16}"/, '"0123456789abcdef"'),
  );
  await server.end();
  server = await start();
}

/** The page as the server sent it; the application sets the title anew. */
const sentTitle = async (page: Page) =>
  /<title>(.*?)<\/title>/.exec((await (await page.goto('./'))?.text()) ?? '')?.[1];

test('a new version shows at the next load, and an open page of the old one finds its parts to the end', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  expect(await sentTitle(page)).toBe('Axia');
  await expectAllKept(page);
  const [old] = await kept(page);
  await serveNextVersion();

  const next = await context.newPage();
  expect(await sentTitle(next)).toBe('The next Axia');
  // Its worker is there and waits.
  await expect
    .poll(() =>
      next.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.waiting?.state;
      }),
    )
    .toBe('installed');
  // The old page has not loaded its Library yet, which the server has no more.
  await page.getByRole('navigation').getByRole('link', { name: 'Library', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('This page did not load')).toHaveCount(0);
  await next.getByRole('navigation').getByRole('link', { name: 'Library', exact: true }).click();
  await expect(next.getByText('This page did not load')).toHaveCount(0);

  // When no page is open any more, the next one is the new one's, without a network too.
  await page.close();
  await next.close();
  const later = await context.newPage();
  expect(await sentTitle(later)).toBe('The next Axia');
  await expect.poll(() => kept(later)).toEqual(['axia-app 0123456789abcdef']);
  expect(old).not.toBe('axia-app 0123456789abcdef');
  await expectAllKept(later);
  await server.end();
  expect(await sentTitle(later)).toBe('The next Axia');
  server = await start();
});
