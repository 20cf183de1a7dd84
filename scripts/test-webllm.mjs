// npm run test:webllm -- --model <address> --lib <address> [--package <folder>] [--software]
//
// Runs the contract of engines (tests/browser/engine-contract.ts) on a real MLC model that is served
// somewhere with CORS: a folder as WebLLM reads it, and the library that was compiled for the package
// version in use. Another version of the package is named by the folder it was unpacked into
// (npm pack @mlc-ai/web-llm@<version>), because libraries and packages come in pairs. --software takes
// the adapter that Chromium calculates on the processor: only for variants without half precision, and
// very slow.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages, succeeds } from './prepare.mjs';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    lib: { type: 'string' },
    package: { type: 'string' },
    software: { type: 'boolean', default: false },
  },
});

const { model, lib } = values;
if (model === undefined || lib === undefined || !URL.canParse(model) || !URL.canParse(lib)) {
  console.error('npm run test:webllm -- --model <address of a folder> --lib <address of a .wasm>');
  process.exit(1);
}
process.env['VITE_WEBLLM_MODEL'] = model;
process.env['VITE_WEBLLM_LIBRARY'] = lib;
if (values.package !== undefined) process.env['AXIA_WEBLLM_PACKAGE'] = resolve(values.package);
if (values.software) process.env['AXIA_SOFTWARE_ADAPTER'] = '1';

installPackages();
const vitest = ['--no-install', 'vitest', 'run', '--project', 'served-model'];
process.exit(succeeds('npx', vitest) ? 0 : 1);
