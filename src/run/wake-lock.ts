// Keeps the screen awake while a run goes on and its page is in sight: a machine that falls asleep answers
// nothing. Source: W3C, Screen Wake Lock API. The browser lets go of the lock whenever the page is hidden,
// so it is asked for again when the page is seen again; where it is refused, the run goes on without.

const release = (held: Promise<WakeLockSentinel | null>) =>
  void held.then((lock) => lock?.release());

/** @returns what lets the screen sleep again. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  const { wakeLock } = navigator;
  let held: Promise<WakeLockSentinel | null> = Promise.resolve(null);
  let isWanted = true;
  const ask = () => {
    if (!isWanted || document.visibilityState !== 'visible') return;
    // One that was asked for before and came late is let go, so that never two are held.
    release(held);
    // Refused on a low battery, for example: not worth a word to anybody.
    held = wakeLock.request('screen').catch(() => null);
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', ask);
    release(held);
  };
}
