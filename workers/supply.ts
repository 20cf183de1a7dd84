// Where the bytes of models come from: hosts, a mirror of them, or files that a person has opened. All
// answer an address as a host would, so that what is fetched and what is opened is checked and kept by
// the same code.

import { failure, type Origin, type Result } from '../src/core/engine/api';
import { mirrored } from '../src/core/engine/mirror';
import { isOwn } from '../src/core/engine/own';
import { announcedLength, request } from './http';

export interface Supply {
  get(
    address: string,
    signal: AbortSignal,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Result<Response>>;
  /** Bytes that stand at an address; null where its host does not say. */
  size(address: string, signal: AbortSignal): Promise<Result<number | null>>;
}

export const supplyOf = ({ mirror, files }: Origin): Supply =>
  files === null ? fromNetwork(mirror) : fromFiles(files);

export function fromNetwork(mirror: string | null): Supply {
  const at = (address: string) => (mirror === null ? address : mirrored(address, mirror));
  const none = (address: string) => failure('no-longer-kept', address);
  return {
    get: (address, signal, headers = {}) =>
      isOwn(address) ? Promise.resolve(none(address)) : request(at(address), signal, { headers }),
    size: async (address, signal) => {
      if (isOwn(address)) return none(address);
      const head = await request(at(address), signal, { method: 'HEAD' });
      if (head.ok) return { ok: true, value: announcedLength(head.value) };
      // Some hosts give files but do not answer this question.
      const isRefused = /^(403|405|501) /.test(head.error.detail);
      return isRefused ? { ok: true, value: null } : head;
    },
  };
}

/** @param files by address */
function fromFiles(files: ReadonlyMap<string, Blob>): Supply {
  const find = (address: string): Result<Blob> => {
    const file = files.get(address);
    return file === undefined
      ? failure('http-error', `404: what was opened has no ${address}`)
      : { ok: true, value: file };
  };
  return {
    get: (address) => {
      const file = find(address);
      if (!file.ok) return Promise.resolve(file);
      const headers = { 'content-length': String(file.value.size) };
      return Promise.resolve({ ok: true, value: new Response(file.value, { headers }) });
    },
    size: (address) => {
      const file = find(address);
      return Promise.resolve(file.ok ? { ok: true, value: file.value.size } : file);
    },
  };
}
