// What of a design would stand in the way of reading its results (docs/measurement.md, sections 2, 3, 5 and 7).
import type { ShelfEntry } from '../engine/shelf';
import type { Pack } from '../instrument/pack';
import type { Design } from './design';
import type { ModelRespondent } from './records';

/** Fewer scenarios than these give no r between profiles with an interval (docs/measurement.md, 3). */
const FEWEST_SCENARIOS = 30;

/** What is known of a model before it is asked. */
interface AskedModel extends Pick<ModelRespondent, 'name' | 'engine' | 'device' | 'baseline'> {
  /** Null for a model that is not on the shelf. */
  shelf: Pick<ShelfEntry, 'licence' | 'thinking'> | null;
}

/** Licences that leave it to everybody what a model is used for; others are named, to be read. */
const FREE_LICENCES: readonly string[] = ['Apache-2.0', 'MIT'];

const named = (models: readonly AskedModel[]) => models.map(({ name }) => name).join(', ');

/** What would stand in the way of reading the results, in sentences; none where nothing does. */
export function confoundsOf(design: Design, pack: Pack, models: readonly AskedModel[]): string[] {
  const hasPortraits = design.items !== 'none';
  const hasScenarios = design.scenarios !== 'none';
  const scenarios = pack.scenarios?.scenarios.length ?? 0;
  const asked = design.scenarios === 'all' ? scenarios : 30 * Number(design.scenarios);
  const ways = new Set(models.map(({ engine, device }) => `${engine} ${device}`));
  const thinking = models.filter(({ shelf }) => shelf?.thinking === 'optional');
  const bound = models.filter(
    ({ shelf }) => shelf !== null && !FREE_LICENCES.includes(shelf.licence),
  );
  const isWritten = design.answers.includes('text');
  const said: [boolean, string][] = [
    [
      hasScenarios && design.framings.length > 1,
      'Two framings make two studies of each model. What it would do and what it would advise are different questions; their answers are never averaged.',
    ],
    [
      hasPortraits && design.directions.length < 2,
      'With one scale direction a liking for high or low numbers looks like agreement. Both directions cancel it.',
    ],
    [
      (hasPortraits && design.portraitWordings.length < 3) ||
        (hasScenarios && design.scenarioWordings.length < 3),
      'With fewer than three wordings a result can hang on one sentence.',
    ],
    [
      hasScenarios && Math.min(asked, scenarios) < FEWEST_SCENARIOS,
      `With fewer than ${FEWEST_SCENARIOS} scenarios no r between profiles has an interval.`,
    ],
    [
      hasPortraits !== hasScenarios,
      'With one instrument alone there is no gap between what is said and what is done.',
    ],
    [
      ways.size > 1,
      'The models run on different engines or devices. A difference between them is also one of how they are computed.',
    ],
    [
      design.answers.length > 1,
      'Probabilities and texts are two kinds of answer and make two studies of each model. They are shown side by side and never averaged.',
    ],
    [
      isWritten &&
        design.temperatures.every((temperature) => temperature === 0) &&
        design.repeats > 1,
      'At temperature 0 every repeat writes the same text.',
    ],
    [
      design.answers.every((kind) => kind === 'text') &&
        design.temperatures.some((temperature) => temperature > 0) &&
        design.repeats < 3,
      'A text is one draw: with fewer than three repeats nothing tells chance from preference.',
    ],
    [
      design.beside.includes('steered'),
      'What is answered when told to pick or to hold a value is another condition than being told nothing. It is a study of its own and goes into no profile.',
    ],
    [
      hasScenarios && asked > scenarios,
      `The pack has ${scenarios} scenarios, fewer than are chosen: models that were asked other packs or forms are compared on the questions that both have.`,
    ],
    [
      thinking.length > 0,
      `Can think before answering, and is told not to: ${named(thinking)}. With thinking it may answer otherwise.`,
    ],
    [
      bound.length > 0,
      `Under a licence with terms of its own, which may not allow every use: ${bound.map(({ name, shelf }) => `${name} (${shelf?.licence ?? ''})`).join(', ')}.`,
    ],
    [
      models.length > 0 && models.every(({ baseline }) => !baseline),
      'The untrained baseline is not among the models. It shows what chance looks like on the same questions.',
    ],
  ];
  return said.flatMap(([applies, sentence]) => (applies ? [sentence] : []));
}
