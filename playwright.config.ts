// End-to-end tests: the built application, served as `npm start` serves it, in a real Chromium.
import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './tests/e2e/chromium';

const PORT = Number(process.env['E2E_PORT'] ?? 4188);
/** The folder that `vite build` wrote; another one while several people build at once. */
const BUILT = process.env['E2E_DIST'] ?? 'dist';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  // Two cores: a model at work in one test would starve another.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
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
