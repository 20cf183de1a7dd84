// Requests of the engines' workers: without cookies, without a referrer, with failures told apart, and
// made again when a failure may pass.

import { failure, type Result } from '../src/core/engine/api';

export async function request(
  url: string,
  signal: AbortSignal,
  further: Pick<RequestInit, 'method' | 'headers'> = {},
): Promise<Result<Response>> {
  try {
    const response = await fetch(url, {
      ...further,
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

/** How often something is tried that has never brought a byte, and how often after it once has. */
const TRIES_WITHOUT = 2;
const TRIES_WITH = 6;
/** Milliseconds before the second try; each further wait is twice as long. */
const FIRST_WAIT = 500;

/**
 * Makes an attempt again after a failure that may pass: back-off by doubling, begun anew whenever
 * bytes have come.
 *
 * @param came how many bytes have come so far, over all attempts
 */
export async function persistently<T>(
  attempt: () => Promise<Result<T>>,
  came: () => number,
  signal: AbortSignal,
): Promise<Result<T>> {
  const start = came();
  for (let tries = 1; ; tries += 1) {
    const before = came();
    const result = await attempt();
    if (result.ok || !result.error.retryable || signal.aborted) return result;
    if (came() > before) tries = 1;
    if (tries >= (came() > start ? TRIES_WITH : TRIES_WITHOUT)) return result;
    const goesOn = await pause(FIRST_WAIT * 2 ** (tries - 1), signal);
    if (!goesOn) return failure('stopped', 'between two tries', true);
  }
}

/** Waits; false where the wait was broken off. */
function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(true);
    }, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve(false);
      },
      { once: true },
    );
  });
}

/** Whether the browser says that there is room for so many bytes; true where it does not say. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  if (!('storage' in navigator)) return true;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined || bytes <= quota - usage;
}

export const isQuotaError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
