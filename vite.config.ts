// Build, development and preview of the application, and the test projects.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import sirv from 'sirv';
import { type Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { dataHeaders, isolation, pageHeaders, policyIn, withPolicy } from './scripts/headers.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';

/** Further model hosts the person who serves the page allows: `npm start -- --model-host <origin>`. */
const extraHosts = (process.env['AXIA_MODEL_HOSTS'] ?? '').split(/\s+/).filter(Boolean);

/** The policy as index.html states it, with the extra hosts added to connect-src. */
const policy = policyIn(readFileSync(new URL('index.html', import.meta.url), 'utf8')).replace(
  "connect-src 'self'",
  ["connect-src 'self'", ...extraHosts].join(' '),
);
const headers = pageHeaders(policy);

/** Writes the policy into the built page; development runs without it (Vite injects scripts). */
function policyInPage(): Plugin {
  return {
    name: 'axia-policy',
    transformIndexHtml: (html, context) =>
      withPolicy(html, context.server === undefined ? policy : null),
  };
}

/**
 * Serves a folder at ./models/ beside the application: the git-ignored folder models/, or the mirror
 * that `npm start -- --mirror <folder>` names, which comes first.
 */
function mirror(folder: string): Plugin {
  // Ends the request before Vite's own headers are set, so it sets all that are needed.
  const serve = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(dataHeaders)) response.setHeader(name, value);
    },
  });
  return {
    name: 'axia-mirror',
    configureServer: (server) => {
      server.middlewares.use('/models', serve);
    },
    configurePreviewServer: (server) => {
      server.middlewares.use('/models', serve);
    },
  };
}

const mirrors = [
  process.env['AXIA_MIRROR'] ?? '',
  fileURLToPath(new URL('models', import.meta.url)),
].filter(Boolean);

const ADAPTER_TESTS = 'tests/browser/engine-webllm*.test.ts';
/** Needs a served model and an adapter of this machine: `npm run test:webllm`. */
const SERVED_MODEL_TEST = 'tests/browser/engine-webllm-served.test.ts';

/** What makes a headless Chromium offer an adapter: that of the machine, or one in software. */
const ADAPTER = ['--enable-unsafe-webgpu', '--enable-features=Vulkan'];
const SOFTWARE_ADAPTER = [...ADAPTER, '--use-webgpu-adapter=swiftshader'];

/** Another version of WebLLM for that test, in a folder: libraries and packages come in pairs. */
const otherWebLlm = process.env['AXIA_WEBLLM_PACKAGE'];

/** Tests in a real Chromium, with or without what makes it offer a WebGPU adapter. */
function browserProject(
  name: string,
  include: string[],
  adapter: string[],
): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name,
      include,
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: {
            executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
            args: [
              '--no-sandbox',
              '--disable-background-networking',
              '--disable-component-update',
              ...adapter,
            ],
          },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

export default defineConfig({
  base: './',
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    __APP_CACHE__: JSON.stringify('axia-app '),
  },
  plugins: [svelte(), policyInPage(), ...mirrors.map(mirror), serviceWorker(headers)],
  build: { target: 'es2023', sourcemap: true },
  worker: { format: 'es' },
  resolve: { alias: otherWebLlm === undefined ? {} : { '@mlc-ai/web-llm': otherWebLlm } },
  server: { headers: isolation },
  // What workers import is found late; without this Vite reloads in the middle of the first test.
  optimizeDeps: {
    include: [
      'comlink',
      'valibot',
      '@noble/hashes/legacy.js',
      '@noble/hashes/sha2.js',
      '@noble/hashes/utils.js',
      '@mlc-ai/web-llm',
      '@wllama/wllama/esm/index.js',
    ],
  },
  preview: { headers },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          // A simulation of seconds takes several times as long on a machine that does other work.
          testTimeout: 30_000,
        },
      },
      browserProject('browser', ['tests/browser/**/*.test.ts', `!${ADAPTER_TESTS}`], []),
      // The same contract with a software adapter, which is the nearest to WebGPU without a GPU.
      browserProject('webgpu', [ADAPTER_TESTS, `!${SERVED_MODEL_TEST}`], SOFTWARE_ADAPTER),
      browserProject(
        'served-model',
        [SERVED_MODEL_TEST],
        process.env['AXIA_SOFTWARE_ADAPTER'] === undefined ? ADAPTER : SOFTWARE_ADAPTER,
      ),
    ],
  },
});
