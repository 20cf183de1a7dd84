// Notices silence: a call that says nothing for too long will say nothing any more. Only time in which
// the page ran counts. A machine that sleeps and a tab that the browser freezes stop the worker too, and
// when they go on, a plain timer would end a healthy worker before its answer can arrive.

/** How often it looks. */
const BEAT = 5_000;
/**
 * A longer pause between two looks was sleep. Browsers let a hidden tab look once a minute, and that is
 * time in which the worker runs.
 */
const ASLEEP = 90_000;

/** Calls `onSilence` once when `limit` milliseconds awake pass without a sign. */
export function watchdog(limit: number, onSilence: () => void) {
  let silence = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    if (passed < ASLEEP) silence += passed;
    if (silence < limit) return;
    clearInterval(timer);
    onSilence();
  }, BEAT);
  return {
    sign: () => {
      silence = 0;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
