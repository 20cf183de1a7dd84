// Nothing leaves the machine: what is requested on a whole path, what the policy forbids in the page
// and inside the workers, and that names from outside are only ever text.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test, type Page, type Worker } from '@playwright/test';
import {
  answerByDigits,
  answerEverything,
  expectFinished,
  expectLoaded,
  introduce,
  letItAnswer,
  loadBaseline,
  modelPanel,
  runPanel,
  SCENARIOS,
  waitForAnswers,
} from './helpers';

const BASELINE = new URL('../../public/baseline.gguf', import.meta.url);
/** As a header may write it: each directive once, 'none' by default. */
const POLICY = /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /;

function engineWorker(page: Page): Worker {
  const worker = page.workers().find((one) => one.url().includes('wllama.worker'));
  if (worker === undefined) throw new Error('the engine has no worker');
  return worker;
}

test('a whole path of a person and of a model sends nothing to another origin', async ({
  page,
  context,
  baseURL,
}) => {
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));

  await page.goto('./');
  await answerEverything(page, 'Ada');
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('img', { name: 'Your circle' })).toBeVisible();
  await loadBaseline(page);
  await letItAnswer(page);
  await expectFinished(page);
  await runPanel(page).getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('img', { name: /^Value circle/ })).toBeVisible();
  for (const name of ['Data', 'About', 'Models', 'Me']) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(page).toHaveTitle(`${name} – Axia`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  // What the workers ask for is among what was recorded, otherwise this would prove nothing.
  const { origin } = new URL(baseURL ?? '');
  expect(requests).toContain(`${origin}/baseline.gguf`);
  expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  const foreign = requests.filter((url) => new URL(url).origin !== origin);
  // new URL('blob:http://host/…').origin is the host's; data: never leaves the page.
  expect(foreign.filter((url) => !url.startsWith('data:'))).toEqual([]);
  expect(sockets).toEqual([]);
});

