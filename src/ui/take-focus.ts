// Svelte attachment: the element takes the keyboard's focus when it appears. For what comes in the place of
// something that had it, because a browser lets the focus fall to nothing when that is gone:
// `<h1 tabindex="-1" {@attach takeFocus}>`.

export function takeFocus(element: HTMLElement): void {
  element.focus();
}
