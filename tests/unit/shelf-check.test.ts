// What `npm run shelf:check` calls stale, against answers of a real local server.
import { createServer } from 'node:http';
import * as v from 'valibot';
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staleAddress, staleRecords } from '../../scripts/shelf-check.mjs';
import { SHELF } from '../../src/engine/shelf';

const [file] = SHELF.flatMap(({ variants }) => variants).filter(({ format }) => format === 'gguf');
if (file?.format !== 'gguf') throw new Error('the shelf has no GGUF file');

let headers: Record<string, string> = {};
let status = 200;
const server = createServer((_, response) => response.writeHead(status, headers).end());
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  base = `http://127.0.0.1:${port}/`;
});
afterAll(() => server.close());

const ask = () => fetch(base, { method: 'HEAD' });

test('nothing, where the records of the installed WebLLM are those of the shelf', () => {
  expect(staleRecords(SHELF, prebuiltAppConfig.model_list)).toEqual([]);
});

test('a variant that WebLLM has dropped, and one that takes other memory', () => {
  const [first, ...others] = prebuiltAppConfig.model_list.filter(({ model_id }) =>
    model_id.startsWith('SmolLM2-135M'),
  );
  if (first === undefined) throw new Error('no such record');
  const [entry] = SHELF.filter(({ name }) => name === 'SmolLM2 135M Instruct');
  if (entry === undefined) throw new Error('no such entry');
  const records = [{ ...first, vram_required_MB: 1 }];
  expect(others).toHaveLength(1);
  expect(staleRecords([entry], records).sort()).toEqual(
    [
      `${first.model_id}: memory is ${first.vram_required_MB ?? ''} here and 1 there`,
      `${others[0]?.model_id ?? ''}: WebLLM has no such record`,
    ].sort(),
  );
});

test('a file whose host tells another size or hash, and one that is gone', async () => {
  headers = { 'x-linked-size': `${file.bytes}`, 'x-linked-etag': `"${file.sha256}"` };
  expect(await staleAddress(file, ask)).toEqual([]);
  headers = { 'x-linked-size': '5', 'x-linked-etag': `"${'0'.repeat(64)}"` };
  expect(await staleAddress(file, ask)).toEqual([
    `${file.id}: size is ${file.bytes} here and 5 there`,
    `${file.id}: SHA-256 is ${file.sha256} here and ${'0'.repeat(64)} there`,
  ]);
  status = 404;
  expect(await staleAddress(file, ask)).toEqual([`${file.id}: HTTP 404 from ${file.url}`]);
});
