// Released packs are never edited: a trial's key holds a pack's id and version and not its texts, so a
// changed file would give answers to questions that nobody was asked. This happened once, between
// 2026-11-23 and 2026-11-25 (docs/decisions.md, "A released pack was edited"). When a hash below no
// longer holds, the file is to be put back and the change made in a new one.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CURRENT_PACK_FILE } from '../../scripts/current-pack.mjs';
import { builtInPackOf, builtInPacks, currentPack } from '../../src/content/pack';
import { exportPack, type Pack } from '../../src/core/instrument/pack';
import { hashOf } from '../../src/core/study/trial';

const FOLDER = new URL('../../src/content/packs/', import.meta.url);

/** SHA-256 of the canonical JSON of each file (src/core/study/trial.ts). */
const RELEASED = [
  ['1.0.0', 'baf1ebfc8b815006239bb9154fa75f48b61f7cdb6b95030eeda173d342eb9435'],
  ['1.1.0', 'c160b92c40a9653ed13d6cfe3d2661453d00afc84217f998e61e9f9f8a5d9e32'],
] as const;

const fileOf = ({ id, version }: Pack) => `${id}-${version}.json`;
const content = (file: string): unknown => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

describe.each(RELEASED)('axia %s', (version, hash) => {
  const file = `axia-${version}.json`;

  test('is word for word what it was when it was released', () => {
    expect(hashOf(content(file))).toBe(hash);
  });

  test('is built in, and its file is what its download gives', async () => {
    const pack = await builtInPackOf({ id: 'axia', version });
    if (pack === null) throw new Error(`axia ${version} is not built in`);
    expect(exportPack(pack)).toBe(readFileSync(new URL(file, FOLDER), 'utf8'));
  });
});

test('every file of the folder is built in and held by a hash above, the last version first', async () => {
  const packs = await builtInPacks();
  expect(packs[0]).toBe(await currentPack());
  expect(packs.map(fileOf).toSorted()).toEqual(readdirSync(FOLDER).toSorted());
  expect(packs.map(({ version }) => version)).toEqual(
    RELEASED.map(([version]) => version).toReversed(),
  );
  expect(CURRENT_PACK_FILE).toMatch(new RegExp(`/${fileOf(await currentPack())}$`));
});

test('1.0.0 has the texts of its first day, and beside them only what a pack must say since', async () => {
  const pack = await builtInPackOf({ id: 'axia', version: '1.0.0' });
  const { translationOf, citation, questionnaire, ...asReleased } = pack ?? {};
  const { shortForm, ...portraits } = questionnaire ?? {};
  expect({ translationOf, shortForm }).toEqual({ translationOf: null, shortForm: null });
  expect(citation).toContain('version 1.0.0');
  // The hash of the file as of 2026-11-23, commit fb2bf6b.
  expect(hashOf({ ...asReleased, questionnaire: portraits })).toBe(
    '96ab40bdfdfe75819bbfc35f16ac524540adaedc6a42c7d2dda0d76763681594',
  );
});
