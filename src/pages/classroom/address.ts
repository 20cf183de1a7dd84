// Addresses of the Classroom: #/classroom, …/new, …/lesson, …/class/<id>/<part>, and …/set/<class set>,
// which is the pupils' link. The set stands behind the #, so no server is sent it.
import * as v from 'valibot';
import { setInLink, type ClassSet } from '../../core/exchange/class-set';
import { href } from '../../ui/route';

export const PARTS = [
  { id: 'give', name: 'Give out' },
  { id: 'collect', name: 'Collect' },
  { id: 'board', name: 'Board' },
  { id: 'after', name: 'After the lesson' },
] as const;

export type Part = (typeof PARTS)[number]['id'];

export function classroomHref(...parts: string[]): string {
  return href('classroom', ...parts);
}

export function classHref(id: string, part: Part = 'give'): string {
  return classroomHref('class', id, part);
}

/** The address of this page, without what is shown in it. */
export function ownAddress(): string {
  return location.href.split('#')[0] ?? '';
}

/** The whole address at which pupils find a set, where they find Axia at `page`. */
export function pupilAddress(page: string, set: ClassSet): string {
  return `${page}${classroomHref('set', setInLink(set))}`;
}

const addressesSchema = v.array(v.pipe(v.string(), v.url(), v.regex(/^https?:[^#]*$/)));

/**
 * The addresses at which other devices in the network find this page, as the server of the bundle
 * (scripts/serve.mjs) tells them; none where another server serves it.
 */
export async function addressesInNetwork(): Promise<string[]> {
  try {
    const response = await fetch('./addresses.json');
    const told: unknown = await response.json();
    const reading = v.safeParse(addressesSchema, told);
    return reading.success ? reading.output : [];
  } catch {
    // Another server has no such file, or answers with a page.
    return [];
  }
}

/** What somebody typed as the address of Axia, as a link needs it; null for what is none. */
export function pageAddress(typed: string): string | null {
  const text = typed.trim();
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  return origin + pathname;
}

/** Whether other devices cannot reach the address of this page, because it names this one. */
export function isOnlyHere(): boolean {
  return /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
