// Planning a study of one model, and counting what of it is answered.
import { UNKNOWN_QUESTIONS } from '../content/pack';
import type { Pack } from '../core/instrument/pack';
import { amendmentsOf, latestPlans } from '../core/study/amend';
import { presetPart, studiesOf, type Design } from '../core/study/design';
import { conditionOf, personaOf, type Plan, type Sitting } from '../core/study/plan';
import { PRESETS } from '../core/study/presets';
import { questionsOf } from '../core/study/questions';
import {
  answererOf,
  fittingName,
  type ModelRespondent,
  type PresetId,
  type Study,
} from '../core/study/records';
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

/** Decides nothing of what a model is asked: only people are shown what is drawn. */
const SEED = 1;

/** Tells the sittings of one study apart. */
function partOf(plan: Plan): string {
  if (plan.instrument === 'steered') return plan.condition;
  const persona = personaOf(plan);
  return persona === undefined ? plan.instrument : `${plan.instrument}-${persona}`;
}

function sittingsFor(
  study: Study,
  plans: readonly Plan[],
  respondent: ModelRespondent,
  pack: Pack,
): Sitting[] {
  const answerer = answererOf(respondent);
  return plans.map((plan) => ({
    id: `${study.id}-${partOf(plan)}`,
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

/** What a study asks, in words, and the same in as few as fit beside a model's name. */
export function namesOf({ preset, asks }: Study): { asks: string; label: string } {
  if (preset !== 'own' && preset !== 'anchored') return PRESET_NAMES[preset];
  return { asks: asks ?? 'an own plan', label: asks ?? 'own plan' };
}

/** Whether the answers say what the model values, and not only what it finds in the actions. */
export function givesProfile(preset: Study['preset']): boolean {
  // What somebody built asks portraits and scenarios (core/study/design.ts).
  if (preset === 'own' || preset === 'anchored') return true;
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
    id: `${respondent.id}-${presetPart(preset)}-${pack.id}-${pack.version}`,
    name: respondent.name,
    respondent: respondent.id,
    preset,
    createdAt: Date.now(),
  };
  const sittings = sittingsFor(study, PRESETS[preset].plans, respondent, pack);
  return store.addStudy(study, respondent, sittings);
}

/** Stores the studies of a design for one model, or finds those that there are. */
export async function ensureDesigned(
  respondent: ModelRespondent,
  design: Design,
  pack: Pack,
): Promise<Study[]> {
  const stored: Study[] = [];
  for (const { preset, plans, asks, idPart } of studiesOf(design)) {
    const study: Study = {
      id: `${respondent.id}-${idPart}-${pack.id}-${pack.version}`,
      name: respondent.name,
      respondent: respondent.id,
      preset,
      ...(asks === null ? {} : { asks: fittingName(asks) }),
      createdAt: Date.now(),
    };
    const sittings = sittingsFor(study, plans, respondent, pack);
    stored.push(await store.addStudy(study, respondent, sittings));
  }
  return stored;
}

/**
 * Adds plans to a study. What was planned before stays, and so do the answers: only what is new is open
 * afterwards.
 */
export async function amendStudy(
  study: Study,
  respondent: ModelRespondent,
  plans: readonly Plan[],
  pack: Pack,
): Promise<void> {
  const amendment = 1 + amendmentsOf(await store.sittingsOfStudy(study.id));
  const startedAt = Date.now();
  const sittings = sittingsFor(study, plans, respondent, pack);
  await store.addSittings(
    sittings.map((one) => ({ ...one, id: `${one.id}-${amendment}`, amendment, startedAt })),
  );
}

/** How many trials plans ask of a model that a study does not ask yet. */
export function newTrials(
  { trials }: StudyTrials,
  study: Study,
  respondent: ModelRespondent,
  plans: readonly Plan[],
  pack: Pack,
): number {
  const known = new Set(trials.map(({ key }) => key));
  const wanted = plannedTrials(sittingsFor(study, plans, respondent, pack), pack);
  return wanted.filter(({ key }) => !known.has(key)).length;
}

interface StudyTrials {
  ok: true;
  pack: Pack;
  trials: PlannedTrial[];
  /** How often it was amended, and what was wanted the last time. */
  amendments: number;
  plans: readonly Plan[];
}

export interface StudyProgress extends StudyTrials {
  open: PlannedTrial[];
}

/** A study whose questions this Axia cannot tell, with the reason for people. */
export interface UnreadableStudy {
  ok: false;
  reason: string;
}

/** What a study asks, without looking for what of it is answered. */
export async function studyTrials(study: Study): Promise<StudyTrials | UnreadableStudy> {
  const sittings = await store.sittingsOfStudy(study.id);
  const [first] = sittings;
  if (first === undefined) return { ok: false, reason: 'stored without its questions' };
  const pack = await knownPackOf(first.pack);
  if (pack === null) return { ok: false, reason: UNKNOWN_QUESTIONS };
  return {
    ok: true,
    pack,
    trials: plannedTrials(sittings, pack),
    amendments: amendmentsOf(sittings),
    plans: latestPlans(sittings),
  };
}

export async function studyProgress(study: Study): Promise<StudyProgress | UnreadableStudy> {
  const asked = await studyTrials(study);
  if (!asked.ok) return asked;
  const answered = await store.answered(asked.trials.map(({ key }) => key));
  return { ...asked, open: asked.trials.filter(({ key }) => !answered.has(key)) };
}
