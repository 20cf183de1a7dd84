// The bundle for rooms without a network: packed, unpacked by another program, started as a person starts
// it, and used with every other host cut off, on the teacher's computer and at the address for the room.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { CHROMIUM } from './chromium';
import { expectQuestion, loadBaseline } from './helpers';
import { BUILT, serve, type Served } from './served';

const PORT = 60 + Number(process.env['E2E_PORT'] ?? 4188);
/** A name for the computer in the network: to the browser as foreign as 192.168.1.7, no secure context. */
const ROOM = `http://axia.test:${PORT}/`;
const CUT = 'MAP axia.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

test.use({
  serviceWorkers: 'allow',
  baseURL: `http://localhost:${PORT}/`,
  launchOptions: { ...CHROMIUM, args: [...CHROMIUM.args, `--host-resolver-rules=${CUT}`] },
});
test.skip(!existsSync('/usr/bin/unzip'), 'unpacking needs unzip');

let folder: string;
let unpacked: string;
let server: Served;

test.beforeAll(async () => {
  // As people name folders.
  folder = await mkdtemp(join(tmpdir(), 'Axia für 10 b '));
  const archive = join(folder, 'axia.zip');
  const bundle = fileURLToPath(new URL('../../scripts/bundle.mjs', import.meta.url));
  execFileSync(process.execPath, [bundle, '--dist', BUILT, '--out', archive]);
  // Tests every checksum before it writes.
  execFileSync('unzip', ['-tq', archive]);
  execFileSync('unzip', ['-q', archive, '-d', folder]);
  const [name = ''] = (await readdir(folder)).filter((one) => one !== 'axia.zip');
  unpacked = join(folder, name);
  server = await serve(['--port', String(PORT)], [join(unpacked, 'start-linux.sh')]);
});

test.afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true });
});

test('the bundle holds the application, a server, start files that start, and the page that explains', async () => {
  expect((await readdir(unpacked)).sort()).toEqual([
    'LICENSE',
    'app',
    'server',
    'start-here.html',
    'start-linux.sh',
    'start-macos.command',
    'start-windows.cmd',
  ]);
  for (const name of ['start-linux.sh', 'start-macos.command']) {
    await access(join(unpacked, name), constants.X_OK);
  }
  const files = await readdir(join(unpacked, 'app'), { recursive: true });
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  expect(server.address).toBe(`http://localhost:${PORT}/`);
});

test('the start file says which port it took instead, and which Node it needs where there is none or an old one', async () => {
  const start = ['/bin/sh', join(unpacked, 'start-linux.sh')] as const;
  const second = await serve(['--port', String(PORT), '--only-here'], start);
  expect(second.address).not.toBe(server.address);
  expect(second.printed).toContain(`Port ${PORT} was taken`);
  await second.end();

  const [shell, file] = start;
  const startedWith = (path: string, ...args: string[]) =>
    spawnSync(shell, [file, ...args], { env: { PATH: path }, encoding: 'utf8' });
  const path = join(folder, 'old');
  await mkdir(path);
  const none = startedWith(path);
  expect(none.status).toBe(1);
  expect(none.stdout).toContain('Axia needs Node 20.19 or newer');
  await writeFile(
    join(path, 'old.cjs'),
    "Object.defineProperty(process, 'versions', { value: { node: '18.12.0' } });",
  );
  await writeFile(
    join(path, 'node'),
    `#!/bin/sh\nexec '${process.execPath}' -r '${path}/old.cjs' "$@"\n`,
    { mode: 0o755 },
  );
  const old = startedWith(path);
  expect(old.status).toBe(1);
  expect(old.stderr).toContain('Axia needs Node 20.19 or newer; this is 18.12.0.');
  const wrong = startedWith(dirname(process.execPath), '--port', 'door');
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('not door');
});

test('the page that explains the three ways opens from the disk', async ({ page }) => {
  await page.goto(`file://${join(unpacked, 'start-here.html')}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Axia: three ways to run it');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4);
});

test('at the address for the room the Models page says what the browser withholds, and the way out', async ({
  page,
}) => {
  await page.goto(`${ROOM}#/models`);
  await expect(page.getByText('which is no secure address')).toContainText(
    `open it at http://localhost:${PORT}`,
  );
  await page.getByText('An MLC model by address').click();
  await page.getByLabel('Address of the model’s folder').fill(`${ROOM}models/tiny`);
  await page.getByLabel(/^Address of its compiled library/).fill(`${ROOM}tiny.wasm`);
  await page.getByRole('button', { name: 'Load MLC model' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Open Axia at an address that starts with https, or at localhost.',
  );
});

test('a teacher at this computer makes a set, and a pupil at the address of the room answers it', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(90_000);
  const asked = new Set<string>();
  context.on('request', (request) => asked.add(new URL(request.url()).origin));
  await loadBaseline(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.goto('./#/classroom/new');
  await page.getByLabel('Name of the set').fill('Ethics, 10 b');
  await page.getByRole('button', { name: 'Make the set' }).click();
  await page.getByLabel('Address at which other devices find this page').fill(ROOM);
  const link = await page.getByRole('textbox', { name: 'Link for pupils' }).inputValue();
  expect(link).toMatch(`${ROOM}#/classroom/set/`);

  const room = await browser.newContext();
  const pupil = await room.newPage();
  await pupil.goto(link);
  expect(await pupil.evaluate(() => isSecureContext)).toBe(false);
  await pupil.getByRole('button', { name: 'Start', exact: true }).click();
  for (let question = 1; question <= 5; question += 1) {
    await expectQuestion(pupil, question, 5);
    await pupil.keyboard.press('1');
  }
  await pupil.getByRole('button', { name: 'Show my code' }).click();
  const code = await pupil
    .getByLabel(/^Your code, /)
    .locator('span')
    .allTextContents();
  await room.close();

  await page.getByRole('link', { name: 'Collect the codes' }).click();
  await page.getByRole('textbox', { name: 'Codes' }).fill(code.join('-'));
  await page.getByRole('button', { name: 'Take these codes' }).click();
  await expect(page.getByText('1 code taken.')).toBeVisible();
  const { origin } = new URL(server.address);
  expect([...asked].filter((one) => one !== origin && one !== 'null')).toEqual([]);
});

test('no address leads out of the served folders, and models are data', async ({ request }) => {
  for (const path of ['../server/serve.mjs', '..%2fserver%2fserve.mjs', 'server/serve.mjs', '%']) {
    expect((await request.get(`${server.address}${path}`)).status(), path).toBe(404);
  }
  expect((await request.post(server.address)).status()).toBe(405);
});
