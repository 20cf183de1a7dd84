// Long work on the page's own thread, a stretch at a time: between two stretches the page paints and answers.

/** Lets the page do what waits. */
export const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** A frame has 16 ms; somebody who scrolls or types meanwhile is to notice nothing. */
const STRETCH_MS = 12;

/** To be called often during long work: it waits for the page only where a stretch is over. */
export function inStretches(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STRETCH_MS) return;
    await nextTask();
    since = performance.now();
  };
}
