// Loading models: what is offered, and what a person reads when a file, an address or the device is
// not what it takes. After every failure the baseline still loads.
import { createServer, type RequestListener, type Server } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { gguf, LANGUAGE_MODEL } from '../fixtures/gguf';
import { partName, splitGguf } from '../fixtures/gguf-split';
import { dropFolder } from './drop-folder';
import { expectLoaded, modelPanel } from './helpers';

const BASELINE = new URL('../../public/baseline.gguf', import.meta.url);

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer };
  await page.getByLabel('GGUF file on this machine').setInputFiles(file);
}

async function openAddress(page: Page, address: string): Promise<void> {
  await page.getByLabel('Address of a GGUF file').fill(address);
  await page.getByRole('button', { name: 'Load from address' }).click();
}

/** The sentences of the failure, each with what happened and what to do, and the code beside them. */
async function expectProblem(page: Page, what: string, todo: string, code: string): Promise<void> {
  const alert = modelPanel(page).getByRole('alert');
  await expect(alert).toContainText(what);
  await expect(alert).toContainText(todo);
  await alert.getByText('Details', { exact: true }).click();
  await expect(alert.getByText(code, { exact: true })).toBeVisible();
}

async function expectBaselineLoads(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Load Untrained baseline' }).click();
  await expectLoaded(page, 'Untrained baseline');
  await expect(modelPanel(page).getByRole('alert')).toHaveCount(0);
}

const DAMAGED = [
  {
    name: 'a model file that is cut short',
    make: (whole: Buffer) => whole.subarray(0, Math.floor(whole.length * 0.7)),
    what: 'The model file is damaged or incomplete.',
    todo: 'Download the file again.',
    code: 'gguf-truncated',
  },
  {
    name: 'a model file that is cut short in its header',
    make: (whole: Buffer) => whole.subarray(0, 200),
    what: 'The model file is damaged or incomplete.',
    todo: 'Download the file again.',
    code: 'gguf-truncated',
  },
  {
    name: 'a web page that was saved as a model',
    make: () => Buffer.from('<!doctype html><title>Sign in</title><p>Please sign in.</p>'),
    what: 'This is not a model file.',
    todo: 'sign in first and download it again',
    code: 'not-gguf',
  },
  {
    name: 'a file that begins with other letters',
    make: (whole: Buffer) => Buffer.concat([Buffer.from('GGML'), whole.subarray(4)]),
    what: 'This is not a model file.',
    todo: 'Choose a file in the GGUF format.',
    code: 'not-gguf',
  },
  {
    name: 'an empty file',
    make: () => Buffer.alloc(0),
    what: 'This is not a model file.',
    todo: 'Choose a file in the GGUF format.',
    code: 'not-gguf',
  },
  {
    name: 'a version of the format that does not exist',
    make: (whole: Buffer) => {
      const copy = Buffer.from(whole);
      copy.writeUInt32LE(99, 4);
      return copy;
    },
    what: 'written in a version of the format that the engine cannot read',
    todo: 'Choose a newer edition of the model.',
    code: 'gguf-version',
  },
  {
    name: 'a tensor of more numbers than there can be',
    make: () => {
      const tensors = [{ name: 'vast', dimensions: [2 ** 40, 2 ** 10], type: 0, offset: 0 }];
      return Buffer.from(gguf({ ...LANGUAGE_MODEL, tensors }));
    },
    what: 'The model file is damaged or incomplete.',
    todo: 'Download the file again.',
    code: 'gguf-truncated',
  },
  {
    name: 'an embedding model',
    make: () => {
      const values = { ...LANGUAGE_MODEL.values, 'general.architecture': 'bert' };
      return Buffer.from(gguf({ ...LANGUAGE_MODEL, values }));
    },
    what: 'This model turns text into vectors (an embedding model) and cannot answer a question.',
    todo: 'Choose a model for chat or instructions',
    code: 'embedding-model',
  },
] as const;

test('a damaged file is refused with what is wrong and what to do, and the baseline still loads', async ({
  page,
}) => {
  const whole = await readFile(BASELINE);
  await page.goto('./#/models');
  for (const { name, make, what, todo, code } of DAMAGED) {
    await test.step(name, async () => {
      await openFile(page, `${code}.gguf`, make(whole));
      await expect(modelPanel(page).getByRole('heading', { name: code })).toBeVisible();
      await expectProblem(page, what, todo, code);
      await modelPanel(page).getByRole('button', { name: 'Close', exact: true }).click();
      await expect(modelPanel(page)).toHaveCount(0);
    });
  }
  await expectBaselineLoads(page);
});

