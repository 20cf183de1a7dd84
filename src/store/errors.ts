// What can go wrong with storage, told as what happened, what is safe and what to do.
import Dexie from 'dexie';

export type StoreErrorCode = 'full' | 'newer' | 'blocked' | 'unavailable' | 'unknown';

export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const MESSAGES: Record<StoreErrorCode, string> = {
  full: 'This browser has no room left for Axia, so the last step could not be stored. Everything stored before it is safe. Free some space (delete a model, or other sites’ data), then try again.',
  newer:
    'The data on this machine were written by a newer Axia, and this version does not know their form. Nothing was changed. Open the newer version, or download the data as they are.',
  blocked:
    'Another tab of Axia has erased everything or uses a newer version, so this tab has let go of the database. Nothing was changed from here. Load this page again; if that does not help, close the other tabs.',
  unavailable:
    'This browser does not let Axia store anything, as some private windows do. Nothing can be kept here: open the page in an ordinary window.',
  unknown:
    'The browser’s storage gave an error. What was stored before is safe. Load the page again; if the error comes back, download a backup on the Data page.',
};

const CODES: Readonly<Record<string, StoreErrorCode>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  DatabaseClosedError: 'blocked',
  MissingAPIError: 'unavailable',
  InvalidStateError: 'unavailable',
  SecurityError: 'unavailable',
};

/**
 * Dexie wraps the browser's error: quota, for example, comes as an AbortError with an inner one, or
 * among the failures of a BulkError.
 */
function names(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof Dexie.BulkError) return error.failures.flatMap(names);
  const inner: unknown = error instanceof Dexie.DexieError ? error.inner : error.cause;
  return [error.name, ...names(inner)];
}

/** Whether an error is one of storage at all, and not of what happened to be done along with it. */
export function isOfStorage(error: unknown): boolean {
  return [StoreError, Dexie.DexieError, DOMException].some((kind) => error instanceof kind);
}

/** What went wrong while storage was read or written, in words for people. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  // The innermost says most: a newer database comes as a closed one with a VersionError inside.
  const code =
    names(error)
      .flatMap((name) => CODES[name] ?? [])
      .at(-1) ?? 'unknown';
  return new StoreError(code, MESSAGES[code], { cause: error });
}
