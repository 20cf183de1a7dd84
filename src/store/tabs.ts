// What the tabs of Axia tell each other: that everything was erased. A tab that goes on showing what is
// gone, or answering it, would write it anew.

const ERASED = 'erased';

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
