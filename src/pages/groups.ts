// Groups as respondents: all people, the models, the published profiles, and of the published ones those of
// one country. A group is offered where at least two members have answered; each member counts once.
import { groupProfile } from '../core/compare/group-profile';
import { groupBy } from '../core/score/group-by';
import { NO_CHOICES, rowCount } from '../core/score/packed';
import { count } from '../ui/format';
import { longestOfEach, type Source } from './source';

interface Group {
  id: string;
  label: string;
  members: readonly Source[];
}

function groupsOf(single: readonly Source[]): Group[] {
  const people = single.filter(
    ({ kind, choices, isSimulated }) => kind === 'person' && rowCount(choices) > 0 && !isSimulated,
  );
  const models = longestOfEach(single.filter(({ choices }) => rowCount(choices) > 0));
  const published = single.filter(({ kind }) => kind === 'published');
  const countries = groupBy(published, ({ traits }) => traits?.country ?? '');
  return [
    { id: 'group:people', label: 'All people here', members: people },
    { id: 'group:models', label: 'All models here', members: models },
    { id: 'group:published', label: 'All published', members: published },
    ...[...countries].map(([country, members]) => ({
      id: `group:published-${country.toLowerCase().replaceAll(' ', '-')}`,
      label: `Published, ${country}`,
      members,
    })),
  ];
}

/** The groups among some respondents, each with the mean profile of its members. */
export function groupSources(single: readonly Source[]): Source[] {
  return groupsOf(single)
    .filter(({ members }) => members.length > 1)
    .map(({ id, label, members }) => ({
      id,
      kind: 'group',
      label,
      detail: `mean of ${count(members.length, 'profile')}`,
      model: null,
      traits: null,
      isOwn: true,
      framings: [],
      ratings: [],
      choices: NO_CHOICES,
      balanced: NO_CHOICES,
      isSimulated: false,
      asked: new Set(),
      packs: [],
      answered: () => Promise.resolve([]),
      compute: async () => groupProfile(await Promise.all(members.map(({ compute }) => compute()))),
    }));
}
