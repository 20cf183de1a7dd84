// Respondents of the list, from what is known of their answers, or from what was published of them.
import { isBuiltInId, isCurrent } from '../../content/pack';
import type { PublishedModel } from '../../content/published';
import { NO_CHOICES } from '../../core/score/packed';
import { compareVersions } from '../../core/instrument/version';
import { profileUnder, publishedProfileOf } from '../../run/analysis';
import { count } from '../../ui/format';
import { nameOfCountry, traitsOf } from '../model-traits';
import type { Answered, Source } from '../source';
import { answersOf, type Overview } from './overview';

export function publishedSource(model: PublishedModel): Source {
  const { scenarios } = model.tables;
  return {
    id: `published:${model.id}`,
    kind: 'published',
    label: model.name,
    detail: `${model.company}, ${model.country}; ${count(scenarios, 'scenario')}, five prompts`,
    model: null,
    traits: {
      maker: model.company,
      country: nameOfCountry(model.country),
      family: null,
      size: null,
      quantisation: null,
    },
    isOwn: true,
    framings: [],
    ratings: [],
    choices: NO_CHOICES,
    balanced: NO_CHOICES,
    asked: new Set(),
    packs: [],
    answered: () => Promise.resolve([]),
    isSimulated: false,
    compute: () => publishedProfileOf(model.tables),
  };
}

/** Which questions were answered, where they are not the built-in ones of today. */
function ofPacks(packs: Overview['packs']): string {
  if (packs.every(isCurrent)) return '';
  const [newest] = packs.toSorted((a, b) => compareVersions(b.version, a.version));
  const versions = new Set(packs.map(({ version }) => version));
  return ` of ${newest?.title ?? ''} ${[...versions].toSorted(compareVersions).join(' and ')}`;
}

/** How many texts there are, and what of them could not be read; nothing where nothing was written. */
function ofTexts({ texts: { read, refused, several, none } }: Overview): string {
  const all = read + refused + several + none;
  if (all === 0) return '';
  return `; ${count(all, 'text')}, of these ${refused} refused, ${several + none} named no single answer`;
}

/** @param answered reads the rows again: few pages need them. */
export function sourceOf(
  { label, ...entry }: Pick<Source, 'id' | 'label' | 'model' | 'isSimulated'>,
  overview: Overview,
  answered: () => Promise<readonly Answered[]>,
): Source {
  const kind = entry.model === null ? 'person' : 'model';
  const { packs, framings, items, questions, further, ratings, choices, balanced } = overview;
  // Answers to packs of different ids are never mixed, so the first speaks for all.
  const imported = packs.find(({ id }) => !isBuiltInId(id));
  const adaptive = further === 0 ? '' : ` (${further} chosen by earlier answers)`;
  const asked = `${count(items, 'portrait')}, ${count(questions, 'scenario question')}${adaptive}`;
  return {
    ...entry,
    kind,
    traits: entry.model === null ? null : traitsOf(entry.model),
    isOwn: !overview.isWritten && overview.persona === null,
    framings,
    ratings,
    choices,
    balanced,
    asked: new Set(overview.asked),
    packs,
    answered,
    label: imported === undefined ? label : `${label}, ${imported.title}`,
    detail: asked + ofPacks(packs) + ofTexts(overview),
    compute: () => profileUnder(overview.profileKey, answersOf(kind, overview)),
  };
}
