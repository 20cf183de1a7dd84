// Trials and profiles as files. A file is put together from parts that the browser may move to disk, and its
// rows are read a part at a time, so that its length takes no memory of the page.
import { codebookOf, csvHeader, csvRows, jsonLines } from '../../../core/exchange/columns';
import {
  INSPECT_END,
  inspectHead,
  inspectSamples,
  spanOf,
  type Span,
} from '../../../core/exchange/inspect-log';
import { PROFILE_COLUMNS, type ProfileTableRow } from '../../../core/exchange/profile-table';
import { TRIAL_COLUMNS, type TrialTableRow } from '../../../core/exchange/trial-table';
import { groupBy } from '../../../core/score/group-by';
import { toScores } from '../../../core/study/answer';
import type { ModelRespondent, Study } from '../../../core/study/records';
import { personaIn } from '../../../core/study/trial';
import type { TrialLine } from '../../../core/study/trial-line';
import { EVERY_TRIAL } from '../../../core/study/trial-filter';
import { listOf, type TrialList } from '../../../core/study/trial-list';
import { isWritten, writtenScores } from '../../../core/study/written-scores';
import { profileOf } from '../../../run/analysis';
import { linesOfList } from '../../../run/list-lines';
import { promptOf } from '../../../run/runner';
import { givesProfile } from '../../../run/studies';
import { studyLines } from '../../../run/study-lines';
import { store } from '../../../store/store';
import type { LookedInto } from './looked.svelte';

async function notesByTrial(): Promise<Map<string, string>> {
  return new Map((await store.notes()).map(({ trial, text }) => [trial, text]));
}

/** A table of the trials of a list, with who answered and what was noted about each. */
async function trialTable(
  list: TrialList,
  of: readonly LookedInto[],
  write: (rows: readonly TrialTableRow[]) => string,
  head = '',
): Promise<Blob> {
  const models = new Map(of.map(({ study, model }) => [study.id, model ?? null]));
  const notes = await notesByTrial();
  const parts = [new Blob([head])];
  for await (const lines of linesOfList(list)) {
    const rows = lines.map((line) => ({
      line,
      model: models.get(line.study) ?? null,
      note: notes.get(line.trial.key) ?? null,
    }));
    parts.push(new Blob([write(rows)]));
  }
  return new Blob(parts);
}

export function trialsCsv(list: TrialList, of: readonly LookedInto[]): Promise<Blob> {
  return trialTable(list, of, (rows) => csvRows(TRIAL_COLUMNS, rows), csvHeader(TRIAL_COLUMNS));
}

export function trialsJsonLines(list: TrialList, of: readonly LookedInto[]): Promise<Blob> {
  return trialTable(list, of, (rows) => jsonLines(TRIAL_COLUMNS, rows));
}

/** The profile of some lines of one study, all of which were asked in the same way. */
async function profileRow(
  study: Study,
  model: ModelRespondent,
  lines: readonly TrialLine[],
): Promise<ProfileTableRow> {
  const trials = lines.map(({ trial }) => trial);
  const answers = lines.flatMap(({ row }) => row ?? []);
  const isText = isWritten(trials);
  const scores = isText ? writtenScores(trials, answers) : toScores(trials, answers);
  const { ratings, choices } = scores;
  const how = isText ? ({ answers: 'written' } as const) : {};
  const [first] = trials;
  return {
    study,
    model,
    persona: first === undefined ? null : (personaIn(first.question) ?? null),
    sampling: isText ? 'text' : 'distribution',
    profile: await profileOf({ kind: 'model', ...how, ratings, choices }),
  };
}

/** The profiles of the studies that give one, one of each persona; one study is in memory at a time. */
export async function profilesCsv(of: readonly LookedInto[]): Promise<Blob> {
  const rows: ProfileTableRow[] = [];
  for (const { study, model, answered } of of) {
    if (model === undefined || !givesProfile(study.preset) || answered === 0) continue;
    const reading = await studyLines(study, () => undefined, new AbortController().signal);
    if (!reading.ok) continue;
    const personas = groupBy(reading.lines, ({ trial }) => personaIn(trial.question));
    for (const own of personas.values()) {
      if (own.some(({ row }) => row !== null)) rows.push(await profileRow(study, model, own));
    }
  }
  return new Blob([csvHeader(PROFILE_COLUMNS), csvRows(PROFILE_COLUMNS, rows)]);
}

/**
 * A study as a log of Inspect AI, which holds one model. Its head tells when the first and the last answer was
 * given, so it is written when all have been read, and put in front.
 *
 * @throws RangeError where the model or the questions are not on this machine.
 */
export async function inspectLog(of: LookedInto): Promise<Blob> {
  const { study, model, pack, sittings, trials, answered } = of;
  if (model === undefined || pack === null) {
    throw new RangeError(`the model or the questions of ${study.id} are not on this machine`);
  }
  const notes = await notesByTrial();
  let span: Span | null = null;
  const samples: Blob[] = [];
  let isFirst = true;
  for await (const lines of linesOfList(listOf(sittings, EVERY_TRIAL))) {
    const text = inspectSamples(
      lines.map((line) => ({
        line,
        model,
        prompt: promptOf(line.trial.question, pack),
        note: notes.get(line.trial.key) ?? null,
      })),
      isFirst,
    );
    span = spanOf(lines, span);
    isFirst &&= text === '';
    samples.push(new Blob([text]));
  }
  const packs = sittings.map(({ sitting }) => sitting.pack);
  const draw = sittings[0]?.asked.draws[0];
  const summary = { trials, answered, packs, span, draw };
  const head = inspectHead(study, model, summary, `Axia ${__APP_VERSION__}`);
  return new Blob([head, ...samples, INSPECT_END]);
}

/** What the columns of both tables mean. */
export function codebook(): string {
  return codebookOf({ trials: TRIAL_COLUMNS, profiles: PROFILE_COLUMNS });
}
