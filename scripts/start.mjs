// npm start: installs what is missing, builds, serves on this machine and prints the address.
//   --port <number>          another port than 4173
//   --mirror <folder>        serves a folder of models beside the application (npm run mirror)
//   --model-host <origin>    a further host that models may come from; may be given several times
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, installPackages } from './prepare.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    mirror: { type: 'string' },
    'model-host': { type: 'string', multiple: true, default: [] },
  },
});

for (const host of values['model-host']) {
  if (!URL.canParse(host) || new URL(host).origin !== host) {
    console.error(`--model-host takes an origin such as https://models.example, not ${host}`);
    process.exit(1);
  }
}
process.env['AXIA_MODEL_HOSTS'] = values['model-host'].join(' ');

if (values.mirror !== undefined) {
  const folder = resolve(values.mirror);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(`--mirror takes a folder; there is none at ${folder}`);
    process.exit(1);
  }
  process.env['AXIA_MIRROR'] = folder;
}

installPackages();
const { build, preview } = await import('vite');
await build({ root: ROOT, logLevel: 'warn' });
const server = await preview({
  root: ROOT,
  preview: { host: 'localhost', port: Number(values.port), strictPort: false },
});
console.log(
  `\nAxia is at ${server.resolvedUrls?.local[0] ?? `port ${values.port}`}  (Ctrl+C stops it)\n`,
);
