// End-to-end tests: the built application, served as `npm start` serves it, in a real Chromium.
import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './tests/e2e/chromium';

const PORT = Number(process.env['E2E_PORT'] ?? 4188);
/** The folder that `vite build` wrote; another one while several people build at once. */
const BUILT = process.env['E2E_DIST'] ?? 'dist';

const REAL_MODEL = 'real-model.spec.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: false,
  // Two cores. The pages' tests share them; the real model would starve what runs beside it, so that it
  // is a project of its own, started when the other has ended (scripts/test.mjs).
  workers: 2,
  projects: [
    { name: 'pages', testIgnore: REAL_MODEL, outputDir: 'test-results/pages' },
    { name: 'real-model', testMatch: REAL_MODEL, outputDir: 'test-results/real-model' },
  ],
  forbidOnly: true,
  timeout: 90_000,
  // Two tests at a time: a page may be slow to answer without being wrong.
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    trace: 'retain-on-failure',
    // It would fill a cache of 17 MB for every test; offline.spec.ts and bundle.spec.ts are about it.
    serviceWorkers: 'block',
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: `npx --no-install vite preview --outDir ${BUILT} --host localhost --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
