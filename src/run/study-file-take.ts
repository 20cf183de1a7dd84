// Taking a study file that was checked: all that passes is added in one transaction, or nothing is. It is read a
// second time for that, line by line, so that a file of any length is never in memory as a whole.
import type { Line, StudyFileHead } from '../core/exchange/study-file';
import { answererOf, type ModelRespondent, type Study } from '../core/study/records';
import { store } from '../store/store';
import { linesOfFile, packsFor, readerFor, type Opened } from './study-file-open';

/** So many lines are added at once. */
const PART = 1000;

/** The lines that pass, a part at a time. */
async function* passing(file: Blob, of: Opened): AsyncGenerator<Line[]> {
  const lines = linesOfFile(file);
  await lines.next();
  const read = await readerFor(of);
  let part: Line[] = [];
  for await (const text of lines) {
    part.push(read(text));
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  yield part;
}

/** Adds what passed of a file that was checked, all or nothing; what is here stays as it is. */
export async function takeStudyFile(file: Blob, head: StudyFileHead): Promise<void> {
  const packs = await packsFor(head);
  if (!packs.ok) throw new Error(packs.reason);
  const parts = passing(file, { head, packs: packs.packs });
  await store.addStudyFile(head, async () => {
    const next = await parts.next();
    if (next.done === true) return null;
    return {
      answers: next.value.flatMap((line) => (line.kind === 'answer' ? [line.row] : [])),
      notes: next.value.flatMap((line) => (line.kind === 'note' ? [line.row] : [])),
    };
  });
}

/**
 * The studies of a file planned for a model of this machine: the same questions in the same order, with
 * none of the file's answers. What this model answered already counts.
 *
 * @returns those that are stored.
 */
export async function planHere(head: StudyFileHead, respondent: ModelRespondent): Promise<Study[]> {
  const packs = await packsFor(head);
  if (!packs.ok) throw new Error(packs.reason);
  for (const pack of head.packs) await store.addPack(pack, 'imported');
  const answerer = answererOf(respondent);
  const planned: Study[] = [];
  for (const study of head.studies) {
    const renamed = (id: string) => id.replace(study.respondent, respondent.id);
    const id = renamed(study.id);
    const { name } = respondent;
    const here: Study = { ...study, id, name, respondent: respondent.id, createdAt: Date.now() };
    const sittings = head.sittings
      .filter((sitting) => sitting.study === study.id)
      .map((sitting) => ({
        ...sitting,
        id: renamed(sitting.id),
        respondent: respondent.id,
        study: id,
        answerer,
        startedAt: here.createdAt,
      }));
    planned.push(await store.addStudy(here, respondent, sittings));
  }
  return planned;
}
