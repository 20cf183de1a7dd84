// npm run check: everything that can be said of the code without running it, and the size budgets.
// Every check runs, whatever the others say; ends with 1 if one failed.
import { pathToFileURL } from 'node:url';
import { succeeds } from './prepare.mjs';

const npx = (/** @type {string[]} */ ...tool) => ({
  program: 'npx',
  args: ['--no-install', ...tool],
});

const CHECKS = [
  {
    name: 'types',
    ...npx('svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'),
  },
  { name: 'lint and import borders', ...npx('eslint', '--max-warnings', '0', '.') },
  { name: 'format', ...npx('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'dead code', ...npx('knip') },
  { name: 'content', program: 'node', args: ['scripts/check-content.mjs'] },
  { name: 'build', ...npx('vite', 'build', '--logLevel', 'warn') },
  { name: 'size budget', ...npx('size-limit') },
];

/** Runs all checks and says how many passed and failed. */
export function check() {
  const failed = CHECKS.filter(({ name, program, args }) => {
    console.log(`\n— ${name}`);
    return !succeeds(program, args);
  });
  for (const { name } of failed) console.error(`check failed: ${name}`);
  return { passed: CHECKS.length - failed.length, failed: failed.length, skipped: 0 };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exit(check().failed === 0 ? 0 : 1);
}
