// What the benchmarks put on the window of a page that they measure.
import type { BareTimes } from './bare';

declare global {
  interface Window {
    /** The bare loop (bare.ts). */
    bareLoop: (model: string, threads: number, count: number) => Promise<BareTimes>;
    /** What scripts/bench-library.mjs notes in the page, in milliseconds. */
    marks: { list: number | null; keys: number[] };
    /** What scripts/bench-result.mjs waits for, and the milliseconds to the drawn result. */
    isArmed: boolean;
    drawn: number | null;
    /** What scripts/bench-run.mjs notes in the page: each task above 50 ms. */
    longTasks: { startTime: number; duration: number }[];
    /** What scripts/bench-compare.mjs waits for and notes in the page, in milliseconds. */
    circle: { since: number; awaited: string; painted: number | null; tasks: number[] };
    /** Milliseconds of the page's long tasks (scripts/bench-studies.mjs). */
    longTasks: number[];
    /** Fill the database for scripts/bench-studies.mjs (studies.ts). */
    seeds: {
      pack: (packText: string) => Promise<void>;
      model: (packText: string, number: number) => Promise<string>;
    };
  }
}
