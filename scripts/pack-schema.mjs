// npm run pack:schema: writes docs/pack.schema.json, the JSON Schema of a pack, from the schema that
// Axia itself reads packs with. A unit test says when the file is stale.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { runnerImport } from 'vite';
import { ROOT } from './prepare.mjs';

export const SCHEMA_FILE = `${ROOT}/docs/pack.schema.json`;

/**
 * The text of the file. Checks that JSON Schema cannot say are left out.
 * @param {typeof import('../src/core/instrument/pack').packSchema} packSchema
 */
export function schemaText(packSchema) {
  const schema = toJsonSchema(packSchema, { target: 'draft-2020-12', errorMode: 'ignore' });
  const { $schema, ...rest } = schema;
  const title = 'Axia pack, format version 1';
  return format(JSON.stringify({ $schema, title, ...rest }), { parser: 'json', printWidth: 100 });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = `${ROOT}/src/core/instrument/pack.ts`;
  /** @type {{ module: typeof import('../src/core/instrument/pack') }} */
  const { module } = await runnerImport(file, { root: ROOT, configFile: false });
  writeFileSync(SCHEMA_FILE, await schemaText(module.packSchema));
}
