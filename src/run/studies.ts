// Planning a study of one model, and counting what of it is answered.
import { knownPackOf, NEWER_QUESTIONS } from '../content/pack';
import type { Pack } from '../core/instrument/pack';
import { FULL_PRESET, SHORT_PRESET, type Sitting } from '../core/study/plan';
import type { ModelRespondent, Study } from '../core/study/records';
import { store } from '../store/store';
import { plannedTrials, type PlannedTrial } from './runner';

export type PresetId = Study['preset'];

const PRESETS = { short: SHORT_PRESET, full: FULL_PRESET } as const;

/** What a preset asks, in words, and the same in as few as fit beside a model's name. */
export const PRESET_NAMES: Readonly<Record<PresetId, { asks: string; label: string }>> = {
  short: { asks: 'the questions a person is asked', label: 'short' },
  full: { asks: 'all scenarios', label: 'all scenarios' },
};

function sittingsFor(study: Study, respondent: ModelRespondent, pack: Pack): Sitting[] {
  const { engine, engineVersion, revision, device } = respondent;
  return PRESETS[study.preset].plans.map((plan) => ({
    id: `${study.id}-${plan.instrument}`,
    respondent: respondent.id,
    study: study.id,
    pack: { id: pack.id, version: pack.version },
    plan,
    condition: 'neutral',
    answerer: { kind: 'model', engine, engineVersion, revision, device },
    seed: 1,
    startedAt: study.createdAt,
  }));
}

function newStudy(respondent: ModelRespondent, preset: PresetId, pack: Pack): Study {
  return {
    // One study for each model, preset and version of the pack: asking again continues it.
    id: `${respondent.id}-${preset}-${pack.id}-${pack.version}`,
    name: respondent.name,
    respondent: respondent.id,
    preset,
    createdAt: Date.now(),
  };
}

/** How many questions a preset asks. */
export function questionCount(respondent: ModelRespondent, preset: PresetId, pack: Pack): number {
  const study = newStudy(respondent, preset, pack);
  return plannedTrials(sittingsFor(study, respondent, pack), pack).length;
}

/** Stores the study of a model and preset, or finds the one there is. */
export function ensureStudy(
  respondent: ModelRespondent,
  preset: PresetId,
  pack: Pack,
): Promise<Study> {
  const study = newStudy(respondent, preset, pack);
  return store.addStudy(study, respondent, sittingsFor(study, respondent, pack));
}

export interface StudyProgress {
  ok: true;
  pack: Pack;
  trials: PlannedTrial[];
  open: PlannedTrial[];
}

/** A study whose questions this Axia cannot tell, with the reason for people. */
export interface UnreadableStudy {
  ok: false;
  reason: string;
}

export async function studyProgress(study: Study): Promise<StudyProgress | UnreadableStudy> {
  const sittings = await store.sittingsOfStudy(study.id);
  const [first] = sittings;
  if (first === undefined) return { ok: false, reason: 'stored without its questions' };
  const pack = await knownPackOf(first.pack);
  if (pack === null) return { ok: false, reason: NEWER_QUESTIONS };
  const trials = plannedTrials(sittings, pack);
  const answered = await store.answered(trials.map(({ key }) => key));
  return { ok: true, pack, trials, open: trials.filter(({ key }) => !answered.has(key)) };
}
