// Downloads of this tab, and copies of files that a person has opened: a queue, one at a time, each with
// bytes, rate and remaining time; pause and resume, over a reload too. What has come lies on the disk
// (workers/kept-files.ts); the queue itself is remembered in the settings, so that a closed tab loses
// neither.
import * as v from 'valibot';
import type { EngineError, LoadProgress, Origin } from '../core/engine/api';
import type { Kept } from '../core/engine/kept';
import { ownFileName } from '../core/engine/own';
import { modelSource } from '../core/study/records';
import { download, type FetchedSource } from '../engine/download-client';
import { forgetKept, readKept, type KeptModel } from '../engine/kept';
import { store } from '../store/store';
import { ByteRate } from './byte-rate';

const SETTING = 'downloads';

interface Wanted {
  name: string;
  source: FetchedSource;
  from: Origin;
}

const queueSchema = v.array(
  v.object({ name: v.string(), source: modelSource, mirror: v.nullable(v.string()) }),
);

type DownloadState =
  | { kind: 'waiting' }
  | { kind: 'running'; progress: LoadProgress | null; perSecond: number | null }
  | { kind: 'paused' }
  | { kind: 'failed'; error: EngineError };

export interface Download extends Wanted {
  state: DownloadState;
}

class Downloads {
  #queue = $state.raw<readonly Download[]>([]);
  #kept = $state.raw<readonly KeptModel[]>([]);
  #problem = $state<string | null>(null);
  #running: AbortController | null = null;

  get queue(): readonly Download[] {
    return this.#queue;
  }

  /** What this browser keeps, unfinished downloads included. */
  get kept(): readonly KeptModel[] {
    return this.#kept;
  }

  /** Why the list on the disk could not be read or changed; null where it could. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Reads the disk, and the queue of the last visit, whose downloads are paused. */
  async restore(): Promise<void> {
    await this.refresh();
    if (this.#queue.length > 0) return;
    const kept = await store.setting(SETTING).catch(() => undefined);
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), queueSchema), kept);
    const remembered = (read.success ? read.output : []).flatMap(
      ({ name, source, mirror }): Download[] =>
        source.kind === 'gguf-file'
          ? []
          : [{ name, source, from: { mirror, files: null }, state: { kind: 'paused' } }],
    );
    const known = new Set(remembered.map(({ source }) => source.url));
    // A load that broke off leaves its part too.
    const begun = this.#kept
      .filter(({ record, bytes }) => !record.complete && bytes > 0 && !known.has(record.url))
      .map(({ record }) => unfinished(record));
    this.#queue = [...remembered, ...begun];
  }

  async refresh(): Promise<void> {
    try {
      this.#kept = await readKept();
      this.#problem = null;
    } catch (error) {
      this.#problem = String(error);
    }
  }

  /** Puts a model at the end of the queue; one that is there already goes on. */
  add(wanted: Wanted): void {
    const { url } = wanted.source;
    if (this.#find(url) === undefined) {
      this.#queue = [...this.#queue, { ...wanted, state: { kind: 'waiting' } }];
      this.#remember();
    } else if (this.#find(url)?.state.kind !== 'running') {
      this.#set(url, { kind: 'waiting' });
    }
    void this.#next();
  }

  pause(url: string): void {
    if (this.#find(url)?.state.kind === 'running') this.#running?.abort();
    this.#set(url, { kind: 'paused' });
  }

  /** Takes a model out of the queue and deletes what has come of it. */
  async cancel(url: string): Promise<void> {
    this.pause(url);
    this.#queue = this.#queue.filter(({ source }) => source.url !== url);
    this.#remember();
    await this.forget(url);
  }

  /** Deletes what is kept of a model. */
  async forget(url: string): Promise<void> {
    try {
      const all = await readKept();
      const found = all.find(({ record }) => record.url === url);
      if (found !== undefined) await forgetKept(found.record, all);
    } catch (error) {
      this.#problem = String(error);
      return;
    }
    await this.refresh();
  }

  #find(url: string): Download | undefined {
    return this.#queue.find(({ source }) => source.url === url);
  }

  #set(url: string, state: DownloadState): void {
    this.#queue = this.#queue.map((one) => (one.source.url === url ? { ...one, state } : one));
  }

  #remember(): void {
    // Files are a person's to open: of a copy that was not finished its part on the disk is shown.
    const queue = this.#queue
      .filter(({ from }) => from.files === null)
      .map(({ name, source, from }) => ({ name, source, mirror: from.mirror }));
    store.setSetting(SETTING, JSON.stringify(queue)).catch((error: unknown) => {
      this.#problem = String(error);
    });
  }

  async #next(): Promise<void> {
    if (this.#running !== null) return;
    const next = this.#queue.find(({ state }) => state.kind === 'waiting');
    if (next === undefined) return;
    const { source, from } = next;
    const abort = new AbortController();
    this.#running = abort;
    this.#set(source.url, { kind: 'running', progress: null, perSecond: null });
    const rate = new ByteRate();
    const result = await download(
      source,
      from,
      (progress) => {
        if (abort.signal.aborted) return;
        rate.came(progress.done, Date.now());
        this.#set(source.url, { kind: 'running', progress, perSecond: rate.perSecond });
      },
      abort.signal,
    );
    this.#running = null;
    if (result.ok) {
      this.#queue = this.#queue.filter((one) => one.source.url !== source.url);
      this.#remember();
    } else if (result.error.code !== 'stopped') {
      this.#set(source.url, { kind: 'failed', error: result.error });
    }
    await this.refresh();
    await this.#next();
  }
}

function unfinished(record: Kept): Download {
  const last = record.url.split('/').at(-1) ?? record.url;
  const name = record.kind === 'mlc' ? record.id : (ownFileName(record.url) ?? last);
  const source: FetchedSource =
    record.kind === 'mlc'
      ? { kind: 'mlc', id: record.id, url: record.url, library: record.library }
      : { kind: 'gguf-url', url: record.url };
  return { name, source, from: { mirror: null, files: null }, state: { kind: 'paused' } };
}

export const downloads = new Downloads();
