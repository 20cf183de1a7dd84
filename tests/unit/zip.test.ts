// The zip writer against another program, Info-ZIP's unzip: it checks each checksum, and gives every file
// back as it was.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeZip } from '../../scripts/zip.mjs';

const FILES: [name: string, content: Buffer][] = [
  ['empty', Buffer.alloc(0)],
  ['Größe/ein Wert.txt', Buffer.from('worth '.repeat(1000))],
  // Larger than what is deflated from memory: stored, and copied in pieces.
  ['models/large.gguf', Buffer.alloc(33 * 2 ** 20, 'axia')],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'axia-zip-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test.skipIf(!existsSync('/usr/bin/unzip'))(
  'what is packed comes out of unzip byte for byte, and only programs may be started',
  async () => {
    const entries = [];
    for (const [index, [name, content]] of FILES.entries()) {
      const path = join(folder, `file-${index}`);
      await writeFile(path, content);
      entries.push({ name, path, isProgram: index === 0 });
    }
    const archive = join(folder, 'some.zip');
    const size = await writeZip(archive, entries, new Date(2026, 10, 25, 10, 0, 0));
    expect((await stat(archive)).size).toBe(size);
    execFileSync('unzip', ['-q', archive, '-d', join(folder, 'out')]);
    for (const [index, [name, content]] of FILES.entries()) {
      const path = join(folder, 'out', name);
      expect((await readFile(path)).equals(content), name).toBe(true);
      expect((await stat(path)).mode & 0o111, name).toBe(index === 0 ? 0o111 : 0);
    }
  },
);
