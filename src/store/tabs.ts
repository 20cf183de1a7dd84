// What the tabs of Axia tell each other: that everything, or one person, was erased or locked. A tab that goes on showing what is
// gone, or answering it, would write it anew.

const ERASED = 'erased';
const PERSON_GONE = 'person-gone';

// One channel for the tab: what it says itself does not come back on it. None outside a page.
const channel =
  'document' in globalThis && 'BroadcastChannel' in globalThis
    ? new BroadcastChannel('axia')
    : null;

export function tellErased(): void {
  channel?.postMessage(ERASED);
}

/** Called in the other tabs, when one has erased everything. */
export function onErased(then: () => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === ERASED) then();
  });
}

export function tellPersonGone(): void {
  channel?.postMessage(PERSON_GONE);
}

/** Called in the other tabs, when the answers of one person were erased or locked. */
export function onPersonGone(then: () => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === PERSON_GONE) then();
  });
}
