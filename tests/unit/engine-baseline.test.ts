// The untrained baseline: the same bytes on every machine, and a file our own reader accepts.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BASELINE } from '../../src/core/engine/baseline';
import { readGguf, sourceOfBytes } from '../../src/core/engine/gguf';

const script = fileURLToPath(new URL('../../scripts/make-baseline.mjs', import.meta.url));
const shipped = readFileSync(new URL('../../public/baseline.gguf', import.meta.url));
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the script writes the bytes that are shipped, and the constant names them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'axia-baseline-'));
  try {
    const path = join(folder, 'baseline.gguf');
    execFileSync(process.execPath, [script, path]);
    const made = readFileSync(path);
    expect(hash(made)).toBe(BASELINE.sha256);
    expect(hash(shipped)).toBe(BASELINE.sha256);
    expect(made.length).toBe(BASELINE.bytes);
    expect(made.length).toBeLessThan(1_000_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('its header is in order, its context holds the longest prompt, every label is a token', async () => {
  const header = await readGguf(sourceOfBytes(shipped));
  if (!header.ok) throw new Error(header.error.detail);
  expect(header.value.contextLength).toBeGreaterThanOrEqual(4096);
  expect(header.value.chatTemplate).not.toBeNull();
  expect(header.value.parameters).toBe(BASELINE.parameters);
  for (const label of 'ABCDEFGHIJ123456') {
    expect(header.value.shortTokens.get(label)?.length).toBeGreaterThanOrEqual(1);
  }
});
