// Planning a study of one model, and counting what of it is answered.
import { UNKNOWN_QUESTIONS } from '../content/pack';
import type { Pack } from '../core/instrument/pack';
import { conditionOf, type Sitting } from '../core/study/plan';
import { PRESETS } from '../core/study/presets';
import { questionsOf } from '../core/study/questions';
import { answererOf, type ModelRespondent, type PresetId, type Study } from '../core/study/records';
import type { Instrument } from '../core/study/trial';
import { store } from '../store/store';
import { knownPackOf } from './packs';
import { plannedTrials, type PlannedTrial } from './runner';

/** What a preset asks, in words, and the same in as few as fit beside a model's name. */
export const PRESET_NAMES: Readonly<Record<PresetId, { asks: string; label: string }>> = {
  short: { asks: 'the questions a person is asked', label: 'short' },
  full: { asks: 'the first thirty scenarios', label: 'thirty scenarios' },
  bank: { asks: 'everything', label: 'everything' },
  steered: { asks: 'told to pick a value, and to hold it', label: 'told to pick and to hold' },
  labels: { asks: 'what each action shows', label: 'what actions show' },
  soundness: { asks: 'how sound each action is', label: 'how sound actions are' },
};

/**
 * The part of a study's id that says what it asks. The label check was planned anew: a study of the
 * first plan, in four orders, is kept and goes on as it was, and beside it the new one can be begun.
 */
const idPart = (preset: PresetId) => (preset === 'labels' ? 'labels-all-shifts' : preset);

/** Decides nothing of what a model is asked: only people are shown what is drawn. */
const SEED = 1;

function sittingsFor(study: Study, respondent: ModelRespondent, pack: Pack): Sitting[] {
  const answerer = answererOf(respondent);
  return PRESETS[study.preset].plans.map((plan) => ({
    id: `${study.id}-${plan.instrument === 'steered' ? plan.condition : plan.instrument}`,
    respondent: respondent.id,
    study: study.id,
    pack: { id: pack.id, version: pack.version },
    plan,
    condition: conditionOf(plan),
    answerer,
    seed: SEED,
    startedAt: study.createdAt,
  }));
}

/** How many questions of each instrument a preset asks of a pack. */
export function questionCounts(preset: PresetId, pack: Pack): Map<Instrument, number> {
  const counts = new Map<Instrument, number>();
  for (const plan of PRESETS[preset].plans) {
    for (const { instrument } of questionsOf(plan, SEED, pack)) {
      counts.set(instrument, (counts.get(instrument) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether the answers say what the model values, and not only what it finds in the actions. */
export function givesProfile(preset: PresetId): boolean {
  return PRESETS[preset].plans.every(
    ({ instrument }) => instrument === 'questionnaire' || instrument === 'scenarios',
  );
}

/** Stores the study of a model and preset, or finds the one there is. */
export function ensureStudy(
  respondent: ModelRespondent,
  preset: PresetId,
  pack: Pack,
): Promise<Study> {
  const study: Study = {
    // One study for each model, preset and version of the pack: asking again continues it.
    id: `${respondent.id}-${idPart(preset)}-${pack.id}-${pack.version}`,
    name: respondent.name,
    respondent: respondent.id,
    preset,
    createdAt: Date.now(),
  };
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
  if (pack === null) return { ok: false, reason: UNKNOWN_QUESTIONS };
  const trials = plannedTrials(sittings, pack);
  const answered = await store.answered(trials.map(({ key }) => key));
  return { ok: true, pack, trials, open: trials.filter(({ key }) => !answered.has(key)) };
}
