// Guests: people whose answers are not to be kept. Their rows are like anybody's, so that a reload loses
// nothing, until they are erased: by the guest at the end, or, once their tab is gone, by the next page of
// Axia that is opened. A tab says that it has a guest by a Web Lock, which ends with it; which guest is its
// own it reads from its session storage, which a reload keeps and a closed tab loses.
import type { PersonRespondent } from '../core/study/records';
import { store } from '../store/store';

const OWN = 'axia-guest';
/** A page that is being loaded anew has let its locks go for a moment. */
const RELOAD_MS = 3000;

const lockOf = (id: string) => `axia-guest ${id}`;

/** Held until the tab is gone. Without https there are no locks: then only age tells (below). */
function hold(id: string): void {
  if (!('locks' in navigator)) return;
  void navigator.locks.request(lockOf(id), { mode: 'shared' }, () => new Promise(() => undefined));
}

/** The guest of this tab; null where there is none. */
export function ownGuest(): string | null {
  return sessionStorage.getItem(OWN);
}

/** Whether a person is to be shown in this tab: everybody but the guests of others. */
export function isHere({ id, guest }: PersonRespondent): boolean {
  return guest !== true || id === ownGuest();
}

/** Adds a guest, who belongs to this tab. */
export async function addGuest(id: string): Promise<PersonRespondent> {
  const guest: PersonRespondent = {
    kind: 'person',
    id,
    name: 'Guest',
    createdAt: Date.now(),
    guest: true,
  };
  // First the sign that somebody is here: a page that opens now must not take the guest for one left behind.
  sessionStorage.setItem(OWN, id);
  hold(id);
  await store.addRespondent(guest);
  return guest;
}

/** Erases the guest of this tab, with every answer. */
export async function eraseGuest(id: string): Promise<void> {
  await store.erasePerson(id);
  if (ownGuest() === id) sessionStorage.removeItem(OWN);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The guests that no open tab has, as far as can be told. */
async function leftBehind(now: number): Promise<string[]> {
  const guests = (await store.respondents()).flatMap((one) =>
    one.kind === 'person' && one.guest === true && one.id !== ownGuest() ? [one] : [],
  );
  if (guests.length === 0) return [];
  if (!('locks' in navigator)) {
    return guests.filter(({ createdAt }) => now - createdAt > DAY_MS).map(({ id }) => id);
  }
  const { held = [] } = await navigator.locks.query();
  const names = new Set(held.map(({ name }) => name));
  return guests.filter(({ id }) => !names.has(lockOf(id))).map(({ id }) => id);
}

/** Takes up this tab's guest again after a reload, and erases those whose tab is gone. */
export async function sweepGuests(): Promise<void> {
  const own = ownGuest();
  if (own !== null) hold(own);
  const first = await leftBehind(Date.now());
  if (first.length === 0) return;
  await new Promise((resolve) => setTimeout(resolve, RELOAD_MS));
  const still = new Set(await leftBehind(Date.now()));
  for (const id of first) if (still.has(id)) await store.erasePerson(id);
}
