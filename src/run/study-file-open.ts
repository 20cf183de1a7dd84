// Opening a study file: its bytes as lines, the settings in its first line, and what of this machine they need or
// contradict. Nothing is stored.
import {
  lineReader,
  LONGEST_LINE,
  readHead,
  type Line,
  type StudyFileHead,
} from '../core/exchange/study-file';
import { KeyTable } from '../core/exchange/key-table';
import { linesOfParts, partsOfFile } from '../core/exchange/lines';
import type { Pack } from '../core/instrument/pack';
import type { PackReference } from '../core/instrument/version';
import { askedBy, trialFor } from '../core/study/plan';
import { answererOf } from '../core/study/records';
import { canonicalJson } from '../core/study/trial';
import { store } from '../store/store';
import { inStretches } from './next-task';
import { knownPackOf } from './packs';

export const REFUSALS = {
  'not-a-study': 'This file is not a study of Axia.',
  newer: 'This study was written by a newer Axia. Open it with that version',
  damaged: 'The settings of this study are damaged',
} as const;

/** The lines of a file. @param onBytes is told how many bytes were read so far. */
export async function* linesOfFile(
  file: Blob,
  onBytes: (read: number) => void = () => undefined,
): AsyncGenerator<string> {
  yield* linesOfParts(partsOfFile(file, onBytes), LONGEST_LINE);
}

export interface Opened {
  head: StudyFileHead;
  packs: ReadonlyMap<string, Pack>;
}

const nameOfPack = ({ id, version }: PackReference) => `${id} ${version}`;

/** The packs of a study's sittings: those of this machine, else those of the file. */
export async function packsFor(
  head: StudyFileHead,
): Promise<{ ok: true; packs: ReadonlyMap<string, Pack> } | { ok: false; reason: string }> {
  const packs = new Map<string, Pack>();
  for (const { pack: reference } of head.sittings) {
    const name = nameOfPack(reference);
    if (packs.has(name)) continue;
    const brought = head.packs.find((pack) => nameOfPack(pack) === name);
    const known = await knownPackOf(reference);
    if (
      known !== null &&
      brought !== undefined &&
      canonicalJson(known) !== canonicalJson(brought)
    ) {
      return { ok: false, reason: `The pack ${name} has other content here than in the file.` };
    }
    const pack = known ?? brought;
    if (pack === undefined) {
      return {
        ok: false,
        reason: `It was asked with the pack ${name}, which is neither on this machine nor in the file. Add the pack in the Library first.`,
      };
    }
    packs.set(name, pack);
  }
  return { ok: true, packs };
}

/** What is here under the same id and is something else; null where nothing is. */
async function clashing(head: StudyFileHead): Promise<string | null> {
  const [studies, respondents, sittings] = await Promise.all([
    store.studies(),
    store.respondents(),
    store.sittings(),
  ]);
  const clashesIn = <T extends { id: string }>(
    here: readonly T[],
    there: readonly T[],
    settings: (one: T) => unknown,
  ) =>
    there.find((one) => {
      const known = here.find(({ id }) => id === one.id);
      return known !== undefined && canonicalJson(settings(known)) !== canonicalJson(settings(one));
    })?.id;
  return (
    clashesIn(respondents, head.respondents, (one) =>
      one.kind === 'model' ? answererOf(one) : one.kind,
    ) ??
    clashesIn(studies, head.studies, ({ respondent, preset }) => ({ respondent, preset })) ??
    // When it was planned decides nothing.
    clashesIn(sittings, head.sittings, (one) => ({ ...one, startedAt: 0 })) ??
    null
  );
}

export async function opened(
  lines: AsyncGenerator<string>,
): Promise<{ ok: true; opened: Opened } | { ok: false; reason: string }> {
  const first = await lines.next();
  const reading = readHead(first.done === true ? '' : first.value);
  if (!reading.ok) {
    const { reason, detail } = reading;
    return { ok: false, reason: REFUSALS[reason] + (detail === '' ? '' : `: ${detail}.`) };
  }
  const { head } = reading;
  const packs = await packsFor(head);
  if (!packs.ok) return packs;
  const clash = await clashing(head);
  if (clash !== null) {
    return { ok: false, reason: `${clash} is on this machine with other settings.` };
  }
  return { ok: true, opened: { head, packs: packs.packs } };
}

/** Reads the lines after the first. What the file may answer is computed before, a stretch at a time. */
export async function readerFor({ head, packs }: Opened): Promise<(text: string) => Line> {
  const asked = new KeyTable();
  const rest = inStretches();
  for (const sitting of head.sittings) {
    const pack = packs.get(nameOfPack(sitting.pack));
    if (pack === undefined) throw new RangeError(`no pack ${nameOfPack(sitting.pack)}`);
    for (const { question, draw } of askedBy(sitting, pack)) {
      asked.add(trialFor(sitting, question, draw).key);
      await rest();
    }
  }
  return lineReader(head, asked);
}
