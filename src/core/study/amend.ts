// Amending a study: what it asks grows, and nothing of what was planned or answered changes. An amendment is a
// further plan of the same study; trials that both ask have one key and are asked once (trial.ts). What would
// be another kind of study is no amendment: another framing, or texts at another temperature.
//
// Example: portraits in one wording, amended to three, ask the portraits in the other two.
import { studiesOf, type Design, type PlannedStudy } from './design';
import { personaOf, writingOf, type Plan, type Sitting } from './plan';

/** The plans of the last amendment, or the first ones: each is the whole of what was wanted then. */
export function latestPlans(sittings: readonly Sitting[]): Plan[] {
  const last = amendmentsOf(sittings);
  return sittings.filter(({ amendment = 0 }) => amendment === last).map(({ plan }) => plan);
}

/** How often a study was amended. */
export function amendmentsOf(sittings: readonly Sitting[]): number {
  return sittings.reduce((most, { amendment = 0 }) => Math.max(most, amendment), 0);
}

function isDesigned(plan: Plan): boolean {
  if (personaOf(plan) !== undefined) return false;
  if (plan.instrument === 'questionnaire') return plan.inOne === undefined;
  if (plan.instrument !== 'scenarios') return false;
  return plan.form === 'all' && plan.ids === undefined && plan.orders !== 'drawn';
}

/**
 * The design that makes these plans; null for plans that no design makes: those of people, of forms and of
 * what is asked beside a design.
 *
 * @param empty what stands for the instruments and settings that the plans do not have.
 */
export function designOf(plans: readonly Plan[], empty: Design): Design | null {
  if (plans.length === 0 || !plans.every(isDesigned)) return null;
  const design: Design = { ...empty, items: 'none', scenarios: 'none', beside: [] };
  return plans.reduce<Design>((known, plan) => ({ ...known, ...partOf(plan) }), design);
}

function partOf(plan: Plan): Partial<Design> {
  const writing = writingOf(plan);
  const answers: Partial<Design> =
    writing === undefined
      ? { answers: ['distribution'] }
      : { answers: ['text'], temperatures: [writing.temperature], repeats: writing.repeats };
  if (plan.instrument === 'questionnaire') {
    const { items = 'short', wordings: portraitWordings, directions } = plan;
    return { ...answers, items, portraitWordings, directions };
  }
  if (plan.instrument !== 'scenarios' || plan.orders === 'drawn') return answers;
  const { thirties: scenarios = 1, questions, orders, wordings, framing } = plan;
  return {
    ...answers,
    scenarios,
    questions,
    orders,
    scenarioWordings: wordings,
    framings: [framing],
  };
}

const kindOf = (plans: readonly Plan[]) =>
  [
    ...new Set(
      plans.map(
        (plan) => `${writingOf(plan)?.temperature ?? ''} ${writingOf(plan)?.maxTokens ?? ''}`,
      ),
    ),
  ].join();

const framingsOf = (plans: readonly Plan[]) =>
  new Set(plans.flatMap((plan) => (plan.instrument === 'scenarios' ? [plan.framing] : [])));

/** The study that a design makes in the place of these plans; null where it would be another kind of study. */
export function amended(plans: readonly Plan[], design: Design): PlannedStudy | null {
  const [only, ...others] = studiesOf({ ...design, beside: [] });
  if (only === undefined || others.length > 0) return null;
  const framings = new Set([...framingsOf(plans), ...framingsOf(only.plans)]);
  return framings.size <= 1 && kindOf(only.plans) === kindOf(plans) ? only : null;
}
