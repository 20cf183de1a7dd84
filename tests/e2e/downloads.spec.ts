// Downloads against a local server that cuts, throttles and lies. The file is the untrained baseline,
// made 6 MB long: what stands behind the last tensor does not matter to a GGUF file.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { expectLoaded } from './helpers';

const BASELINE = new URL('../../public/baseline.gguf', import.meta.url);
const BYTES = 6_000_000;

let file: Buffer;
let server: Server;
let address: string;
/** The range that each request asked for, or null. */
let ranges: (string | null)[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const startOf = (request: IncomingMessage) =>
  Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);

/** Answers from the byte asked for on, in pieces with a pause after each. */
function throttled(milliseconds: number, etag = '"one"') {
  return (request: IncomingMessage, response: ServerResponse) => {
    const start = startOf(request);
    response.writeHead(start === 0 ? 200 : 206, {
      'Content-Length': BYTES - start,
      ETag: etag,
      ...(start === 0 ? {} : { 'Content-Range': `bytes ${start}-${BYTES - 1}/${BYTES}` }),
    });
    let at = start;
    const next = () => {
      if (response.destroyed) return;
      if (at >= BYTES) {
        response.end();
        return;
      }
      response.write(file.subarray(at, at + 200_000));
      at += 200_000;
      setTimeout(next, milliseconds);
    };
    next();
  };
}

