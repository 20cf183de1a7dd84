// What a report says of where its figures come from: what was asked and how it was scored, the versions of
// everything, and how somebody else repeats it.
import type { ReportSection } from '../../../../core/exchange/report';
import { sayMethod } from '../../../../core/say/method';
import { sayRepeat } from '../../../../core/say/repeat';
import { sumOfAnswers } from '../../../../run/study-file-sum';
import { studyFile } from '../../../../run/study-file-write';
import { namesOf } from '../../../../run/studies';
import { bytes } from '../../../../ui/format';
import type { Shown } from '../../../compare/shown';
import { INSTRUMENT_NAMES } from '../../words';
import type { ReadStudy } from '../read';
import { small, wordsTable } from './blocks';

export function asked(studies: readonly ReadStudy[]): ReportSection {
  const rows = studies.map((one) => {
    const { name, study, trials, answered, planned, pack, unreadable } = one;
    const questions = [...trials].map(
      ([instrument, amount]) => `${INSTRUMENT_NAMES[instrument]}: ${String(amount)}`,
    );
    return [
      name,
      unreadable === null
        ? `${namesOf(study).asks}; pack ${pack?.id ?? ''} ${pack?.version ?? ''}`
        : `not known: ${unreadable}`,
      questions.join('; '),
      `${String(answered)} of ${String(planned)}`,
    ];
  });
  return {
    heading: 'What was asked',
    blocks: [wordsTable('The studies', ['Study', 'What it asks', 'Questions', 'Answered'], rows)],
  };
}

export function methods(studies: readonly ReadStudy[], shown: readonly Shown[]): ReportSection {
  const answered = studies.reduce((sum, one) => sum + one.answered, 0);
  const planned = studies.reduce((sum, one) => sum + one.planned, 0);
  const stated = shown.find(({ profile }) => profile.stated !== null)?.profile.stated ?? null;
  const enacted = shown.find(({ profile }) => profile.enacted !== null)?.profile.enacted ?? null;
  const said = sayMethod({ answered, planned, stated, enacted });
  return {
    heading: 'How it was asked and scored',
    blocks: [{ kind: 'list', items: said.plain }, ...said.figures.map(small)],
  };
}

export function versions(studies: readonly ReadStudy[]): ReportSection {
  const models = new Map(
    studies.flatMap(({ model }) => (model === undefined ? [] : [[model.id, model] as const])),
  );
  const packs = new Map(
    studies.flatMap(({ pack }) =>
      pack === null ? [] : [[`${pack.id} ${pack.version}`, pack] as const],
    ),
  );
  return {
    heading: 'Versions',
    blocks: [
      wordsTable(
        'The models',
        ['Model', 'Engine', 'Ran on', 'File', { name: 'SHA-256 of the file', kind: 'code' }],
        [...models.values()].map((model) => [
          model.baseline ? `${model.name} (chance)` : model.name,
          `${model.engine} ${model.engineVersion}`,
          model.device === 'adapter' ? 'the graphics adapter' : 'the processor',
          `${model.architecture}, ${model.quantisation}, ${bytes(model.bytes)}`,
          model.revision,
        ]),
      ),
      wordsTable(
        'The packs of questions',
        ['Pack', 'Id and version', 'Licence', 'How to cite it'],
        [...packs.values()].map(({ id, version, title, licence, citation }) => [
          title,
          `${id} ${version}`,
          licence,
          citation,
        ]),
      ),
      { kind: 'text', text: `All figures were computed by Axia ${__APP_VERSION__}.` },
    ],
  };
}

export async function repeating(studies: readonly ReadStudy[]): Promise<ReportSection> {
  const readable = studies.filter(({ unreadable }) => unreadable === null);
  const names = new Set(readable.flatMap(({ model }) => (model === undefined ? [] : [model.name])));
  const said = sayRepeat({
    application: `Axia ${__APP_VERSION__}`,
    models: [...names],
    hash: await sumOfAnswers(await studyFile(readable)),
  });
  return {
    heading: 'How to repeat it',
    blocks: [{ kind: 'steps', items: said.plain }, ...said.figures.map(small)],
  };
}
