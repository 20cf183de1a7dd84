// npm start: installs what is missing, builds, serves on this machine and prints the address.
//   --port <number>          another port than 4173
//   --model-host <origin>    a further host that models may come from; may be given several times
import { parseArgs } from 'node:util';
import { ROOT, installPackages } from './prepare.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
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
