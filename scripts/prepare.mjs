// What start and test need before anything else: the packages of the lockfile, and for tests a Chromium.
// Node built-ins only, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Axia needs Node 20.19 or newer; this is ${process.versions.node}. Nothing was changed.`,
  );
  process.exit(1);
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * Runs a command with its output on ours; true if it ended with 0.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function succeeds(command, args) {
  const isWindows = process.platform === 'win32';
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: isWindows }).status === 0;
}

/** Installs what package-lock.json says, if that has not been done since it changed. */
export function installPackages() {
  const installed = `${ROOT}/node_modules/.package-lock.json`;
  const isCurrent =
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(`${ROOT}/package-lock.json`).mtimeMs;
  if (isCurrent) return;
  console.log('Installing packages (npm ci) …');
  if (!succeeds('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'])) {
    console.error('npm ci failed: see above. Nothing else was changed.');
    process.exit(1);
  }
}

/** Sees to it that tests have a Chromium; false where there is none and none can be installed. */
export function installChromium() {
  if (existsSync(CHROMIUM)) return true;
  if (!existsSync('/usr/bin/apt-get')) {
    console.error(`No Chromium at ${CHROMIUM}. Install one and name it in the variable CHROMIUM.`);
    return false;
  }
  console.log('Installing Chromium from Debian …');
  const prefix = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (/** @type {string[]} */ ...args) => {
    const [command = '', ...rest] = [...prefix, 'apt-get', ...args];
    return succeeds(command, rest);
  };
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium');
}
