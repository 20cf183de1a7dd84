// Addresses of the Classroom: #/classroom, …/new, …/lesson, …/class/<id>/<part>, and …/set/<class set>,
// which is the pupils' link. The set stands behind the #, so no server is sent it.
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

/** The whole address at which pupils find a set. */
export function pupilAddress(set: ClassSet): string {
  const [page = ''] = location.href.split('#');
  return `${page}${classroomHref('set', setInLink(set))}`;
}

/** Whether other devices cannot reach the address of this page, because it names this one. */
export function isOnlyHere(): boolean {
  return /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
