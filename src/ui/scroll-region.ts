// A wide or long table scrolls inside its own box. While it does, the box takes the keyboard's focus, so
// that arrow keys reach what is hidden; when all of it fits, there is no needless stop.

/** Svelte attachment for the box: `<div class="scroll-x" role="region" aria-label="…" {@attach scrollRegion}>`. */
export function scrollRegion(box: HTMLElement): () => void {
  const update = () => {
    const isWide = box.scrollWidth > box.clientWidth + 1;
    const isLong = box.scrollHeight > box.clientHeight + 1;
    if (isWide || isLong) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(update);
  observer.observe(box);
  if (box.firstElementChild !== null) observer.observe(box.firstElementChild);
  return () => {
    observer.disconnect();
  };
}
