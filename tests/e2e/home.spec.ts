// What the first visit to Home costs.
import { gzipSync } from 'node:zlib';
import { expect, test, type Response } from '@playwright/test';

/** Bytes, gzipped. The budget of package.json names files; this is all that a visitor loads, whatever its name. */
const BUDGET = 90_000;

test('all scripts that the first visit to Home loads are at most 90 kB gzipped', async ({
  page,
}) => {
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  });
  await page.goto('./', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await script.body()).length),
  );
  const all = sizes.reduce((total, size) => total + size, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(all, scripts.map((script) => script.url()).join(', ')).toBeLessThanOrEqual(BUDGET);
  test.info().annotations.push({ type: 'gzipped bytes', description: String(all) });
});
