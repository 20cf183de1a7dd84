// The built application in a real Chromium, for the scripts that measure it.
import { ROOT, installChromium, installPackages } from './prepare.mjs';

/**
 * Builds and serves the application, and starts a browser.
 * @param {string | undefined} dist a folder that is built already; without one it is built now.
 * @param {number} port the first to be tried.
 */
export async function openBuilt(dist, port) {
  installPackages();
  installChromium();
  const { build, preview } = await import('vite');
  const { chromium } = await import('@playwright/test');
  if (dist === undefined) await build({ root: ROOT, logLevel: 'warn' });
  const server = await preview({
    root: ROOT,
    ...(dist === undefined ? {} : { build: { outDir: dist } }),
    preview: { host: 'localhost', port, strictPort: false },
  });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  return { server, browser, address: server.resolvedUrls?.local[0] ?? '' };
}

/** Median and longest of milliseconds, in words. @param {readonly number[]} numbers */
export function summary(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `median ${median.toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms of ${sorted.length}`;
}
