// Trials and profiles as files. A file is put together from parts that the browser may move to disk, so
// that its length takes no memory of the page.
import { codebookOf, csvHeader, csvRows, jsonLines } from '../../../core/exchange/columns';
import { INSPECT_END, inspectHead, inspectSamples } from '../../../core/exchange/inspect-log';
import { PROFILE_COLUMNS, type ProfileTableRow } from '../../../core/exchange/profile-table';
import { TRIAL_COLUMNS, type TrialTableRow } from '../../../core/exchange/trial-table';
import { groupBy } from '../../../core/score/group-by';
import { toScores } from '../../../core/study/answer';
import type { ModelRespondent, Study } from '../../../core/study/records';
import { personaIn } from '../../../core/study/trial';
import { isWritten, writtenScores } from '../../../core/study/written-scores';
import { profileOf } from '../../../run/analysis';
import { promptOf } from '../../../run/runner';
import { givesProfile } from '../../../run/studies';
import { store } from '../../../store/store';
import type { ListedLine, LookedInto } from './looked.svelte';

/** So many rows are written at once. */
const PART = 2000;

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** A file of which one part after another is written. */
async function inParts<Row>(
  rows: readonly Row[],
  write: (part: readonly Row[]) => string,
  head = '',
): Promise<Blob> {
  const parts = [new Blob([head])];
  for (let start = 0; start < rows.length; start += PART) {
    parts.push(new Blob([write(rows.slice(start, start + PART))]));
    await nextTask();
  }
  return new Blob(parts);
}

/** The trials of a list with who answered and what was noted about each. */
async function tableRows(
  lines: readonly ListedLine[],
  of: readonly LookedInto[],
): Promise<TrialTableRow[]> {
  const models = new Map(of.map(({ study, model }) => [study.id, model ?? null]));
  const notes = new Map((await store.notes()).map(({ trial, text }) => [trial, text]));
  return lines.map((line) => ({
    line,
    model: models.get(line.study) ?? null,
    note: notes.get(line.trial.key) ?? null,
  }));
}

export async function trialsCsv(
  lines: readonly ListedLine[],
  of: readonly LookedInto[],
): Promise<Blob> {
  const rows = await tableRows(lines, of);
  return inParts(rows, (part) => csvRows(TRIAL_COLUMNS, part), csvHeader(TRIAL_COLUMNS));
}

export async function trialsJsonLines(
  lines: readonly ListedLine[],
  of: readonly LookedInto[],
): Promise<Blob> {
  return inParts(await tableRows(lines, of), (part) => jsonLines(TRIAL_COLUMNS, part));
}

/** The profile of some lines of one study, all of which were asked in the same way. */
async function profileRow(
  study: Study,
  model: ModelRespondent,
  lines: readonly ListedLine[],
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

/** The profiles of the studies that give one and have an answer, one of each persona. */
export async function profilesCsv(of: readonly LookedInto[]): Promise<Blob> {
  const rows: ProfileTableRow[] = [];
  for (const { study, model, lines } of of) {
    if (model === undefined || !givesProfile(study.preset)) continue;
    const personas = groupBy(lines, ({ trial }) => personaIn(trial.question));
    for (const own of personas.values()) {
      if (own.some(({ row }) => row !== null)) rows.push(await profileRow(study, model, own));
    }
  }
  return new Blob([csvHeader(PROFILE_COLUMNS), csvRows(PROFILE_COLUMNS, rows)]);
}

/**
 * A study as a log of Inspect AI, which holds one model.
 *
 * @throws RangeError where the model or the questions are not on this machine.
 */
export async function inspectLog({ study, model, lines, pack }: LookedInto): Promise<Blob> {
  if (model === undefined || pack === null) {
    throw new RangeError(`the model or the questions of ${study.id} are not on this machine`);
  }
  const notes = new Map((await store.notes()).map(({ trial, text }) => [trial, text]));
  const answered = lines.filter(({ row, unread }) => row !== null || unread !== null);
  let isFirst = true;
  const samples = await inParts(
    answered,
    (part) => {
      const text = inspectSamples(
        part.map((line) => ({
          line,
          model,
          prompt: promptOf(line.trial.question, pack),
          note: notes.get(line.trial.key) ?? null,
        })),
        isFirst,
      );
      isFirst = false;
      return text;
    },
    inspectHead(study, model, lines, `Axia ${__APP_VERSION__}`),
  );
  return new Blob([samples, INSPECT_END]);
}

/** What the columns of both tables mean. */
export function codebook(): string {
  return codebookOf({ trials: TRIAL_COLUMNS, profiles: PROFILE_COLUMNS });
}