test.beforeEach(async () => {
  file = Buffer.concat([await readFile(BASELINE)], BYTES);
  ranges = [];
  answer = throttled(0);
  server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    ranges.push(request.headers.range ?? null);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/padded.gguf`;
});

test.afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const kept = (page: Page) => page.getByRole('region', { name: 'Models in this browser' });

async function downloadOnly(page: Page): Promise<void> {
  await page.getByLabel('Address of a GGUF file').fill(address);
  await page.getByRole('button', { name: 'Download only' }).click();
}

/** Giving up deletes what has come, so it is asked for twice. */
async function giveUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Give up padded' }).click();
  await page.getByRole('button', { name: 'Give up and delete what has come' }).click();
}

const expectReady = (page: Page) =>
  expect(kept(page)).toContainText('Ready without a network.', { timeout: 30_000 });

/** Every file of the origin's private file system, with its size. */
const filesOf = (page: Page) =>
  page.evaluate(async () => {
    const sizes: number[] = [];
    const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const handle of folder.values()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle);
        else if (handle instanceof FileSystemFileHandle) sizes.push((await handle.getFile()).size);
      }
    };
    await walk(await navigator.storage.getDirectory());
    return sizes;
  });

test('a download tells bytes of the true total, rate and remaining time, and loads with its host gone', async ({
  page,
}) => {
  answer = throttled(300);
  await page.goto('./#/models');
  await downloadOnly(page);
  await expect(kept(page)).toContainText(
    /Fetching\s+\d\.\d of 6\.0 MB at \d+(\.\d)? [kM]B a second/,
  );
  await expectReady(page);
  await expect(kept(page)).toContainText('6.0 MB of this device’s disk');
  server.closeAllConnections();
  await page.reload();
  await page.getByRole('button', { name: 'Load kept padded' }).click();
  await expectLoaded(page, 'padded');
  expect(ranges).toEqual([null]);
});

test('a paused download goes on after a reload where it was', async ({ page }) => {
  answer = throttled(300);
  await page.goto('./#/models');
  await downloadOnly(page);
  await expect(kept(page)).toContainText(/Fetching\s+[1-9]\.\d of 6\.0 MB/);
  await page.getByRole('button', { name: 'Pause padded' }).click();
  await page.reload();
  await expect(kept(page)).toContainText(/Paused at \d\.\d MB/);
  answer = throttled(0);
  await page.getByRole('button', { name: 'Go on with padded' }).click();
  await expectReady(page);
  expect(ranges).toHaveLength(2);
  expect(Number(/\d+/.exec(ranges[1] ?? '')?.[0])).toBeGreaterThanOrEqual(1_000_000);
});

test('a closed tab in the middle of a download loses nothing of what had come', async ({
  page,
}) => {
  answer = throttled(300);
  await page.goto('./#/models');
  await downloadOnly(page);
  await expect(kept(page)).toContainText(/Fetching\s+[1-9]\.\d of 6\.0 MB/);
  await page.reload();
  answer = throttled(0);
  await page.getByRole('button', { name: 'Go on with padded' }).click();
  await expectReady(page);
  expect(ranges.at(-1)).toMatch(/^bytes=[1-9]\d{6}-$/);
});

test('a host that cuts the connection is asked again by itself for the rest', async ({ page }) => {
  const usual = answer;
  answer = (request, response) => {
    if (ranges.length > 2) {
      usual(request, response);
      return;
    }
    const start = startOf(request);
    const head = { 'Content-Length': BYTES - start, ETag: '"one"' };
    response.writeHead(start === 0 ? 200 : 206, {
      ...head,
      ...(start === 0 ? {} : { 'Content-Range': `bytes ${start}-${BYTES - 1}/${BYTES}` }),
    });
    response.write(file.subarray(start, start + 2_000_000));
    setTimeout(() => response.destroy(), 200);
  };
  await page.goto('./#/models');
  await downloadOnly(page);
  await expectReady(page);
  expect(ranges).toHaveLength(3);
  expect(ranges[2]).toMatch(/^bytes=[34]\d{6}-$/);
});

test.describe('after a pause', () => {
  test.beforeEach(async ({ page }) => {
    answer = throttled(300);
    await page.goto('./#/models');
    await downloadOnly(page);
    await expect(kept(page)).toContainText(/Fetching\s+[1-9]\.\d of 6\.0 MB/);
    await page.getByRole('button', { name: 'Pause padded' }).click();
  });

  test('a host that knows no ranges is read from the start, and the file is whole', async ({
    page,
  }) => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': BYTES, ETag: '"one"' }).end(file);
    };
    await page.getByRole('button', { name: 'Go on with padded' }).click();
    await expectReady(page);
    await page.getByRole('button', { name: 'Load kept padded' }).click();
    await expectLoaded(page, 'padded');
  });

  test('another edition of the file is not joined to the first', async ({ page }) => {
    answer = throttled(0, '"two"');
    await page.getByRole('button', { name: 'Go on with padded' }).click();
    await expectReady(page);
    expect(ranges.at(-1)).toBeNull();
  });

  test('giving up leaves nothing on the disk', async ({ page }) => {
    await page.getByRole('button', { name: 'Give up padded' }).click();
    await page.getByRole('button', { name: 'Keep it', exact: true }).click();
    await expect(kept(page)).toContainText(/Paused at \d\.\d MB/);
    await giveUp(page);
    await expect(kept(page)).toHaveCount(0);
    expect(await filesOf(page)).toEqual([]);
  });
});

test('a sign-in page instead of the file is refused at its first bytes, and is not kept', async ({
  page,
}) => {
  answer = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Sign in</p>');
  };
  await page.goto('./#/models');
  await downloadOnly(page);
  await expect(kept(page).getByRole('alert')).toContainText('This is not a model file.');
  await page.reload();
  await giveUp(page);
  await expect(kept(page)).toHaveCount(0);
});

test('deleting a model leaves nothing of it', async ({ page }) => {
  await page.goto('./#/models');
  await downloadOnly(page);
  await expectReady(page);
  expect(await filesOf(page)).toContain(BYTES);
  await page.getByRole('button', { name: 'Delete padded' }).click();
  await expect(page.getByRole('button', { name: 'Keep it', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Delete its 6.0 MB' }).click();
  await expect(kept(page)).toHaveCount(0);
  expect(await filesOf(page)).toEqual([]);
});
