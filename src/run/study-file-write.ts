// Writing a study file: the settings of some studies, then every answer to their trials, then what was noted on
// them. The answers are read a part at a time, and the file is put together from parts that the browser may move
// to disk, so that its length takes no memory of the page.
import { builtInPackOf } from '../content/pack';
import { KeyTable } from '../core/exchange/key-table';
import { answerLine, endLine, headLine, noteLine } from '../core/exchange/study-file';
import type { Pack } from '../core/instrument/pack';
import type { ModelRespondent, Study } from '../core/study/records';
import { EVERY_TRIAL } from '../core/study/trial-filter';
import { listOf } from '../core/study/trial-list';
import { store } from '../store/store';
import { linesOfList } from './list-lines';
import { knownPackOf } from './packs';
import { studyColumns } from './study-columns';

/** A study with the model that it asks, where that is stored. */
export interface WholeStudy {
  study: Study;
  model: ModelRespondent | undefined;
}

async function headOf(of: readonly WholeStudy[]): Promise<string> {
  const sittings = (
    await Promise.all(of.map(({ study }) => store.sittingsOfStudy(study.id)))
  ).flat();
  const references = new Map(sittings.map(({ pack }) => [`${pack.id} ${pack.version}`, pack]));
  const added: Pack[] = [];
  for (const reference of references.values()) {
    if ((await builtInPackOf(reference)) !== null) continue;
    const pack = await knownPackOf(reference);
    if (pack !== null) added.push(pack);
  }
  const models = new Map(
    of.flatMap(({ model }) => (model === undefined ? [] : [[model.id, model]])),
  );
  return headLine({
    application: `Axia ${__APP_VERSION__}`,
    writtenAt: new Date().toISOString(),
    studies: of.map(({ study }) => study),
    respondents: [...models.values()],
    sittings,
    packs: added,
  });
}

/** The trials of a study; none where this Axia cannot tell its questions. */
async function trialsIn(study: Study) {
  const reading = await studyColumns(study, () => undefined, new AbortController().signal);
  return linesOfList(listOf(reading.ok ? reading.sittings : [], EVERY_TRIAL));
}

/** The file of some studies. */
export async function studyFile(of: readonly WholeStudy[]): Promise<Blob> {
  const parts = [new Blob([await headOf(of)])];
  // Two studies may share a trial; its answer is one.
  const asked = new KeyTable();
  let answers = 0;
  for (const { study } of of) {
    for await (const lines of await trialsIn(study)) {
      const texts = lines.flatMap(({ row: read, unread, sitting, trial }) => {
        const row = read ?? unread;
        const isNew = asked.numberOf(trial.key) === -1;
        asked.add(trial.key);
        return row === null || !isNew ? [] : [answerLine(row, sitting)];
      });
      answers += texts.length;
      parts.push(new Blob(texts));
    }
  }
  const notes = (await store.notes()).filter(({ trial }) => asked.numberOf(trial) !== -1);
  const end = endLine({ answers, notes: notes.length });
  parts.push(new Blob([...notes.map(noteLine), end]));
  return new Blob(parts);
}