/** A mirror on another port of this machine, which the policy allows. */
async function startMirror(answer: RequestListener): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/small.gguf` };
}

async function endMirror(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

test('an address that cannot be had is named with its remedy, and the baseline still loads', async ({
  page,
  baseURL,
}) => {
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().startsWith('https://')) foreign.push(request.url());
  });
  await page.goto('./#/models');

  const { server, address } = await startMirror((_, response) => {
    response.writeHead(404).end('no such file');
  });
  await openAddress(page, address);
  await expectProblem(
    page,
    'The host answered, but did not give the file.',
    'Check the address; the file may have moved.',
    'http-error',
  );
  await endMirror(server);
  await openAddress(page, address);
  await expectProblem(
    page,
    'The host of the model could not be reached.',
    'Check the connection and the address, then try again.',
    'host-unreachable',
  );
  await openAddress(page, 'https://example.org/x.gguf');
  await expectProblem(
    page,
    'This page may not reach the host of that address. No request was sent.',
    'download the file yourself and open it here, or ask whoever serves this page to allow the host',
    'host-not-allowed',
  );
  expect(foreign).toEqual([]);
  // Another page of this application in place of a model.
  await openAddress(page, `${baseURL ?? ''}index.html`);
  await expectProblem(page, 'This is not a model file.', 'in the GGUF format', 'not-gguf');
  await expectBaselineLoads(page);
});

test('a GGUF file from disk loads', async ({ page }) => {
  await page.goto('./#/models');
  await page.getByLabel('GGUF file on this machine').setInputFiles(BASELINE.pathname);
  await expectLoaded(page, 'baseline');
  await modelPanel(page).getByText('About this file').click();
  await expect(modelPanel(page)).toContainText(/SHA-256 of the file\s*[0-9a-f]{64}/);
  await page.getByRole('button', { name: 'Let the model go' }).click();
  await expect(modelPanel(page)).toHaveCount(0);
});

test('a copy of a file from disk is kept on request, loads after a reload, and is deleted', async ({
  page,
}) => {
  await page.goto('./#/models');
  await page.getByLabel('GGUF file on this machine').setInputFiles(BASELINE.pathname);
  await expectLoaded(page, 'baseline');
  await expect(modelPanel(page)).toContainText(/it takes\s+285 kB\s*,\s+and there is room for/);
  await page.getByRole('button', { name: 'Keep a copy in this browser' }).click();
  await expect(modelPanel(page)).toContainText('This browser keeps a copy');
  await page.reload();
  const kept = page.getByRole('region', { name: 'Models in this browser' });
  await expect(kept).toContainText(
    'baseline.gguf, a copy of your own file. Ready without a network.',
  );
  await kept.getByRole('button', { name: 'Load kept baseline' }).click();
  await expectLoaded(page, 'baseline');
  await kept.getByRole('button', { name: 'Delete baseline' }).click();
  await kept.getByRole('button', { name: 'Delete its 285 kB' }).click();
  await expect(kept).toHaveCount(0);
});

test.describe('a folder with the parts of a model', () => {
  let folder: string;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'axia-parts-'));
    const parts = splitGguf(new Uint8Array(await readFile(BASELINE)), 2);
    for (const [index, part] of parts.entries()) {
      await writeFile(join(folder, partName('split', index + 1, 2)), part);
    }
  });

  test.afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function expectSplitLoads(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Load split', exact: true }).click();
    await expectLoaded(page, 'split');
  }

  test('loads when it is chosen, and one part alone says what is missing', async ({ page }) => {
    await page.goto('./#/models');
    await page.getByLabel('Folder with models').setInputFiles(folder);
    await expectSplitLoads(page);
    const first = join(folder, partName('split', 1, 2));
    await page.getByLabel('GGUF file on this machine').setInputFiles(first);
    await expectProblem(
      page,
      'This model comes in several files, and not all of them are there.',
      'Choose all of its files together',
      'parts-missing',
    );
    await expect(modelPanel(page).getByRole('alert')).toContainText('there is no part 2');
  });

  test('loads when it is dropped', async ({ page }) => {
    await page.goto('./#/models');
    const target = page.getByRole('group', { name: 'Models on this machine' });
    const parts = await Promise.all(
      [1, 2].map(async (part) => {
        const name = partName('split', part, 2);
        return { name, base64: await readFile(join(folder, name), 'base64') };
      }),
    );
    await target.evaluate(dropFolder, parts);
    await expectSplitLoads(page);
  });
});

test('without a network the page says that models beside it can not be seen, and what loads', async ({
  page,
}) => {
  await page.route('**/models/*.json', (route) => route.abort());
  await page.goto('./#/models');
  await expect(
    page.getByText('their list (models/index.json) comes from the server'),
  ).toBeVisible();
  await page.getByText('A mirror of the shelf').click();
  await expect(page.getByText('its list (mirror.json) comes from the server')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('this device is measured on a press, and the figure stands after a reload', async ({
  page,
}) => {
  await page.goto('./#/models');
  // With a model loaded that is being tried out, which the measurement waits for.
  await page.getByRole('button', { name: 'Load Untrained baseline' }).click();
  await expectLoaded(page, 'Untrained baseline');
  await page.getByRole('button', { name: 'Measure this device' }).click();
  const figures = page.getByRole('table').filter({ hasText: 'Measured here' });
  const row = figures.getByRole('row', { name: /Untrained baseline/ }).first();
  await expect(row).toContainText(/about \d+ answers? (a second|a minute)/, { timeout: 30_000 });
  await page.reload();
  await expect(row).toContainText(/about \d+ answers? (a second|a minute)/);
});

test('on a low battery the page says so before anything long is started', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.getBattery = () => Promise.resolve({ charging: false, level: 0.12 });
  });
  await page.goto('./#/models');
  await expect(
    page.getByText(/^This device runs on its battery, which has 12\s%\sleft/),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /^Battery 12\s%, in use/ })).toBeVisible();
});

test('on a phone nothing on the page is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/models');
  await expect(page.getByRole('button', { name: 'Measure this device' })).toBeVisible();
  const over = await page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll('main :not(thead, thead *)')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 80));
  });
  expect(over).toEqual([]);
});

test('a GGUF file from an address is kept, and loads again when its host is gone', async ({
  page,
}) => {
  const whole = await readFile(BASELINE);
  let served = 0;
  const { server, address } = await startMirror((_, response) => {
    served += 1;
    response.writeHead(200, { 'Content-Length': whole.length }).end(whole);
  });
  await page.goto('./#/models');
  await openAddress(page, address);
  await expectLoaded(page, 'small');
  expect(served).toBe(1);
  await endMirror(server);
  await page.reload();
  await openAddress(page, address);
  await expectLoaded(page, 'small');
  expect(served).toBe(1);
});

test('the shelf names maker, country, licence, download, memory and fit of at least sixteen models', async ({
  page,
}) => {
  await page.goto('./#/models');
  const table = page.getByRole('table').filter({ hasText: 'Licence' });
  const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows.first()).toBeVisible();
  const found = await Promise.all(
    (await rows.all()).map(async (row) => {
      const cells = await row.getByRole('cell').allInnerTexts();
      const [maker = '', licence = '', , download = '', memory = '', fit = ''] = cells;
      const name = await row.getByRole('rowheader').innerText();
      return { name, maker, licence, download, memory, fit };
    }),
  );
  expect(found.length).toBeGreaterThanOrEqual(16);
  expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
  for (const { maker, licence, download, memory, fit } of found) {
    expect(maker).toMatch(/\S+\n\S+/);
    expect(licence).toMatch(/\S/);
    expect(download).toMatch(/^(about )?\d[\d.,]* [MG]B$/);
    expect(memory).toMatch(/^\d[\d.,]* [MG]B$/);
    expect(fit).toMatch(/^.+\n.+\.$/);
  }
  expect(new Set(found.map(({ maker }) => maker.split('\n')[0])).size).toBeGreaterThanOrEqual(4);
  expect(new Set(found.map(({ maker }) => maker.split('\n')[1])).size).toBeGreaterThanOrEqual(3);
});

test('without WebGPU the page says so on the shelf and when an MLC model is asked for', async ({
  page,
  baseURL,
}) => {
  const adapter = await page
    .goto('./#/models')
    .then(() =>
      page.evaluate(async () => ('gpu' in navigator ? await navigator.gpu.requestAdapter() : null)),
    );
  test.skip(adapter !== null, 'this browser has a graphics adapter');
  await expect(page.getByText('This browser offers no graphics adapter (WebGPU)')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Graphics adapter/ })).toBeDisabled();
  await page.getByText('An MLC model by address').click();
  await page.getByLabel('Address of the model’s folder').fill(`${baseURL ?? ''}models/tiny`);
  await page.getByLabel(/^Address of its compiled library/).fill(`${baseURL ?? ''}tiny.wasm`);
  await page.getByRole('button', { name: 'Load MLC model' }).click();
  await expectProblem(
    page,
    'This browser offers no access to a graphics adapter (WebGPU). Nothing was downloaded.',
    'Choose a model that runs on the processor',
    'no-webgpu',
  );
  await expectBaselineLoads(page);
});
