// Build, development and preview of the application, and the test projects.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import sirv from 'sirv';
import { type Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };

const POLICY_META = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"\s*\/>/;

/** Further model hosts the person who serves the page allows: `npm start -- --model-host <origin>`. */
const extraHosts = (process.env['AXIA_MODEL_HOSTS'] ?? '').split(/\s+/).filter(Boolean);

/** The policy as index.html states it, with the extra hosts added to connect-src. */
function contentSecurityPolicy(html: string): string {
  const policy = POLICY_META.exec(html)?.[1];
  if (policy === undefined) throw new Error('index.html states no Content-Security-Policy');
  return policy.replace("connect-src 'self'", ["connect-src 'self'", ...extraHosts].join(' '));
}

const policy = contentSecurityPolicy(readFileSync(new URL('index.html', import.meta.url), 'utf8'));

/** COOP and COEP make the page cross-origin isolated, which threads in WebAssembly need. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Writes the policy into the built page; development runs without it (Vite injects scripts). */
function policyInPage(): Plugin {
  return {
    name: 'axia-policy',
    transformIndexHtml: (html, context) =>
      html.replace(
        POLICY_META,
        context.server === undefined
          ? `<meta http-equiv="Content-Security-Policy" content="${policy}" />`
          : '',
      ),
  };
}

/** What somebody puts into models/ is data: a page or a script that lies there does nothing. */
const dataHeaders = {
  ...isolation,
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

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
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [svelte(), policyInPage(), ...mirrors.map(mirror)],
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
    ],
  },
  preview: {
    headers: {
      ...isolation,
      'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'] },
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
