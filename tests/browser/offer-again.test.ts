// Going on with a study: where the model that was asked is loaded from again.
import { expect, test } from 'vitest';
import { BASELINE } from '../../src/core/engine/baseline';
import { ownAddress } from '../../src/core/engine/own';
import type { ModelRespondent } from '../../src/core/study/records';
import { offerAgain } from '../../src/pages/models/offers';
import { smallModel } from '../fixtures/sittings';

const here = (path: string) => new URL(path, document.baseURI).href;

/** As a study stores them that was asked at another port, and restored here. */
const ELSEWHERE = 'http://localhost:9/models/a.gguf';
const asked: ModelRespondent = {
  ...smallModel,
  source: { kind: 'gguf-url', url: ELSEWHERE, sha256: smallModel.revision, bytes: 98_362_432 },
};
const inFolder = {
  file: 'a small model.gguf',
  name: 'Another name',
  bytes: 98_362_432,
  sha256: smallModel.revision,
  licence: 'Apache-2.0',
  licenceUrl: 'https://example.com/licence',
  maker: 'Maker',
  country: 'Country',
  source: 'https://example.com/a',
};

test('the baseline is that of this page, whatever address is stored', () => {
  const offer = offerAgain({ ...asked, name: 'Untrained baseline', baseline: true }, [], []);
  expect(offer).toMatchObject({
    baseline: true,
    device: 'processor',
    source: { url: here('./baseline.gguf'), sha256: BASELINE.sha256 },
  });
});

test('a file that lies beside this page is taken from there', () => {
  expect(offerAgain(asked, [inFolder], [])).toEqual({
    name: 'A small model',
    engine: 'wllama',
    device: 'processor',
    mirror: null,
    baseline: false,
    source: {
      kind: 'gguf-url',
      url: here('./models/a%20small%20model.gguf'),
      sha256: smallModel.revision,
      bytes: 98_362_432,
    },
  });
  const fromDisk = { ...asked, source: { kind: 'gguf-file', fileName: 'a.gguf' } as const };
  expect(offerAgain(fromDisk, [inFolder], [])).toEqual(offerAgain(asked, [inFolder], []));
});

test('another file of the same name is not', () => {
  const other = { ...inFolder, file: 'a.gguf', sha256: '0'.repeat(64) };
  expect(offerAgain(asked, [other], [])?.source).toEqual(asked.source);
});

test('a file from disk that lies nowhere here has to be opened by a person', () => {
  expect(
    offerAgain({ ...asked, source: { kind: 'gguf-file', fileName: 'a.gguf' } }, [], []),
  ).toBeNull();
});

test('a file from disk of which this browser keeps a copy is loaded from the copy', () => {
  const fromDisk = { ...asked, source: { kind: 'gguf-file', fileName: 'a.gguf' } as const };
  const url = ownAddress(smallModel.revision, 'a.gguf');
  const copy = (sha256: string) => ({
    record: { kind: 'gguf', url, sha256, bytes: 9, etag: null, complete: true } as const,
    bytes: 9,
  });
  expect(offerAgain(fromDisk, [], [copy(smallModel.revision)])?.source).toEqual({
    kind: 'gguf-url',
    url,
  });
  expect(offerAgain(fromDisk, [], [copy('0'.repeat(64))])).toBeNull();
});