test('what lies in models/ is data: a page there runs no script and is not sniffed', async ({
  page,
}) => {
  const folder = new URL('../../models/', import.meta.url);
  const file = new URL(`page-of-a-test-${process.pid}.html`, folder);
  await mkdir(folder, { recursive: true });
  await writeFile(file, '<title>before</title><script>document.title = "ran"</script>');
  try {
    const response = await page.goto(`./models/page-of-a-test-${process.pid}.html`);
    expect(response?.status()).toBe(200);
    expect(response?.headers()).toMatchObject({
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    await expect(page).toHaveTitle('before');
    expect(await page.evaluate(() => origin)).toBe('null');
  } finally {
    await rm(file);
  }
});

test('the page and each script that a worker runs carry the policy', async ({ page, context }) => {
  const policies = new Map<string, string | undefined>();
  context.on('response', (response) => {
    policies.set(response.url(), response.headers()['content-security-policy']);
  });
  await page.goto('./');
  await loadBaseline(page);
  await page.goto('./#/compare');
  await expect(page.getByRole('img', { name: /^Value circle/ })).toBeVisible();
  const scripts = page.workers().filter((worker) => !worker.url().startsWith('blob:'));
  // The analysis may have several workers of one script.
  const kinds = new Set(scripts.map((worker) => /(\w+)\.worker/.exec(worker.url())?.[1]));
  expect(kinds).toEqual(new Set(['analysis', 'wllama']));
  for (const address of [page.url().replace(/#.*/, ''), ...scripts.map((one) => one.url())]) {
    expect(policies.get(address), address).toMatch(POLICY);
    expect(policies.get(address), address).not.toContain("'unsafe-eval'");
    expect(policies.get(address), address).not.toContain("'unsafe-inline'");
  }
  // The page states it itself too, for servers that send no headers.
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', POLICY);
});

/** Runs in the page or in a worker, outside of the call that DevTools makes, which may pass more. */
function trespasses(): Promise<{ violated: string[]; evaluated: string; fetched: string }> {
  return new Promise((resolve) => {
    const violated: string[] = [];
    self.addEventListener('securitypolicyviolation', (event) => {
      violated.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
    setTimeout(() => {
      void (async () => {
        let evaluated = 'it ran';
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- that this fails is what is tested
          new Function('return 1')();
        } catch (error) {
          evaluated = error instanceof Error ? error.name : String(error);
        }
        let fetched = 'it was sent';
        try {
          await fetch('https://example.org/');
        } catch (error) {
          fetched = error instanceof Error ? error.name : String(error);
        }
        // Violations are told in a task of their own.
        setTimeout(() => {
          resolve({ violated, evaluated, fetched });
        }, 200);
      })();
    });
  });
}

test('inside the page and the workers nothing is evaluated, and no other host is reached', async ({
  page,
  context,
}) => {
  const sent: string[] = [];
  context.on('requestfinished', (request) => sent.push(request.url()));
  await loadBaseline(page);
  const tried = {
    page: await page.evaluate(trespasses),
    worker: await engineWorker(page).evaluate(trespasses),
  };
  for (const [place, { violated, evaluated, fetched }] of Object.entries(tried)) {
    expect(evaluated, place).toBe('EvalError');
    expect(fetched, place).toBe('TypeError');
    expect(violated, place).toContainEqual(expect.stringMatching(/^script-src.* eval$/));
    expect(violated, place).toContainEqual(
      expect.stringMatching(/^connect-src https:\/\/example\.org/),
    );
  }
  expect(sent.filter((url) => url.includes('example.org'))).toEqual([]);
});

test('no inline script runs, neither in an element nor in an attribute', async ({ page }) => {
  await page.goto('./');
  const violated = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        // Each of the two policies, the header's and the page's own, tells of it.
        const found = new Set<string>();
        document.addEventListener('securitypolicyviolation', (event) => {
          found.add(event.effectiveDirective);
          if (found.size === 2) resolve([...found].sort());
        });
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset.inline = "ran"';
        document.body.append(script);
        const button = document.createElement('button');
        button.setAttribute('onclick', 'document.documentElement.dataset.inline = "ran"');
        document.body.append(button);
        button.click();
      }),
  );
  expect(violated).toEqual(['script-src-attr', 'script-src-elem']);
  expect(await page.evaluate(() => document.documentElement.dataset['inline'])).toBeUndefined();
});

test('hostile names of files and people are shown as they are written', async ({ page }) => {
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const expectOnlyText = async () => {
    await expect(page.getByRole('main').locator('img, script, b:text-is("x")')).toHaveCount(0);
  };
  const person = '<b>x</b>';
  await introduce(page, person);
  await expectOnlyText();
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS, { last: 1 });
  await page.getByRole('link', { name: 'Pause', exact: true }).click();
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${person}: what you say and what you do`,
  );
  await expectOnlyText();

  const name = '<img src=x onerror=alert(1)>';
  const buffer = await readFile(BASELINE);
  await page.goto('./#/models');
  await page
    .getByLabel('GGUF file on this machine')
    .setInputFiles({ name: `${name}.gguf`, mimeType: 'application/octet-stream', buffer });
  await expectLoaded(page, name);
  await expect(modelPanel(page).getByRole('heading')).toHaveText(name);
  await expectOnlyText();
  await letItAnswer(page);
  await waitForAnswers(page, 4);
  await page.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(page).getByText(/^Paused\./)).toBeVisible();
  await expect(page.getByRole('rowheader', { name })).toBeVisible();
  await expectOnlyText();
  await page.goto('./#/compare');
  await expect(
    page.getByRole('img', { name: `Value circle: ${person}, ${name}, short` }),
  ).toBeVisible();
  await expectOnlyText();
  await page.goto('./');
  await expect(page.getByRole('link', { name: person })).toBeVisible();
  await expectOnlyText();
  expect(alerts).toEqual([]);
});
