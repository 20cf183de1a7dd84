// npm run check: everything that can be said of the code without running it, and the size budgets.
// Every check runs, whatever the others say; ends with 1 if one failed.
import { pathToFileURL } from 'node:url';
import { succeeds } from './prepare.mjs';

/** @type {readonly { name: string, command: readonly [string, ...string[]] }[]} */
const CHECKS = [
  {
    name: 'types',
    command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'lint and import borders', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'size budget', command: ['size-limit'] },
];

/** Runs all checks and says how many passed and failed. */
export function check() {
  const failed = CHECKS.filter(({ name, command }) => {
    console.log(`\n— ${name}`);
    const [tool, ...args] = command;
    return !succeeds('npx', ['--no-install', tool, ...args]);
  });
  for (const { name } of failed) console.error(`check failed: ${name}`);
  return { passed: CHECKS.length - failed.length, failed: failed.length, skipped: 0 };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exit(check().failed === 0 ? 0 : 1);
}
