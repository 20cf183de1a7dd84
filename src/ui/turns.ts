// Drawing in turns: what a page has to draw beside what is looked at first waits here and is drawn one part a
// task, so that the page is painted and answers in between. All of it is drawn in the end, whether or not
// somebody scrolls there: it can be found, printed and read aloud.

const waiting: (() => void)[] = [];
let isBusy = false;

/** Runs when the frame that is being made has been painted, or soon where the page is not seen. */
function afterPaint(then: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(then);
  else requestAnimationFrame(() => setTimeout(then));
}

function next(): void {
  const draw = waiting.shift();
  isBusy = draw !== undefined;
  if (draw === undefined) return;
  // First, so that a part that fails does not keep the others from being drawn.
  afterPaint(next);
  draw();
}

/**
 * Draws when it is its turn, after what waits already.
 *
 * @returns takes the wish back.
 */
export function inTurn(draw: () => void): () => void {
  waiting.push(draw);
  if (!isBusy) {
    isBusy = true;
    afterPaint(next);
  }
  return () => {
    const place = waiting.indexOf(draw);
    if (place !== -1) waiting.splice(place, 1);
  };
}
