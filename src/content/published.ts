// The ten published profiles (content/published/valact-15k.json), read through a schema.
// Source: Huang et al. 2026, arXiv 2601.07972; repository penguinnnnn/ValAct-15k, commit 14c1ef0.
import * as v from 'valibot';
import type { PublishedTables } from '../core/score/types';
import type { Ten } from '../core/values';

/** Grok 4 answered 300 of the 3,000 scenarios; all others all of them (notes in the file). */
const SCENARIOS = 3000;
const FEWER_SCENARIOS: Readonly<Record<string, number>> = { 'grok-4-0709': 300 };
const QUESTIONS_A_SCENARIO = 5;

const ten = v.pipe(v.array(v.number()), v.length(10));
const byPrompt = v.record(v.string(), v.array(ten));

const schema = v.object({
  title: v.string(),
  source: v.object({ paper: v.string(), repository: v.string(), notes: v.array(v.string()) }),
  models: v.array(
    v.object({ id: v.string(), name: v.string(), company: v.string(), country: v.string() }),
  ),
  enacted_share_percent: byPrompt,
  questionnaire_raw_mean: byPrompt,
  select_accuracy_percent: byPrompt,
  hold_accuracy_percent: byPrompt,
});

export interface PublishedModel {
  id: string;
  name: string;
  company: string;
  country: string;
  tables: PublishedTables;
  /**
   * Percent of questions in which the option of a value was chosen, told to select it and told to hold
   * it, for each prompt wording; null for models that were not told.
   */
  steered: { select: readonly Ten[]; hold: readonly Ten[] } | null;
}

export interface Published {
  paper: string;
  repository: string;
  models: PublishedModel[];
}

function steeredOf(
  selected: Readonly<Record<string, Ten[]>>,
  held: Readonly<Record<string, Ten[]>>,
  id: string,
): PublishedModel['steered'] {
  const [select, hold] = [selected[id], held[id]];
  return select === undefined || hold === undefined ? null : { select, hold };
}

/** @throws ValiError if the built-in file does not fit (a test sees to it that it does). */
export async function publishedProfiles(): Promise<Published> {
  const { default: data } = await import('./published/valact-15k.json');
  const file = v.parse(schema, data);
  return {
    paper: file.source.paper,
    repository: file.source.repository,
    models: file.models.map((model) => {
      const scenarios = FEWER_SCENARIOS[model.id] ?? SCENARIOS;
      return {
        ...model,
        tables: {
          scenarios,
          questions: scenarios * QUESTIONS_A_SCENARIO,
          share: file.enacted_share_percent[model.id] ?? [],
          stated: file.questionnaire_raw_mean[model.id] ?? [],
        },
        steered: steeredOf(file.select_accuracy_percent, file.hold_accuracy_percent, model.id),
      };
    }),
  };
}
