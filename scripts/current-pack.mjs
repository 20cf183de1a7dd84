// The file of the built-in pack that new sittings are asked with: of all released ones the last. A unit
// test compares it with what src/content/pack.ts says.
import { readdirSync } from 'node:fs';
import { ROOT } from './prepare.mjs';

const FOLDER = `${ROOT}/src/content/packs`;

const [last = ''] = readdirSync(FOLDER)
  .filter((name) => /^axia-.*\.json$/.test(name))
  .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));

export const CURRENT_PACK_FILE = `${FOLDER}/${last}`;
