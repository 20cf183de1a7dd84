// Where the bytes of models come from: hosts, a mirror of them, or files that a person has opened. All
// answer an address as a host would, so that what is fetched and what is opened is checked and kept by
// the same code.

import { failure, type EngineError, type Origin, type Result } from '../src/core/engine/api';
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
      // Not every host that gives a file answers this question: only a file that is not there is told.
      const isTold = head.error.code === 'stopped' || isMissing(head.error);
      return isTold ? head : { ok: true, value: null };
    },
  };
}

/** Whether the host says that it has no such file. */
export const isMissing = ({ code, detail }: EngineError): boolean =>
  code === 'http-error' && /^(404|410)\b/.test(detail);

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
