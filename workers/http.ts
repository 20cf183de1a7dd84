// Requests of the engines' workers: without cookies, without a referrer, and with failures told apart.

import { failure, type Result } from '../src/core/engine/api';

export async function request(url: string, signal: AbortSignal): Promise<Result<Response>> {
  try {
    const response = await fetch(url, {
      signal,
      // The browser's own cache would keep a second copy of some hundred megabytes.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (response.ok) return { ok: true, value: response };
    const mayPass = response.status >= 500 || response.status === 429;
    return failure('http-error', `${response.status} ${response.statusText} from ${url}`, mayPass);
  } catch (error) {
    return networkFailure(error, url, signal);
  }
}

/** Unreachable, blocked by a policy, without CORS, cut off: the browser does not say which. */
export function networkFailure(error: unknown, url: string, signal: AbortSignal): Result<never> {
  if (signal.aborted) return failure('stopped', `while ${url} was being fetched`, true);
  return failure('host-unreachable', `${String(error)} (${url})`, true);
}

/** Bytes to come, or null: a compressed answer announces another length than arrives. */
export function announcedLength(response: Response): number | null {
  const length = response.headers.get('content-length');
  return length === null || response.headers.has('content-encoding') ? null : Number(length);
}
